/** ACLED's sub-event type, derived from PLOVER's type and mode, who is involved and what became of territory: data/event/acled.json. */
import { readFileSync } from 'node:fs';

interface Row {
  type: string;
  mode?: string;
  actor?: string;
  recipient?: string;
  lemma?: string;
  near?: string;
  territory?: string;
  open?: (string | null)[];
  subEvent: string | null;
}

const data = JSON.parse(readFileSync(new URL('../../data/event/acled.json', import.meta.url), 'utf8'));
const rows = data.rows as Row[];
const lists = (section: Record<string, string>) =>
  new Map(Object.entries(section).map(([name, words]) => [name, new Set(words.split(' '))]));
const groups = lists(data.sectors);
const words = lists(data.words);

/** What the derivation looks at. */
export interface Happening {
  type: string;
  mode?: string;
  /** PLOVER's sectors of its actors and recipients; 'protesters' among them where those are. */
  actors: readonly string[];
  recipients: readonly string[];
  /** Lemmas of its triggers, phrases with underscores. */
  lemmas: readonly string[];
  /** Lemmas around its triggers. */
  near: ReadonlySet<string>;
  territory?: 'state' | 'rebels' | 'left';
}

export interface Derived {
  subEvent?: string;
  /** Number of the row that decided, from 1. */
  row: number;
  /** What the reader model may choose among instead. */
  open?: readonly (string | null)[];
}

/** ACLED's sub-event type with the row that gives it; undefined where no row fits: ACLED records nothing. */
export function subEventOf(happening: Happening): Derived | undefined {
  const at = rows.findIndex((row) => fits(row, happening));
  const row = rows[at];
  if (!row) return undefined;
  return {
    row: at + 1,
    ...(row.subEvent && { subEvent: row.subEvent }),
    ...(row.open && { open: row.open }),
  };
}

function fits(row: Row, { type, mode, actors, recipients, lemmas, near, territory }: Happening): boolean {
  const among = (group: string | undefined, given: readonly string[]) =>
    group === undefined ||
    (group === '-' ? given.length === 0 : given.some((s) => s === group || groups.get(group)?.has(s)));
  return (
    row.type === type &&
    (row.mode === undefined || row.mode === mode) &&
    among(row.actor, actors) &&
    among(row.recipient, recipients) &&
    (row.territory === undefined || row.territory === territory) &&
    (row.lemma === undefined || lemmas.some((lemma) => words.get(row.lemma as string)?.has(lemma))) &&
    (row.near === undefined || [...(words.get(row.near) ?? [])].some((word) => near.has(word)))
  );
}
