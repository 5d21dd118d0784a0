/**
 * What the server answers with. Everything that it says carries the report, the span (UTF-16 code units of the report's
 * text, half-open) and the quoted words, so that it can be cited and looked up; what was worked out says so.
 */
import type { LinkView } from '../output/index.js';
import type { Place, Report, Span } from '../report.js';
import type { Ref, Story, StoryOrigin } from '../story.js';
import type { Corpus, KnownClaim } from './corpus.js';

export type Answer = Record<string, unknown>;

export function aboutReport({ id, title, outlet, published, publishedFrom, url, language }: Report): Answer {
  return { id, title, outlet, published, publishedFrom, url, language };
}

export function quote(report: Report, { start, end }: Span): Answer {
  return { start, end, words: report.text.slice(start, end) };
}

const quotes = (report: Report, spans: readonly Span[]) => spans.map((span) => quote(report, span));

/** A claim with its whole chain. */
export function aboutClaim({ report, view, when, review }: KnownClaim): Answer {
  const { claim, chain, origin } = view;
  return {
    report: aboutReport(report),
    claim: claim.id,
    kind: claim.kind,
    words: view.words,
    spans: quotes(report, claim.spans),
    ownVoice: chain.length === 0,
    chain: chain.map((link) => aboutLink(report, link)),
    origin: origin
      ? {
          name: origin.name,
          kind: origin.kind,
          named: origin.named,
          role: origin.role,
          affiliation: origin.affiliation,
        }
      : chain.length === 0
        ? { name: report.outlet ?? 'the report itself', ownVoice: true }
        : { named: false },
    polarity: claim.modality.polarity,
    tense: claim.modality.tense,
    hedges: quotes(report, claim.modality.hedges),
    places: view.places.map(({ place, role }) => ({ role, ...aboutPlace(report, place) })),
    when: when.map(({ time, earliest, latest }) => ({
      ...quote(report, time),
      earliest,
      latest,
      workedOut: time.inferred,
    })),
    quantities: view.quantities.map(({ min, max, unit, casualty, ...span }) => ({
      ...quote(report, span),
      min,
      max,
      unit,
      casualty,
    })),
    events: view.events.map(({ type, subEvent, status, triggers }) => ({
      type,
      subEvent,
      status,
      trigger: triggers[0] && quote(report, triggers[0]),
    })),
    warnings: view.warnings.map(({ message }) => message),
    review,
  };
}

function aboutLink(report: Report, link: LinkView): Answer {
  const { attribution, source, name, asWritten, named, said } = link;
  return {
    source: name || undefined,
    named,
    kind: source?.kind,
    role: source?.role,
    affiliation: source?.affiliation,
    sourceWords: quotes(report, attribution.source),
    workedOut: asWritten === undefined ? undefined : `“${asWritten}” is taken for ${name}`,
    cue: quotes(report, attribution.cue),
    stance: attribution.stance,
    quotation: attribution.quotation,
    evidence: attribution.evidence,
    said: said?.edtf ?? said?.value,
    confidence: attribution.confidence,
  };
}

function aboutPlace(report: Report, place: Place): Answer {
  const { feature, confidence } = place;
  return {
    ...quote(report, place),
    resolved: feature
      ? {
          name: feature.name,
          country: feature.country,
          lat: feature.lat,
          lon: feature.lon,
          id: feature.id,
          confidence,
        }
      : undefined,
  };
}

export function aboutStory(corpus: Corpus, story: Story): Answer {
  const { id, label, type, subEvent, earliest, latest, places, independent, confidence } = story;
  return {
    story: id,
    label: refQuote(corpus, label),
    type,
    subEvent,
    earliest,
    latest,
    places: places.map(({ feature }) => ({
      name: feature.name,
      country: feature.country,
      lat: feature.lat,
      lon: feature.lon,
    })),
    independentVoices: independent,
    voices: story.origins.map(({ id: voice, name, kind, named, ownVoice }) => ({
      voice,
      name,
      kind,
      named,
      ownVoice,
    })),
    reports: story.reports.map(({ report, part, title, outlet, published, echoOf }) => ({
      id: report,
      part,
      title,
      outlet,
      published,
      repeats: echoOf && { report: echoOf.report, as: echoOf.kind },
    })),
    confidence,
  };
}

export function refQuote(corpus: Corpus, { report: id, start, end }: Ref): Answer {
  const report = corpus.report(id);
  return { report: id, start, end, words: report?.text.slice(start, end) };
}

/** Claims of one voice in one report, at most. */
const MOST_SAID = 5;

/** Who is behind a story, what each says in the reports' own words, and where they differ. */
export function aboutVoices(corpus: Corpus, story: Story): Answer {
  const facts = story.reports.flatMap((one) => one.facts.map((fact) => ({ fact, report: one.report })));
  const fact = ({ fact: { slot, min, max, value, ref, denied, claim, origin } }: (typeof facts)[number]) => ({
    slot,
    min,
    max,
    value,
    denied,
    claim,
    voice: origin,
    ...refQuote(corpus, ref),
  });
  return {
    ...aboutStory(corpus, story),
    voices: story.origins.map((origin) => ({
      voice: origin.id,
      name: origin.name,
      kind: origin.kind,
      named: origin.named,
      ownVoice: origin.ownVoice,
      oneVoiceBecause: origin.why,
      toldBy: story.reports
        .filter(({ origins }) => origins.includes(origin.id))
        .map(({ report, via, echoOf }) => ({
          report,
          via,
          repeats: echoOf && { report: echoOf.report, as: echoOf.kind },
          says: saidBy(corpus, story, origin, report),
        })),
      facts: facts.filter((one) => one.fact.origin === origin.id).map(fact),
    })),
    divergences: story.divergences.map(({ slot, kind, why, facts: ids }) => ({
      slot,
      kind,
      why,
      facts: facts.filter((one) => ids.includes(one.fact.id)).map(fact),
    })),
  };
}

function saidBy(corpus: Corpus, story: Story, origin: StoryOrigin, report: string): Answer[] {
  const told = story.reports.find((one) => one.report === report)?.claims ?? [];
  const sources = new Set(origin.sources.filter((one) => one.report === report).map(({ source }) => source));
  return told
    .flatMap((id) => corpus.claim(report, id) ?? [])
    .filter(({ view }) =>
      view.chain.length === 0 ? origin.ownVoice : view.origin && sources.has(view.origin.id),
    )
    .slice(0, MOST_SAID)
    .map(({ report: own, view }) => ({ claim: view.claim.id, spans: quotes(own, view.claim.spans) }));
}
