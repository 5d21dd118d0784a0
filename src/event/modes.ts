/** PLOVER's mode of a violent event, from the weapon and its carrier in the words around the trigger. */
import { readFileSync } from 'node:fs';
import { base, type Tree } from './tree.js';

const data = JSON.parse(readFileSync(new URL('../../data/event/modes.json', import.meta.url), 'utf8'));
const rows = data.ASSAULT as [string, string][];
const modes = new Map<string, { mode: string; rank: number }>();
rows.forEach(([mode, words], rank) => {
  for (const word of words.split(' ')) if (!modes.has(word)) modes.set(word, { mode, rank });
});

const NEAR = /^(?:compound|amod|nmod|nsubj|obl|obj|flat|acl|advcl)$/;
const INSTRUMENT = /^(?:by|with|from|using|of|in|when|through|via|involve|after|)$/;

/**
 * What the words around a trigger say of its mode; undefined where they say nothing.
 *
 * @param all the trigger's head word, then the words that tell the same happening
 */
export function modeAround(tree: Tree, all: readonly number[]): string | undefined {
  let best: { mode: string; rank: number } | undefined;
  const look = (i: number) => {
    const found = modes.get(tree.lemma(i)) ?? modes.get(tree.form(i));
    if (found && (!best || found.rank < best.rank)) best = found;
  };
  for (const i of all) {
    look(i);
    for (const k of tree.children(i)) {
      const relation = base(tree.word(k).deprel);
      if (!NEAR.test(relation)) continue;
      if ((relation === 'nmod' || relation === 'obl') && !INSTRUMENT.test(tree.marker(k))) continue;
      look(k);
      for (const j of tree.children(k))
        if (/^(?:compound|amod|flat|nmod|conj|obj)/.test(tree.word(j).deprel)) look(j);
    }
  }
  return best?.mode;
}

const ofType = new Map(
  Object.entries(data.of as Record<string, string>).map(([type, all]) => [type, new Set(all.split(' '))]),
);

/** Whether PLOVER's type has this mode. */
export function isModeOf(type: string, mode: string): boolean {
  return ofType.get(type)?.has(mode) ?? false;
}
