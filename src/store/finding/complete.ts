/** What may be meant while somebody is still typing: places, sources, outlets, actors, each with how much it finds. */

import { fold as foldSpelling, isLatin } from '../../spelling/index.js';
import type { Database } from '../database.js';
import type { Completion, Filter } from '../model.js';
import { columnsOf } from './columns.js';
import { tallyOf } from './counts.js';
import { nameIn } from './places.js';
import type { Selections } from './selection.js';
import { foldedName, type SpeakerNames } from './speaker-names.js';
import { areAlike, heard } from './spellings.js';

/** Of each kind so many. */
const OF_EACH = 4;
/** Names that only sound alike are looked for from so many letters on. */
const SOUNDS_FROM = 4;
const WITHIN =
  /^(?<before>.*?(?:within|near)?\s*\d+(?:[.,]\d+)?\s*(?:km|mi|miles?|m)\s+(?:of|from)\s+)(?<name>\S.*)$/iu;

interface Named {
  kind: Completion['kind'];
  id: string;
  label: string;
  folded: string;
  claims: number;
}

/**
 * What a beginning may be of, the likeliest first, and how many of the claims that the rest of the filter leaves it has.
 *
 * @param typed one or more words, the last of them perhaps unfinished; also "within 30 km of …"
 */
export function complete(
  database: Database,
  selections: Selections,
  names: SpeakerNames,
  typed: string,
  filter: Filter,
): Completion[] {
  const { before, name = typed } = WITHIN.exec(typed.trim())?.groups ?? {};
  const wanted = foldedName(nameIn(name));
  if (wanted.length < 2) return [];
  const { text: _text, ...rest } = filter;
  const selection = selections.of(rest);
  const all: Named[] = [];
  const terms = columnsOf(database).terms();
  const places = new Map<string, Named>();
  for (const [id, claims] of tallyOf(names, selection, 'place')) {
    const { key = '', name: label = '' } = terms.get(id) ?? {};
    const folded = foldedName(key.split('\t', 1)[0] ?? '');
    const known = places.get(folded);
    if (known) known.claims += claims;
    else places.set(folded, { kind: 'place', id: label, label, folded, claims });
  }
  all.push(...places.values());
  if (before === undefined) {
    for (const [id, claims] of tallyOf(names, selection, 'speaker')) {
      const speaker = names.get(id);
      if (speaker)
        all.push({ kind: 'source', id: String(id), label: speaker.name, folded: speaker.folded, claims });
    }
    for (const kind of ['outlet', 'actor'] as const)
      for (const [id, claims] of tallyOf(names, selection, kind)) {
        const label = terms.get(id)?.name ?? '';
        if (label)
          all.push({
            kind,
            id: kind === 'outlet' ? label : String(id),
            label,
            folded: foldedName(label),
            claims,
          });
      }
  }
  const found = likest(all, wanted);
  const circle = before?.trim();
  return found.map(({ folded: _folded, ...one }) =>
    circle ? { ...one, id: `${circle} ${one.id}`, label: `${circle} ${one.label}`, claims: null } : one,
  );
}

function likest(all: readonly Named[], wanted: string): Named[] {
  const sounds = wanted.length >= SOUNDS_FROM && isLatin(wanted) ? heard(foldSpelling(wanted)) : undefined;
  const rank = (one: Named): number => {
    if (one.folded === wanted) return 4;
    if (one.folded.startsWith(wanted)) return 3;
    if (` ${one.folded}`.includes(` ${wanted}`)) return 2;
    return 0;
  };
  const ranked = all.map((one) => ({ one, rank: rank(one) }));
  const plain = ranked.filter((one) => one.rank > 0);
  // Another spelling is worth a look where few names begin as typed.
  const spelt =
    sounds && plain.length < OF_EACH
      ? ranked
          .filter(({ one, rank: by }) => by === 0 && areAlike(sounds, heard(one.folded)) > 0)
          .map(({ one }) => ({ one, rank: 1 }))
      : [];
  const sorted = [...plain, ...spelt].sort((a, b) => b.rank - a.rank || b.one.claims - a.one.claims);
  const taken: Record<string, number> = {};
  return sorted
    .filter(({ one: { kind } }) => {
      taken[kind] = (taken[kind] ?? 0) + 1;
      return taken[kind] <= OF_EACH;
    })
    .map(({ one }) => one);
}
