/** Tells people's names from places': words after given names, titles and other capitals. */
import type { Atlas } from './atlas.js';
import { adjoins, type Token } from './tokens.js';
import { DEMONYMS } from './words/demonyms.js';
import { KIND_WORDS } from './words/kinds.js';
import { COMMON_WORDS, DIRECTIONS, GIVEN_NAMES } from './words/lists.js';

/** Which words of a report are people's names, as far as capitals tell. */
export interface People {
  surnames: ReadonlySet<string>;
  suspects: ReadonlySet<string>;
  /** Words that the text also has in lower case. */
  lower: ReadonlySet<string>;
}

export const NOBODY: People = { surnames: new Set(), suspects: new Set(), lower: new Set() };
/** Words that stand after a capitalised word which is no place, title, kind or demonym: they may be people's surnames. */
function suspectsIn(tokens: readonly Token[], atlas: Atlas): ReadonlySet<string> {
  const out = new Set<string>();
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    const next = tokens[i + 1];
    if (
      !token.capital ||
      token.shouted ||
      !before?.capital ||
      before.initial ||
      token.gap !== ' ' ||
      before.possessive
    )
      return;
    if (next?.capital && adjoins(next, token)) return;
    if (tokens[i - 2]?.capital && adjoins(before, tokens[i - 2])) return;
    const word = before.lower;
    if (
      KIND_WORDS.has(word) ||
      DIRECTIONS.has(word) ||
      COMMON_WORDS.has(word) ||
      DEMONYMS.has(word) ||
      KIND_WORDS.has(token.lower)
    )
      return;
    if (atlas.find(`${before.text} ${token.text}`, { exactly: true }).length > 0) return;
    if ((atlas.find(before.text, { exactly: true })[0]?.prior ?? 0) > 5) return;
    out.add(token.lower);
  });
  return out;
}

/** Words that follow a given name or a title in this text: people's surnames, also when they stand alone. */
function surnamesIn(tokens: readonly Token[]): ReadonlySet<string> {
  const out = new Set<string>();
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (!token.capital || !before?.capital || !adjoinsName(token, before)) return;
    if (GIVEN_NAMES.has(before.lower) && !before.shouted) {
      out.add(token.lower);
      const next = tokens[i + 1];
      if (next?.capital && adjoinsName(next, token)) out.add(next.lower);
    }
    if (/^(?:mr|mrs|ms|dr|miss)$/.test(before.lower)) {
      out.add(token.lower);
      const next = tokens[i + 1];
      if (next?.capital && adjoinsName(next, token)) out.add(next.lower);
    }
  });
  return out;
}

function adjoinsName(token: Token, before: Token): boolean {
  return !before.possessive && /^(?:\.? |\s[\p{Lu}]\.\s)$/u.test(token.gap);
}

/** The people's names of a report's words. */
export function peopleIn(tokens: readonly Token[], atlas: Atlas): People {
  return {
    surnames: surnamesIn(tokens),
    suspects: suspectsIn(tokens, atlas),
    lower: new Set(tokens.filter((token) => !token.capital).map((token) => token.lower)),
  };
}
