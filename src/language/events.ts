/** What the event heads say of one row → the words that may tell of an event, with type, mode, status and roles. */
import type { EventReading } from './analysis.js';
import type { EventRoleName, Labels } from './model.js';
import type { Numbers } from './network.js';

/** Readings kept of one row: the likeliest, one for every two words; no sentence comes near it. */
const WORDS_AN_EVENT = 2;
/** Classes less likely than this are left out. */
const LEAST = 0.01;
const WHOLE = 255;

/** The tensors of the event heads, as model/CONTRACT.md names them. */
type Tensors = Record<string, Numbers | undefined>;

/**
 * The readings of one row in word order, from how likely on labels.json says; undefined without event heads.
 *
 * @param row the row's number within the batch
 * @param count how many words it has
 */
export function eventsOf(
  tensors: Tensors,
  labels: Labels,
  row: number,
  count: number,
): EventReading[] | undefined {
  const triggers = tensors.triggers;
  const { types, modes, subEvents, statuses, eventRoles, events } = labels;
  if (!(triggers && types && modes && subEvents && statuses && eventRoles && events)) return undefined;
  const most = triggers.dims[1] ?? 0;
  const score = (word: number) => triggers.data[row * most + word] as number;
  return likeliest(count, score, events.atLeast).map((word) => ({
    word,
    score: score(word),
    types: likely(tensors.types, row * most + word, types),
    modes: likely(tensors.modes, row * most + word, modes),
    subEvents: likely(tensors.subEvents, row * most + word, subEvents),
    statuses: likely(tensors.statuses, row * most + word, statuses),
    ...rolesOf(tensors.eventRoles, (row * most + word) * most, count, eventRoles),
  }));
}

/** The words with at least this score, in word order; of too many the likeliest. */
function likeliest(count: number, score: (word: number) => number, atLeast: number): number[] {
  const words: number[] = [];
  for (let word = 0; word < count; word++) if (score(word) >= atLeast) words.push(word);
  const kept = Math.max(1, Math.floor(count / WORDS_AN_EVENT));
  if (words.length > kept) {
    words.sort((a, b) => score(b) - score(a) || a - b).length = kept;
    words.sort((a, b) => a - b);
  }
  return words;
}

/** The classes of a word that are at all likely, by name. */
function likely<Name extends string>(
  tensor: Numbers | undefined,
  word: number,
  names: readonly Name[],
): Record<Name, number> {
  const found: Partial<Record<Name, number>> = {};
  if (!tensor) return found as Record<Name, number>;
  const { data } = tensor;
  for (let number = 0; number < names.length; number++) {
    const value = data[word * names.length + number] as number;
    if (value >= LEAST) found[names[number] as Name] = value;
  }
  return found as Record<Name, number>;
}

/** For each role a number for every word of the row; `cell` is the place of the trigger's first word pair. */
function rolesOf(
  tensor: Numbers | undefined,
  cell: number,
  count: number,
  names: readonly EventRoleName[],
): Record<EventRoleName, number[]> {
  const role = (name: EventRoleName) => {
    const channel = names.indexOf(name);
    const values = new Array<number>(count).fill(0);
    if (!tensor || channel < 0) return values;
    const { data } = tensor;
    for (let word = 0; word < count; word++)
      values[word] = (data[(cell + word) * names.length + channel] as number) / WHOLE;
    return values;
  };
  return {
    actor: role('actor'),
    recipient: role('recipient'),
    place: role('place'),
    time: role('time'),
    killed: role('killed'),
    wounded: role('wounded'),
  };
}
