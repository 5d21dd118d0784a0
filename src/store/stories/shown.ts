/** Stories as they are shown: a row of the list, the table of facts, what each report adds. Pure. */
import type { Span } from '../../report.js';
import { bothCanBe } from '../../story/index.js';
import type { Echo, Fact, FactSlot, Story } from '../../story.js';
import type { FactCell, FactsTable, StoryRow, StoryShown } from './model.js';
import { phraseOf, rangeName, type Told } from './told.js';

/** What is known of a story's reports, by key. */
export type ToldBy = ReadonlyMap<string, Told>;

const SLOTS: readonly FactSlot[] = [
  'killed',
  'wounded',
  'missing',
  'detained',
  'count',
  'place',
  'day',
  'by',
  'weapon',
];
const MOST_PLACES = 3;

/** A story as a row of the list; what was decided about it is added by whoever knows. */
export function rowOf(story: Story): StoryRow {
  const { id, label, words, type, subEvent, earliest, latest, places, reports, divergences } = story;
  const days = reports.flatMap(({ published }) => published?.slice(0, 10) ?? []).sort();
  const kinds = { update: 0, dispute: 0, scope: 0, denial: 0 };
  for (const { kind } of divergences) kinds[kind] += 1;
  return {
    id,
    label,
    words: words.replace(/[\s\p{Cc}]+/gu, ' '),
    type: type ?? null,
    subEvent: subEvent ?? null,
    earliest: earliest ?? null,
    latest: latest ?? null,
    places: places.slice(0, MOST_PLACES).map(({ feature }) => feature.name),
    reports: reports.length,
    outlets: new Set(reports.flatMap(({ outlet }) => outlet ?? [])).size,
    copies: reports.filter(({ echoOf }) => isCopy(echoOf)).length,
    voices: { min: story.independent.min, max: story.independent.max },
    accepted: false,
    divergences: kinds,
    published: { first: days[0] ?? null, last: days.at(-1) ?? null },
    confidence: story.confidence,
    decisions: 0,
  };
}

/** Whether a report only repeats the words of another. */
function isCopy(echo: Echo | undefined): boolean {
  return echo !== undefined && echo.kind !== 'relay';
}

/** The words of a fact. */
export function factWords({ ref }: Fact, told: ToldBy): string {
  return told.get(ref.report)?.quotes[rangeName(ref)] ?? '';
}

/** A number with the words for what it counts, where they stand together. */
function phraseIn(fact: Fact, told: ToldBy): FactCell['phrase'] {
  const range = fact.who && phraseOf(fact.ref, fact.who);
  const quotes = told.get(fact.ref.report)?.quotes;
  const words = range && quotes?.[rangeName(range)];
  return range && words ? { ...range, words } : undefined;
}

/** Under which names each report has each voice. */
export function namesOfVoices(story: Story, told: ToldBy): StoryShown['voices'] {
  return story.origins.map(({ id, ownVoice, sources }) => {
    const named = sources.flatMap(({ report, source }) => {
      const teller = told.get(report)?.signature.account.tellers.find((one) => one.source === source);
      return teller ? [{ report, name: teller.name }] : [];
    });
    const own = story.reports.flatMap(({ report, origins }) =>
      ownVoice && origins.includes(id) ? [{ report }] : [],
    );
    const once = new Map([...named, ...own].map((one) => [JSON.stringify(one), one]));
    return { origin: id, sources: [...once.values()] };
  });
}

/** Voices down, slots across; each fact in the row of the voice that tells it, in order of publication. */
export function tableOf(story: Story, told: ToldBy): FactsTable {
  const byFact = new Map<string, number[]>();
  for (const [i, { facts }] of story.divergences.entries())
    for (const id of facts) byFact.set(id, [...(byFact.get(id) ?? []), i]);
  const rows = new Map<string | null, FactsTable['rows'][number]>(
    story.origins.map(({ id, name }) => [id, { origin: id, name, cells: {} }]),
  );
  for (const { report, origins, facts } of story.reports)
    for (const fact of facts) {
      // What a report tells of place, day and weapon is its only voice's, where it has one only.
      const origin = fact.origin ?? (origins.length === 1 ? origins[0] : undefined) ?? null;
      const row = rows.get(origin) ?? { origin: null, name: 'nobody that is named', cells: {} };
      rows.set(row.origin, row);
      const phrase = phraseIn(fact, told);
      const counted = fact.who && told.get(report)?.quotes[rangeName(fact.who)];
      const cell: FactCell = {
        fact,
        report,
        words: factWords(fact, told),
        ...(phrase && { phrase }),
        ...(counted && { counted }),
        divergences: byFact.get(fact.id) ?? [],
      };
      row.cells[fact.slot] = [...(row.cells[fact.slot] ?? []), cell];
    }
  const filled = [...rows.values()].filter(({ cells }) => Object.keys(cells).length > 0);
  return { slots: SLOTS.filter((slot) => filled.some(({ cells }) => cells[slot])), rows: filled };
}

/** Whether two facts of one slot say the same, or may. */
export function fits(a: Fact, b: Fact): boolean {
  if (a.slot !== b.slot || Boolean(a.denied) !== Boolean(b.denied)) return false;
  if (a.min === undefined && a.max === undefined) return a.value === b.value;
  return (a.slot !== 'count' || a.value === b.value) && bothCanBe(a, b);
}

/** A claim of which less stands outside the words of another report adds nothing. */
const OWN = 0.5;

/** What each report of a story adds that was not said before it, in order of publication. */
export function additions(story: Story, told: ToldBy): StoryShown['reports'] {
  const facts: Fact[] = [];
  const origins = new Set<string>();
  return story.reports.map(({ report, origins: own, facts: tells, claims, echoOf }) => {
    const isNew = (fact: Fact) =>
      !facts.some((before) => fits(before, fact) && before.min === fact.min && before.max === fact.max);
    const adds = {
      facts: tells.filter(isNew).map(({ id }) => id),
      origins: own.filter((id) => !origins.has(id)),
      claims: claims.filter((id) => !isWithin(told.get(report)?.claims[id] ?? [], echoOf)),
    };
    facts.push(...tells);
    for (const id of own) origins.add(id);
    return { report, address: told.get(report)?.address ?? null, adds };
  });
}

/** Whether most of some words are an earlier report's. */
export function isWithin(spans: readonly Span[], echo: Echo | undefined): boolean {
  const length = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  if (!echo || length === 0) return false;
  let shared = 0;
  for (const { start, end } of spans)
    for (const { here } of echo.passages)
      shared += Math.max(0, Math.min(end, here.end) - Math.max(start, here.start));
  return shared > length * (1 - OWN);
}
