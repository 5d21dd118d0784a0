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

/**
 * A number that a report tells several times, as one: the headline's "31" and "at least 31 fighters, the centre said" further
 * on. The more careful bounds count, and whoever is named for it anywhere.
 */
function together(numbers: readonly NumberTold[]): NumberTold[] {
  const found = new Map<string, NumberTold>();
  for (const number of numbers) {
    const value = number.min ?? number.max;
    const id = `${number.slot} ${value} ${number.denied} ${number.slot === 'count' ? number.group : ''}`;
    const before = found.get(id);
    if (!before) {
      found.set(id, { ...number });
      continue;
    }
    if (number.max === undefined) delete before.max;
    before.lead ||= number.lead;
    if (before.group === undefined && number.group !== undefined) {
      before.group = number.group;
      if (number.who) before.who = number.who;
    }
    if (before.source === undefined && number.source !== undefined) {
      before.source = number.source;
      before.span = number.span;
      if (number.claim !== undefined) before.claim = number.claim;
      if (number.who) before.who = number.who;
    }
  }
  return [...found.values()];
}

function slotId({ slot, value, min, max }: Pick<Fact, 'slot' | 'value' | 'min' | 'max'>): string {
  return min === undefined && max === undefined ? slot : `${slot} ${value ?? ''}`;
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
      first: !number?.vague && !slots.has(slotId(fact)),
      ...(number && { number }),
    });
    if (!number?.vague) slots.add(slotId(fact));
  };
  const voices = new Set(signature.account.tellers.map(({ source }) => originOf(source)));
  // Whoever the first words name stands behind the number that they give.
  const [leading] = signature.account.tellers.filter(({ lead, numbers }) => lead && numbers);
  const only = voices.size === 1 ? [...voices][0] : leading && originOf(leading.source);
  for (const number of together(signature.numbers.filter(({ main }) => main))) {
    const isFirst = !slots.has(
      slotId({
        slot: number.slot,
        min: 0,
        ...(number.slot === 'count' && number.group && { value: number.group }),
      }),
    );
    const origin = originOf(number.source) ?? (isFirst ? only : undefined);
    push(
      {
        slot: number.slot,
        ...(number.slot === 'count' && number.group && { value: number.group }),
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

const TOLLS = ['killed', 'wounded', 'missing', 'detained'] as const;
const MEMBERS: Readonly<Record<string, string>> = { child: 'civilian', woman: 'civilian' };
const LEAST = 0.1; // of the larger number: a smaller part is of something else
/** Within one report a smaller number is as a rule a part of the larger. */
const PART = 0.3;

/** In which way two facts that do not fit differ, by what people decided; undefined where nobody did. */
export type KindDecided = (a: Fact, b: Fact) => Divergence['kind'] | 'none' | undefined;

/** Where the facts of a story do not fit together, slot by slot. */
export function divergencesOf(
  told: readonly FactTold[],
  reports: readonly Signature[],
  copies: readonly number[],
  decided: KindDecided = () => undefined,
): Divergence[] {
  const found: Divergence[] = [];
  const isToll = told.some(({ fact }) => (TOLLS as readonly string[]).includes(fact.slot));
  for (const slot of isToll ? TOLLS : (['count'] as const)) {
    const all = told.filter(({ fact, number }) => fact.slot === slot && !fact.denied && !number?.vague);
    const pairs: { a: FactTold; b: FactTold; kind: Divergence['kind'] }[] = [];
    for (const [i, a] of all.entries())
      for (const b of all.slice(i + 1)) {
        const found = differ(a, b, reports, copies);
        const kind = found && (decided(a.fact, b.fact) ?? found);
        if (kind && kind !== 'none') pairs.push({ a, b, kind });
      }
    for (const kind of ['update', 'dispute', 'scope', 'denial'] as const) {
      const of = pairs.filter((pair) => pair.kind === kind);
      if (of.length > 0) found.push(divergence(slot, kind, of, reports));
    }
  }
  const means = meansApart(told, reports, copies, decided);
  if (means) found.push(means);
  return found;
}

/** Means that are told apart: what a kind of it is no contradiction, nor is a word for any of them. */
const KIND_OF: Readonly<Record<string, string>> = { 'barrel bomb': 'air strike' };
const APART: ReadonlySet<string> = new Set([
  'air strike',
  'car bomb',
  'suicide bomb',
  'drone',
  'rocket or missile',
  'mortar or artillery',
  'chemical weapon',
  'gunfire',
  'execution',
  'crash',
]);

function meansApart(
  told: readonly FactTold[],
  reports: readonly Signature[],
  copies: readonly number[],
  decided: KindDecided,
): Divergence | undefined {
  const facts = told.filter(({ fact }) => fact.slot === 'weapon');
  for (const [i, a] of facts.entries())
    for (const b of facts.slice(i + 1)) {
      if (copies[a.report] === copies[b.report]) continue;
      const [x, y] = [kindsOf(reports[a.report]), kindsOf(reports[b.report])];
      if (x.length === 0 || y.length === 0 || x.some((kind) => y.includes(kind))) continue;
      const kind = decided(a.fact, b.fact) ?? 'dispute';
      if (kind === 'none') continue;
      return {
        slot: 'weapon',
        kind,
        facts: [a.fact.id, b.fact.id],
        reports: [a, b].map(({ report }) => reports[report]?.id as string),
        why: `${x.join(', ')} or ${y.join(', ')}`,
      };
    }
  return undefined;
}

function kindsOf(signature: Signature | undefined): string[] {
  const kinds = (signature?.means ?? []).map(({ kind }) => KIND_OF[kind] ?? kind);
  return [...new Set(kinds)].filter((kind) => APART.has(kind));
}

function differ(
  a: FactTold,
  b: FactTold,
  reports: readonly Signature[],
  copies: readonly number[],
): Divergence['kind'] | undefined {
  if (a.fact.slot === 'count' && a.fact.value !== b.fact.value) return undefined;
  const [x, y] = [a.number as NumberTold, b.number as NumberTold];
  const isSame = a.report === b.report;
  const voices = [a.fact.origin, b.fact.origin];
  const sameVoice = voices[0] !== undefined && voices[0] === voices[1];
  const close = ratio(a.fact, b.fact);
  if (value(a.fact) === value(b.fact) || (close < LEAST && !sameVoice)) return undefined;
  const [g, h] = [groupOf(x), groupOf(y)];
  const agree = g === undefined || h === undefined || g === h;
  if (isSame) {
    if (sameVoice || voices.includes(undefined) || !agree || close < PART) return undefined;
    return (a.first || b.first || (x.lead && y.lead)) && !bothCanBe(a.fact, b.fact) ? 'dispute' : undefined;
  }
  if (!a.first || !b.first) return undefined;
  const oneText = copies[a.report] === copies[b.report];
  const isLater = day(reports[b.report]) !== day(reports[a.report]) || oneText;
  if (agree && sameVoice) return isLater || close >= PART ? 'update' : undefined;
  if (agree && oneText) return 'update';
  if (bothCanBe(a.fact, b.fact)) return undefined;
  if (g !== h && (!agree || close >= ONE_COUNT)) return 'scope';
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
  update: 'the same voice, or the same text, later gives another number',
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
