/** The sections of docs/benchmarks.md, in their order: each measures something and prints it as Markdown. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { floorOf, floorTable } from './floors.js';
import { GOLD, WORK } from './paths.js';
import { readGold, scoredBy, scoreSet } from './score.js';

export interface Section {
  title: string;
  /** Measures, and returns the section's Markdown without its heading. */
  measure(): Promise<string>;
}

/** Modules are loaded when their section is asked for: one that cannot be measured keeps none of the others from it. */
export const SECTIONS: Record<string, Section> = {
  articles: { title: 'Article extraction', measure: articles },
  language: {
    title: 'The language reader',
    measure: async () => (await import('./language.js')).languageSection(),
  },
  languages: {
    title: 'Arabic, Persian, French, Russian, Ukrainian',
    measure: async () => (await import('./languages.js')).languagesSection(),
  },
  attribution: { title: 'Attribution and chains', measure: attribution },
  claims: {
    title: 'Claims',
    measure: async () => (await import('./claims.js')).benchClaims(),
  },
  places: { title: 'Places', measure: places },
  time: { title: 'Time', measure: time },
  events: {
    title: 'Events',
    measure: async () => (await import('./events.js')).eventsSection(),
  },
  stories: {
    title: 'Stories: how many independent voices say so',
    measure: async () => (await import('./stories.js')).storiesSection(),
  },
  speed: {
    title: 'The whole flow: speed, start, memory, growth',
    measure: async () => (await import('./speed.js')).speedSection(),
  },
  input: {
    title: 'Opening web archives',
    measure: async () => (await import('./input.js')).inputSection(),
  },
  cluster: {
    title: 'Many machines: Apache Spark',
    measure: async () => (await import('./cluster.js')).clusterSection(),
  },
  desk: { title: 'The desk', measure: async () => (await import('./desk.js')).deskSection() },
};

async function articles(): Promise<string> {
  const gold = JSON.parse(readFileSync(join(GOLD, 'articles/ground-truth.json'), 'utf8')) as Record<
    string,
    { url: string }
  >;
  const input = join(WORK, 'articles.jsonl');
  const lines = Object.entries(gold).map(([id, { url }]) => {
    // Every page of this set is UTF-8; `fatal` would say so if one were not.
    const html = new TextDecoder('utf-8', { fatal: true }).decode(
      gunzipSync(readFileSync(join(GOLD, 'articles/html', `${id}.html.gz`))),
    );
    return `${JSON.stringify({ id, url, html })}\n`;
  });
  writeFileSync(input, lines.join(''));
  const figures = await scoreSet('articles', 'articles', input);
  return [
    `${lines.length} pages of the article-extraction-benchmark, bodies by shared runs of four words.`,
    floorTable([floorOf('F1', figures, 'f1', 0.98)]),
    'On the same pages: trafilatura 2.3.1 0.967 by default and 0.977 tuned for precision; @mozilla/readability with linkedom 0.958; defuddle 0.941.',
    `Precision ${figures.p}, recall ${figures.r}.`,
  ].join('\n\n');
}

async function attribution(): Promise<string> {
  const polnear = await scoreSet('attribution', 'attribution/dev.jsonl');
  const chains = await scoreSet('chains', 'chains/dev.jsonl');
  const module = await import('./attribution.js');
  const more = await module.benchAttribution();
  return [
    'PolNeAR dev (84 articles, outermost attributions) and the project’s chains (80 passages), through the command line.',
    floorTable([
      floorOf('PolNeAR: content tokens F1', polnear, 'content_tokens.f1', 0.8),
      floorOf('PolNeAR: source tokens F1', polnear, 'source_tokens.f1', 0.74),
      floorOf('PolNeAR: cue tokens F1', polnear, 'cue_tokens.f1', 0.53),
      floorOf('PolNeAR: attribution F1', polnear, 'attribution.f1', 0.7),
      floorOf('chains: origin tokens F1', chains, 'origin_tokens.f1', 0.84),
      floorOf('chains: chain tokens F1', chains, 'chain_tokens.f1', 0.81),
      floorOf('chains: chains of two or more F1', chains, 'chain_of_two_or_more_tokens.f1', 0.62),
      floorOf('chains: antecedent recall', chains, 'antecedent.recall', 0.74),
      ...more.floors,
    ]),
    'On the same articles, attribution F1: textacy 0.13, the Gender Gap Tracker’s extractor 0.25 to 0.39, BBC Citron retrained 0.49, verbs of saying over spaCy small’s trees 0.59.',
    more.markdown,
  ].join('\n\n');
}

async function places(): Promise<string> {
  const news = await scoreSet('places', 'places/gwn-dev.jsonl');
  const local = await scoreSet('places', 'places/lgl.jsonl');
  const far = await scoredBy('far_places.py', await readGold('stories/reports.jsonl'));
  const module = await import('./places.js');
  const more = await module.benchPlaces();
  return [
    'GeoWebNews dev (96 articles) and the Local-Global Lexicon (588), through the command line.',
    floorTable([
      floorOf('GeoWebNews: recognised F1', news, 'recognised.f1', 0.78),
      floorOf('GeoWebNews: of those put on the map, within 161 km', news, 'resolved_within_161', 0.955),
      floorOf('GeoWebNews: end to end F1', news, 'end_to_end_161.f1', 0.81),
      floorOf('Local-Global Lexicon: end to end F1', local, 'end_to_end_161.f1', 0.64),
      {
        ...floorOf(
          '399 reports on one war: places in a country they have no reason for',
          far,
          'share',
          0.01,
          true,
        ),
        digits: 4,
      },
      ...more.floors,
    ]),
    'On the same texts, spaCy small’s names put on the most populous place: 0.74 to 0.77, 0.88, 0.65; on the Lexicon 0.52.',
    more.markdown,
  ].join('\n\n');
}

async function time(): Promise<string> {
  const figures = await scoreSet('time', 'time/timebank.jsonl');
  const module = await import('./time.js');
  const { scores, markdown } = await module.benchTime();
  return [
    'TimeBank as cleaned for TempEval-3 (183 documents) with its publication times, through the command line.',
    floorTable([
      floorOf('relaxed F1', figures, 'relaxed.f1', 0.92),
      floorOf('strict F1', figures, 'strict.f1', 0.85),
      floorOf('value F1', figures, 'value.f1', 0.85),
      { what: 'words a second', measured: scores.wordsPerSecond, floor: 100_000, digits: 0 },
    ]),
    'On the same texts, relaxed, strict, value: HeidelTime 0.919, 0.853, 0.795; Microsoft Recognizers 0.875, 0.690, 0.624; chrono 0.708, 0.567, 0.491; compromise 0.814, 0.575, 0.406; dateparser 0.559, 0.287, 0.301.',
    'By class of expression (the same figures from inside the process):',
    markdown,
  ].join('\n\n');
}
