/** The tools: what an assistant can ask, each with what it takes and how it is answered. */
import { z } from 'zod';
import type { GazetteerFeature } from '../report.js';
import { type Answer, aboutClaim, aboutReport, aboutStory, aboutVoices, quote } from './answers.js';
import type { Corpus } from './corpus.js';
import { type Area, type FoundClaims, findClaims, findStories } from './search.js';

/** Something was asked that cannot be answered, in words that say what can. Never holds a report's text. */
export class ToolError extends Error {
  override name = 'ToolError';
}

/** Places that a name may stand for, the likeliest first. */
export type Gazetteer = (name: string) => readonly GazetteerFeature[];

interface World {
  corpus: Corpus;
  gazetteer: Gazetteer;
}

interface Tool<Input extends z.ZodRawShape = z.ZodRawShape> {
  name: string;
  title: string;
  description: string;
  input: Input;
  answer(world: World, asked: z.infer<z.ZodObject<Input>>): Answer;
}

const tool = <Input extends z.ZodRawShape>(one: Tool<Input>): Tool => one as unknown as Tool;

/** How far from a place counts as there, where nothing else is asked for; as in `headwater stories --near`. */
const REACH = 50;
const MOST = 100;
/** Characters of text on each side of a span, where nothing else is asked for. */
const CONTEXT = 400;

const date = z.string().regex(/^\d{4}(?:-\d\d){0,2}$/);
const words = z
  .string()
  .max(400)
  .optional()
  .describe('words to look for, in any order; more and rarer ones count more');
const place = z
  .string()
  .max(100)
  .optional()
  .describe('a place, in any spelling; a country or province holds what lies in it');
const withinKm = z
  .number()
  .min(0)
  .max(1000)
  .optional()
  .describe(`how far from the place still counts, in km; ${REACH} when absent`);
const from = date.optional().describe('happened on or after this day (2024-05-08, 2024-05, 2024)');
const to = date.optional().describe('happened on or before this day');
const limit = z.number().int().min(1).max(MOST).default(20).describe('how many at most');
const offset = z.number().int().min(0).default(0).describe('how many to pass over');
const id = z.string().min(1).max(500);

const searchClaims = tool({
  name: 'search_claims',
  title: 'Search claims',
  description:
    'Finds claims: one thing that a report says is so, with the chain of those who say it, the report, the spans and the quoted words.',
  input: {
    words,
    place,
    withinKm,
    from,
    to,
    source: z
      .string()
      .max(200)
      .optional()
      .describe('somebody in the chain: a name, a part of it, or whom they speak for'),
    outlet: z.string().max(200).optional().describe('who published the report'),
    report: id.optional().describe('only of this report'),
    kind: z
      .enum(['checkable', 'opinion', 'demand', 'other', 'any'])
      .default('checkable')
      .describe('checkable: can be checked by looking'),
    limit,
    offset,
  },
  answer: ({ corpus, gazetteer }, { limit: most, offset: first, ...asked }) => {
    const area = areaOf(gazetteer, asked);
    const claims = findClaims(corpus, { ...asked, place: area });
    const page = claims.found.slice(first, first + most);
    return {
      ...understood(area, claims),
      total: claims.found.length,
      claims: page.map(({ known, matched }) => ({
        ...(asked.words !== undefined && { matched }),
        ...aboutClaim(known),
      })),
    };
  },
});

const whoSays = tool({
  name: 'who_says',
  title: 'Who says what about a place and time',
  description:
    'Groups the claims about a place, a time or words by who is said to have said them first. The same name in two reports is listed once; whether they are independent is told by voices_of_story.',
  input: { words, place, withinKm, from, to, limit: limit.describe('how many claims at most'), offset },
  answer: ({ corpus, gazetteer }, { limit: most, offset: first, ...asked }) => {
    if (
      asked.words === undefined &&
      asked.place === undefined &&
      asked.from === undefined &&
      asked.to === undefined
    )
      throw new ToolError('Say what about: words, place, from or to.');
    const area = areaOf(gazetteer, asked);
    const claims = findClaims(corpus, { ...asked, place: area });
    const groups = new Map<string, { origin: unknown; claims: Answer[] }>();
    for (const { known } of claims.found.slice(first, first + most)) {
      const told = aboutClaim(known);
      const { name } = told.origin as { name?: string };
      const key = name ?? `not named, in ${known.report.id}`;
      const group = groups.get(key) ?? { origin: told.origin, claims: [] };
      group.claims.push(told);
      groups.set(key, group);
    }
    return { ...understood(area, claims), total: claims.found.length, origins: [...groups.values()] };
  },
});

const chainOfClaim = tool({
  name: 'chain_of_claim',
  title: 'The chain of a claim',
  description:
    'A claim with its whole chain, from the report through those who relay it to its origin: each link with the words that name the source and the cue, and the words around it.',
  input: { report: id, claim: id.describe('as search_claims names it: c3') },
  answer: ({ corpus }, asked) => {
    const known = corpus.claim(reportOf(corpus, asked.report).id, asked.claim);
    if (!known)
      throw new ToolError('That report has no such claim; search_claims with its report lists them.');
    const spans = [
      ...known.view.claim.spans,
      ...known.view.chain.flatMap(({ attribution: { source, cue } }) => [...source, ...cue]),
    ];
    const start = Math.min(...spans.map((span) => span.start));
    const end = Math.max(...spans.map((span) => span.end));
    return { ...aboutClaim(known), context: around(known.report.text, start, end, CONTEXT) };
  },
});

const searchStories = tool({
  name: 'search_stories',
  title: 'Search stories',
  description:
    'Finds stories: one happening across reports, with how many independent voices tell of it at least and at most, and who repeats whom.',
  input: {
    words,
    place,
    withinKm,
    from,
    to,
    minVoices: z
      .number()
      .int()
      .min(0)
      .max(1000)
      .optional()
      .describe('told by so many independent voices at least'),
    limit,
    offset,
  },
  answer: ({ corpus, gazetteer }, { limit: most, offset: first, ...asked }) => {
    const area = areaOf(gazetteer, asked);
    const found = findStories(corpus, { ...asked, place: area });
    return {
      ...(area && { place: aboutArea(area) }),
      total: found.length,
      stories: found.slice(first, first + most).map(({ story, matched }) => ({
        ...(asked.words !== undefined && { matched }),
        ...aboutStory(corpus, story),
      })),
    };
  },
});

const voicesOfStory = tool({
  name: 'voices_of_story',
  title: 'The voices of a story',
  description:
    'Who stands behind a story: every voice with what it says in the reports’ own words, through whom it comes, which reports only repeat others, and where the voices differ.',
  input: { story: id.describe('as search_stories names it: s-…') },
  answer: ({ corpus }, asked) => {
    const story = corpus.story(asked.story);
    if (!story) throw new ToolError('There is no such story here; search_stories lists them.');
    return aboutVoices(corpus, story);
  },
});

const wordsAround = tool({
  name: 'words_around',
  title: 'The words around a span',
  description: 'A report’s own words at a span, and what stands before and after them.',
  input: {
    report: id,
    start: z.number().int().min(0).describe('as answers give it: UTF-16 code units'),
    end: z.number().int().min(0),
    characters: z.number().int().min(0).max(4000).default(CONTEXT).describe('on each side'),
  },
  answer: ({ corpus }, { report: name, start, end, characters }) => {
    const report = reportOf(corpus, name);
    if (start > end || end > report.text.length)
      throw new ToolError(`That is no span of the report: it has ${report.text.length} code units.`);
    return {
      report: aboutReport(report),
      ...quote(report, { start, end }),
      context: around(report.text, start, end, characters),
    };
  },
});

const listReports = tool({
  name: 'list_reports',
  title: 'List reports',
  description: 'The reports that can be asked about, by date, with how many claims each makes.',
  input: {
    outlet: z.string().max(200).optional(),
    published: date.optional().describe('published in this year, month or day'),
    limit,
    offset,
  },
  answer: ({ corpus }, { outlet, published, limit: most, offset: first }) => {
    const reports = corpus
      .reports()
      .filter((report) => outlet === undefined || report.outlet?.toLowerCase().includes(outlet.toLowerCase()))
      .filter((report) => published === undefined || report.published?.startsWith(published));
    return {
      total: reports.length,
      reports: reports.slice(first, first + most).map((report) => ({
        ...aboutReport(report),
        claims: report.claims.length,
        warnings: report.warnings.map(({ message }) => message),
      })),
    };
  },
});

export const TOOLS: readonly Tool[] = [
  searchClaims,
  whoSays,
  chainOfClaim,
  searchStories,
  voicesOfStory,
  wordsAround,
  listReports,
];

function reportOf(corpus: Corpus, name: string) {
  const report = corpus.report(name);
  if (!report) throw new ToolError('There is no report of that id here; list_reports gives their ids.');
  return report;
}

function areaOf(
  gazetteer: Gazetteer,
  asked: { place?: string | undefined; withinKm?: number | undefined },
): Area | undefined {
  if (asked.place === undefined) return undefined;
  const [feature] = gazetteer(asked.place);
  return { name: asked.place, ...(feature && { feature }), km: asked.withinKm ?? REACH };
}

/** What a place was taken for, so that whoever asked can see it. */
function aboutArea({ name, feature, km }: Area): Answer {
  return {
    asked: name,
    takenFor: feature && {
      name: feature.name,
      country: feature.country,
      lat: feature.lat,
      lon: feature.lon,
      id: feature.id,
    },
    withinKm: feature && !/^(?:PCL|ADM1)/.test(feature.featureCode) ? km : undefined,
    note: feature ? undefined : 'no place of that name is known; looked for in the reports’ own words only',
  };
}

function understood(area: Area | undefined, { withoutPlace, withoutTime }: FoundClaims): Answer {
  return {
    ...(area && { place: aboutArea(area) }),
    ...(withoutPlace > 0 && { leftOutWithoutPlace: withoutPlace }),
    ...(withoutTime > 0 && { leftOutWithoutTime: withoutTime }),
  };
}

function around(text: string, start: number, end: number, characters: number): Answer {
  const from = Math.max(0, start - characters);
  const to = Math.min(text.length, end + characters);
  return { start: from, end: to, words: text.slice(from, to) };
}
