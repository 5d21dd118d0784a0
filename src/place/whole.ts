/**
 * Names read whole: "Ain Issa", "Hamar Weyne", "Bustan al-Qasr". Where the gazetteer knows only a part of a name, the part is
 * not the place that is meant; the whole is looked up in any spelling, or left open.
 */
import type { Atlas } from './atlas.js';
import { ALIKE_ENOUGH, CONNECTORS, type Match, STARTERS } from './matches.js';
import type { Model } from './model-names.js';
import { adjoins, type Token } from './tokens.js';
import { DEMONYMS } from './words/demonyms.js';
import { KIND_WORDS } from './words/kinds.js';
import { COMMON_WORDS, DIRECTIONS, NAME_HEADS, TITLES } from './words/lists.js';

/** From this prior on (a town of some 100,000) a name stands by itself, whatever follows it. */
const STANDS_ALONE = 5;
const MOST_WORDS = 5;
const ARTICLE = /^(?:al|el|ul|a[dnrstz]|ash|ath|adh|e[dnrstz]|esh)$/;
const HYPHEN = /^[-‐‑]$/;

/** The matches with those that are cut put right, in text order, none overlapping. */
export function wholeNames(
  matches: readonly Match[],
  tokens: readonly Token[],
  atlas: Atlas,
  model: Model,
): Match[] {
  const out: Match[] = [];
  for (const match of matches) {
    const last = out[out.length - 1];
    if (last && match.from < last.to) continue;
    const whole = wholeOf(match, tokens, atlas, model, last?.to ?? 0);
    out.push(whole);
  }
  return out;
}

function wholeOf(match: Match, tokens: readonly Token[], atlas: Atlas, model: Model, least: number): Match {
  if (match.demonym || match.abbreviation) return match;
  if (
    match.found.some(
      ({ exact, main, prior, feature }) =>
        exact &&
        prior >= STANDS_ALONE &&
        (main || feature.featureClass === 'A' || feature.featureCode === 'PPLC'),
    )
  )
    return match;
  let { from, to } = match;
  const single = to - from === 1;
  const first = tokens[from] as Token;
  const isHead = single && NAME_HEADS.has(first.lower);
  const [next, afterNext, before] = [tokens[to], tokens[to + 1], tokens[from - 1]];
  // "Tal Mashara", "Dar al-Izza", "Shal al-Qab"
  if (isHead && next?.capital && joins(next, tokens[to - 1]) && !ARTICLE.test(next.lower) && isNamePart(next))
    to++;
  else if (
    single &&
    next &&
    afterNext?.capital &&
    ARTICLE.test(next.lower) &&
    (isHead || !next.capital) &&
    joins(next, first) &&
    /^[ -]$/.test(afterNext.gap)
  )
    to += 2;
  // "Wadi Dahab"
  if (before && from > least && before.capital && NAME_HEADS.has(before.lower) && joins(first, before))
    from--;
  // "Hamar-Weyne"
  const end = tokens[to];
  if (end?.capital && HYPHEN.test(end.gap) && isNamePart(end) && !isKnown(end.text, atlas)) to++;
  const start = tokens[from] as Token;
  const ahead = tokens[from - 1];
  if (
    ahead?.capital &&
    from > least &&
    HYPHEN.test(start.gap) &&
    isNamePart(ahead) &&
    !ARTICLE.test(ahead.lower) &&
    !isKnown(ahead.text, atlas)
  )
    from--;
  // "Hamar Weyne": the model sees one name where the gazetteer knows a part of it
  const said = model.of(first.start, (tokens[match.to - 1] as Token).end);
  const asMention = said?.type === 'location' && said.covers && from === match.from && to === match.to;
  if (asMention) [from, to] = mentionOf(match, said, tokens, atlas, least);
  if (from === match.from && to === match.to) return match;
  const name = textOf(tokens, from, to);
  const found = atlas
    .find(name, { limit: 30, spread: true })
    .filter(({ likeness }) => likeness >= ALIKE_ENOUGH);
  // two towns without a comma between them look the same: then the part may be the place, with more reason than else
  const mains = match.found.filter(({ main }) => main);
  if (found.length === 0 && asMention && mains.length > 0) return { ...match, found: mains, cut: true };
  return { from, to, name, abbreviation: false, found };
}

function mentionOf(
  match: Match,
  said: { start: number; end: number },
  tokens: readonly Token[],
  atlas: Atlas,
  least: number,
): [number, number] {
  let { from, to } = match;
  while (from > least && (tokens[from - 1] as Token).start >= said.start && match.from - from < MOST_WORDS)
    from--;
  while (to < tokens.length && (tokens[to] as Token).end <= said.end && to - match.to < MOST_WORDS) to++;
  const rest = [...tokens.slice(from, match.from), ...tokens.slice(match.to, to)];
  const parts = rest.filter(({ lower }) => !CONNECTORS.has(lower) && !ARTICLE.test(lower));
  const joined = tokens.slice(from + 1, to).every((token, index) => joins(token, tokens[from + index]));
  return joined &&
    parts.length > 0 &&
    parts.every((part) => part.capital && isNamePart(part) && !isKnown(part.text, atlas))
    ? [from, to]
    : [match.from, match.to];
}

const joins = (token: Token, before: Token | undefined): boolean =>
  /^[ -]$/.test(token.gap) && adjoins(token, before);

/** A capitalised word that may be a part of a name of its own. */
const isNamePart = ({ lower, shouted }: Token): boolean =>
  !shouted &&
  !KIND_WORDS.has(lower) &&
  !DIRECTIONS.has(lower) &&
  !COMMON_WORDS.has(lower) &&
  !DEMONYMS.has(lower) &&
  !STARTERS.has(lower) &&
  !TITLES.has(lower);

/** A town or more of its own: in "Homs Syria" and "Homs-Palmyra" two names stand side by side. */
function isKnown(name: string, atlas: Atlas): boolean {
  const [best] = atlas.find(name, { exactly: true });
  return best?.exact === true && (best.prior >= 4 || best.feature.featureClass === 'A');
}

function textOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((word, index) => (index === 0 ? word.text : `${word.gap.replace(/\s+/g, ' ')}${word.text}`))
    .join('');
}
