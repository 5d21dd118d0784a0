/** Seasons: "the winter of 1994", "in the spring", "summer 2024". "fall" and "spring" are often other words. */
import { wordSet } from '../../quantity/index.js';
import { SEASONS } from '../words.js';
import { lookup, type Parser, readYear } from './atoms.js';

/** Words before a season that make it one. */
const PLACES = wordSet(
  'in during by since until till early late mid through over throughout of before after',
);

export const parseSeason: Parser = (tokens, index) => {
  let at = index;
  const article = tokens.low(at) === 'the';
  if (article) at++;
  const token = tokens.at(at);
  const season = token.kind === 'word' ? lookup(SEASONS, token.lower) : undefined;
  if (!season) return undefined;
  const rule = 'season';
  const of = tokens.low(at + 1) === 'of' ? 1 : 0;
  const year = readYear(tokens, at + 1 + of);
  if (year)
    return {
      from: index,
      to: year.next,
      meaning: { kind: 'point', point: { season, year: year.year } },
      rule,
    };
  const before = tokens.low(index - 1);
  const placed = PLACES.has(before);
  const after = tokens.at(at + 1);
  // "the fall of Aleppo", "spring water", "a Prague Spring"
  if (of && !['last', 'this', 'next'].includes(tokens.low(at + 2))) return undefined;
  if (token.capital && at > 0 && tokens.at(at - 1).capital) return undefined;
  if (token.lower === 'fall' || token.lower === 'spring') {
    if (!(placed && article)) return undefined;
  } else if (!placed && !article) return undefined;
  if (
    after.kind === 'word' &&
    ['olympics', 'games', 'palace', 'school', 'camp', 'water', 'rolls'].includes(after.lower)
  )
    return undefined;
  return { from: index, to: at + 1, meaning: { kind: 'point', point: { season } }, rule };
};
