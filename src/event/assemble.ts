/** Mentions → events: what their mentions say together, with ids of places, times and figures. */
import type { Analysis } from '../language/index.js';
import type { Event, EventRole, Place, Span, TimeExpression } from '../report.js';
import { calibrated } from './confidence.js';
import { corefer } from './corefer.js';
import type { Draft, Phrase } from './draft.js';
import type { Joined } from './joined.js';
import { mentionOf } from './mention.js';
import { timesOfParts } from './parts.js';
import { areProtesters, sectorOf } from './sectors.js';
import { subEventOf } from './subevent.js';
import { territoryOf } from './territory.js';
import { spansOf, type Tree } from './tree.js';

/** An event with its mentions. */
export interface Read {
  event: Event;
  mentions: Joined[];
  /** The times of the dated whole of which it is taken for a part. */
  whole?: readonly TimeExpression[];
}

/** Events with the drafts of their mentions, in order of first mention. */
export function assembleEvents(
  text: string,
  joined: readonly Joined[],
  analysis: Analysis,
  times: readonly TimeExpression[],
): Read[] {
  const numbers = corefer(joined.map((one) => mentionOf(text, one)));
  const groups: Joined[][] = [];
  joined.forEach((one, i) => {
    const at = numbers[i] as number;
    groups[at] = [...(groups[at] ?? []), one];
  });
  const entityAt = new Map(analysis.mentions.map((m) => [m.end, m.entity]));
  const parts = timesOfParts(groups, times);
  return groups.map((mentions, i) => {
    const event = eventOf(text, `v${i + 1}`, mentions, entityAt);
    const whole = parts.get(i);
    if (!whole) return { event, mentions };
    const inferred = 'when: as those of which it is taken for one';
    return { event: { ...event, times: whole.map(({ id }) => id), inferred }, mentions, whole };
  });
}

function eventOf(
  text: string,
  id: string,
  mentions: readonly Joined[],
  entityAt: ReadonlyMap<number, string>,
): Event {
  const order = [...mentions].sort((a, b) => fullness(b) - fullness(a));
  const main = order[0] as Joined;
  const type = mostOf(mentions, ({ draft }) => draft.type) ?? main.draft.type;
  const mode = mostOf(mentions, ({ draft }) => (draft.type === type ? draft.mode : undefined));
  const actors = rolesOf(text, mentions, (d) => d.actor, entityAt);
  const recipients = rolesOf(text, mentions, (d) => d.recipient, entityAt);
  const status = mostOf(mentions, ({ draft }) => draft.status) ?? 'asserted';
  const subEvent =
    status === 'asserted' || status === 'possible'
      ? deriveSubEvent(mentions, type, mode, actors, recipients)
      : undefined;
  const ids = (key: 'places' | 'times' | 'killed' | 'wounded') => [
    ...new Set(mentions.flatMap((one) => one[key].map((item) => item.id))),
  ];
  return {
    id,
    triggers: order.map(({ draft, tree }) => spanOf(tree, draft.trigger)),
    type,
    ...(mode && { mode }),
    ...(subEvent && { subEvent }),
    actors,
    recipients,
    places: ids('places'),
    times: ids('times'),
    killed: ids('killed'),
    wounded: ids('wounded'),
    status,
    claims: [],
    confidence: calibrated(Math.max(...mentions.map(({ draft }) => draft.score))),
  };
}

/** How much a mention says: the fullest goes first. */
function fullness({ draft, places, times, killed, wounded }: Joined): number {
  return (
    2 * (Number(draft.actor.length > 0) + Number(draft.recipient.length > 0) + Number(places.length > 0)) +
    Number(times.length > 0) +
    Number(killed.length + wounded.length > 0) +
    draft.score
  );
}

function spanOf(tree: Tree, words: readonly number[]): Span {
  return {
    start: tree.word(Math.min(...words)).start,
    end: tree.word(Math.max(...words)).end,
  };
}

/** What most mentions say; of equals the earliest. */
function mostOf<T extends string>(
  mentions: readonly Joined[],
  value: (one: Joined) => T | undefined,
): T | undefined {
  const counts = new Map<T, number>();
  for (const one of mentions) {
    const v = value(one);
    if (v) counts.set(v, (counts.get(v) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function rolesOf(
  text: string,
  mentions: readonly Joined[],
  phrases: (draft: Draft) => readonly Phrase[],
  entityAt: ReadonlyMap<number, string>,
): EventRole[] {
  const roles: EventRole[] = [];
  const known = new Map<string, EventRole>();
  for (const { draft, tree, places } of mentions) {
    const isCountry = (i: number) => isCountryName(tree, i, places);
    for (const phrase of phrases(draft)) {
      const spans = spansOf(tree.words, phrase.words);
      const last = spans[spans.length - 1];
      if (!last) continue;
      const entity = entityAt.get(last.end);
      const key = entity ?? spans.map((s) => text.slice(s.start, s.end).toLowerCase()).join(' ');
      const before = known.get(key);
      if (before) {
        before.spans.push(...spans);
        continue;
      }
      const sector = sectorOf(tree, phrase, isCountry);
      const role: EventRole = { spans, ...(entity && { entity }), ...(sector && { sector }) };
      known.set(key, role);
      roles.push(role);
    }
  }
  return roles;
}

function isCountryName(tree: Tree, i: number, places: readonly Place[]): boolean {
  const { start, end } = tree.word(i);
  return places.some(
    (p) => p.start <= start && end <= p.end && /^(?:PCL)/.test(p.feature?.featureCode ?? ''),
  );
}

function deriveSubEvent(
  mentions: readonly Joined[],
  type: Event['type'],
  mode: string | undefined,
  actors: readonly EventRole[],
  recipients: readonly EventRole[],
): string | undefined {
  const own = mentions.filter(({ draft }) => draft.type === type);
  const sectors = (roles: readonly EventRole[], phrases: (d: Draft) => readonly Phrase[]) => [
    ...roles.flatMap(({ sector }) => sector ?? []),
    ...(own.some(({ draft, tree }) => phrases(draft).some((p) => areProtesters(tree, p)))
      ? ['protesters']
      : []),
  ];
  const near = new Set<string>();
  for (const { draft, tree } of own)
    for (const i of [draft.word, ...draft.also]) {
      near.add(tree.lemma(i));
      for (const k of tree.children(i)) {
        near.add(tree.lemma(k));
        for (const j of tree.children(k)) near.add(tree.lemma(j));
      }
    }
  const territory = own.map(({ draft, tree }) => territoryOf(tree, draft)).find(Boolean);
  const derived = subEventOf({
    type,
    ...(mode && { mode }),
    actors: sectors(actors, (d) => d.actor),
    recipients: sectors(recipients, (d) => d.recipient),
    lemmas: own.map(({ draft, tree }) => draft.trigger.map((i) => tree.lemma(i)).join('_')),
    near,
    ...(territory && { territory }),
  });
  if (!derived) return undefined;
  const seen = derived.open && seenByModel(own);
  if (seen !== undefined && derived.open?.includes(seen)) return seen ?? undefined;
  return derived.subEvent;
}

/** What the reader model takes it for: undefined where it has no say, null where it says that ACLED records nothing. */
function seenByModel(mentions: readonly Joined[]): string | null | undefined {
  const sums = new Map<string, number>();
  for (const { draft } of mentions)
    for (const [name, p] of Object.entries(draft.seen?.subEvents ?? {}))
      sums.set(name, (sums.get(name) ?? 0) + p);
  const best = [...sums].sort((a, b) => b[1] - a[1])[0]?.[0];
  return best === 'none' ? null : best;
}
