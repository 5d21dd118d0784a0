/** What the reports of a story tell, fact by fact, and where they do not fit together. */
import type { Divergence, Fact } from '../story.js';
import { isoDay } from './calendar.js';
import type { NumberTold } from './numbers.js';
import type { Signature } from './signature.js';

export interface FactTold {
  fact: Fact;
  report: number;
  number?: NumberTold;
  /** Told first of its slot by its report: what the report gives as the number. */
  first: boolean;
}

/** The facts of one report; `originOf` finds the voice of a source. */
export function factsOf(
  signature: Signature,
  report: number,
  originOf: (source: string | undefined) => string | undefined,
): FactTold[] {
  const told: FactTold[] = [];
  const { id } = signature;
  const seen = new Set<string>();
  const slots = new Set<string>();
  const push = (fact: Omit<Fact, 'id'>, number?: NumberTold) => {
    const identity = [fact.slot, fact.min, fact.max, fact.value, fact.origin, number?.group].join('|');
    if (seen.has(identity)) return;
    seen.add(identity);
    told.push({
      fact: { id: `${id}#${fact.slot}${told.length + 1}`, ...fact },
      report,
      first: !number?.vague && !slots.has(fact.slot),
      ...(number && { number }),
    });
    if (!number?.vague) slots.add(fact.slot);
  };
  const numbers = signature.numbers.filter(({ main }) => main);
  for (const number of numbers) {
    const origin = originOf(number.source);
    push(
      {
        slot: number.slot,
        ...(number.min !== undefined && { min: number.min }),
        ...(number.max !== undefined && { max: number.max }),
        ...(number.who && { who: { report: id, ...number.who } }),
        ref: { report: id, ...number.span },
        ...(number.claim && { claim: number.claim }),
        ...(origin && { origin }),
        ...(number.denied && { denied: true }),
      },
      number,
    );
  }
  const { label } = signature;
  const ref = { report: id, ...label.span };
  const place =
    signature.places.find(({ fine, lead }) => lead && fine >= 2) ??
    signature.places.find(({ lead, fine }) => lead && fine > 0);
  if (place)
    push({
      slot: 'place',
      value: place.feature?.name ?? place.name,
      ref: place.span ? { report: id, ...place.span } : ref,
    });
  const [day] = signature.days.happened;
  if (day)
    push({
      slot: 'day',
      value: day.from === day.to ? isoDay(day.from) : `${isoDay(day.from)}/${isoDay(day.to)}`,
      ref: day.span ? { report: id, ...day.span } : ref,
    });
  const [means] = signature.means;
  if (means) push({ slot: 'weapon', value: means.kind, ref: { report: id, ...means.span } });
  return told;
}

/** Lower bounds that lie closer than this are one count, told at two moments or rounded. */
const ONE_COUNT = 0.85;

/** Whether two tellings of a number can both be so: "at least 20" and 24 can. */
export function bothCanBe(a: Fact, b: Fact): boolean {
  const low = Math.max(a.min ?? 0, b.min ?? 0);
  const high = Math.min(a.max ?? Number.POSITIVE_INFINITY, b.max ?? Number.POSITIVE_INFINITY);
  if (low > high) return false;
  return !(a.max === undefined && b.max === undefined && ratio(a, b) < ONE_COUNT);
}

function ratio(a: Fact, b: Fact): number {
  const [p, q] = [a.min ?? a.max ?? 0, b.min ?? b.max ?? 0];
  return Math.max(p, q) === 0 ? 1 : Math.min(p, q) / Math.max(p, q);
}

const NUMBERS = ['killed', 'wounded', 'missing', 'detained'] as const;
const MEMBERS: Readonly<Record<string, string>> = { child: 'civilian', woman: 'civilian' };
const LEAST = 0.2; // of the larger number: a smaller part is of something else

/** Where the facts of a story do not fit together, slot by slot. */
export function divergencesOf(
  told: readonly FactTold[],
  reports: readonly Signature[],
  copies: readonly number[],
): Divergence[] {
  const found: Divergence[] = [];
  for (const slot of NUMBERS) {
    const all = told.filter(({ fact, number }) => fact.slot === slot && !fact.denied && !number?.vague);
    const pairs: { a: FactTold; b: FactTold; kind: Divergence['kind'] }[] = [];
    for (const [i, a] of all.entries())
      for (const b of all.slice(i + 1)) {
        const kind = differ(a, b, reports, copies);
        if (kind) pairs.push({ a, b, kind });
      }
    for (const kind of ['update', 'dispute', 'scope', 'denial'] as const) {
      const of = pairs.filter((pair) => pair.kind === kind);
      if (of.length > 0) found.push(divergence(slot, kind, of, reports));
    }
  }
  return found;
}

function differ(
  a: FactTold,
  b: FactTold,
  reports: readonly Signature[],
  copies: readonly number[],
): Divergence['kind'] | undefined {
  const [x, y] = [a.number as NumberTold, b.number as NumberTold];
  const isSame = a.report === b.report;
  const sameVoice = a.fact.origin !== undefined && a.fact.origin === b.fact.origin;
  const equal = value(a.fact) === value(b.fact);
  if (equal || ratio(a.fact, b.fact) < LEAST) return undefined;
  const [g, h] = [groupOf(x), groupOf(y)];
  if (isSame) {
    if (sameVoice || a.fact.origin === undefined || b.fact.origin === undefined || g !== h) return undefined;
    return x.lead || y.lead ? (bothCanBe(a.fact, b.fact) ? undefined : 'dispute') : undefined;
  }
  if (!a.first || !b.first) return undefined;
  const later = day(reports[b.report]) - day(reports[a.report]);
  const grows = later >= 0 ? value(b.fact) > value(a.fact) : value(a.fact) > value(b.fact);
  const oneText = copies[a.report] === copies[b.report];
  const agree = g === undefined || h === undefined || g === h;
  if (agree && grows && (sameVoice || oneText)) return 'update';
  if (bothCanBe(a.fact, b.fact)) return undefined;
  if (g !== h && (!agree || ratio(a.fact, b.fact) >= ONE_COUNT)) return 'scope';
  return 'dispute';
}

function groupOf({ group }: NumberTold): string | undefined {
  return group && (MEMBERS[group] ?? group);
}

function day(signature: Signature | undefined): number {
  return Math.min(...(signature?.days.published ?? []), Number.MAX_SAFE_INTEGER);
}

function value(fact: Fact): number {
  return fact.min ?? fact.max ?? 0;
}

function words(fact: Fact): string {
  if (fact.min !== undefined && fact.max === undefined) return `at least ${fact.min}`;
  if (fact.min === undefined) return `at most ${fact.max}`;
  return fact.min === fact.max ? String(fact.min) : `${fact.min} to ${fact.max}`;
}

const WHY: Record<Divergence['kind'], string> = {
  update: 'the same voice later tells more',
  dispute: 'the numbers do not fit together',
  scope: 'they count different groups',
  denial: 'one says that it is not so',
};

function divergence(
  slot: Fact['slot'],
  kind: Divergence['kind'],
  pairs: readonly { a: FactTold; b: FactTold }[],
  reports: readonly Signature[],
): Divergence {
  const facts = new Map(pairs.flatMap(({ a, b }) => [[a.fact.id, a] as const, [b.fact.id, b] as const]));
  const values = [...new Set([...facts.values()].map(({ fact }) => words(fact)))];
  return {
    slot,
    kind,
    facts: [...facts.keys()],
    reports: [...new Set([...facts.values()].map(({ report }) => reports[report]?.id as string))],
    why: `${values.join(', ')}: ${WHY[kind]}`,
  };
}
