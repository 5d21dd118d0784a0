/** Looks a name up in any spelling, in any store of names under keys. */
import { fold, key, keysToLookUp, likeness, toSounds } from '../../spelling/index.js';
import { type Drawers, type Spelt, soundsOf } from './drawers.js';

/** A feature that a name may stand for. */
export interface Hit {
  /** Number of the feature in its gazetteer. */
  feature: number;
  /** 1 when the spelling is a name of the place, else how alike the sounds are. */
  likeness: number;
  exact: boolean;
  /** Whether the spelling is the place's main name. */
  main: boolean;
}

/** Likeness below which a name is not taken for another spelling. Set on the pairs in spelling/pairs.ts. */
export const ALIKE = 0.76;
/** A spelling that is itself the name of a place of this many people is hardly another's: likeness that it takes then. */
const KNOWN_PEOPLE = 5000;
const ALIKE_TO_KNOWN = 0.9;
const ALIKE_TO_MAIN = 0.945;
/** Likeness from which two spellings are the same but for articles and doubled letters. */
export const SAME_SPELLING = 0.955;
/** A spelling that only sounds the same is a little less than the name itself. */
const NOT_THE_NAME = 0.985;
/** In these scripts short vowels are not written: what differs in them alone is the name itself. */
const VOWELLESS = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** Likeness that a name without vowels needs: vowels cost next to nothing there, so that little else may differ. */
const ALIKE_VOWELLESS = 0.88;

/** How to look names up in these drawers; `code` and `population` tell of their features. */
export function lookUpIn(
  drawers: Drawers,
  code: (feature: number) => string,
  population: (feature: number) => number,
): (name: string, exactly?: boolean) => Hit[] {
  return lookUp;

  function lookUp(name: string, exactly = false): Hit[] {
    const folded = fold(name);
    if (folded === '') return [];
    const hits = new Map<number, Hit>();
    const take = (text: Spelt, likeness: number, exact: boolean): void => {
      for (let i = 0; i < text.mains; i++) add({ feature: text.firstMain + i, likeness, exact, main: true });
      for (const feature of text.mainList ?? []) add({ feature, likeness, exact, main: true });
      for (const feature of text.others) add({ feature, likeness, exact, main: false });
    };
    const add = (hit: Hit): void => {
      const known = hits.get(hit.feature);
      if (!known || hit.likeness > known.likeness || (hit.main && hit.likeness === known.likeness))
        hits.set(hit.feature, hit);
    };
    const own = key(folded);
    for (const text of drawers.exact(own, folded)) take(text, 1, true);
    if (exactly && hits.size > 0) return [...hits.values()];
    // such a name is filed for a province and not for its town, or the other way round: what is spelt so says nothing against more
    const vowelless = VOWELLESS.test(name);
    const least = exactly ? SAME_SPELLING : vowelless ? ALIKE_VOWELLESS : barFor(hits);
    const factor = vowelless ? 1 : NOT_THE_NAME;
    const sounds = toSounds(folded);
    for (const other of exactly ? [own] : keysToLookUp(folded)) {
      for (const text of drawers.all(other)) {
        if (text.folded === folded || tooFar(text.folded.length, folded.length)) continue;
        const like = likeness(sounds, soundsOf(text), least / factor, vowelless) * factor;
        if (like >= least) take(text, like, false);
      }
    }
    return [...hits.values()];
  }

  /** How alike another spelling must be, after what the very spelling names. */
  function barFor(exact: ReadonlyMap<number, Hit>): number {
    let bar = ALIKE;
    for (const { feature, main } of exact.values()) {
      if (population(feature) < KNOWN_PEOPLE && !code(feature).startsWith('A.')) continue;
      if (main) return ALIKE_TO_MAIN;
      bar = ALIKE_TO_KNOWN;
    }
    return bar;
  }
}

/** Names of so different a length are never alike enough. */
function tooFar(a: number, b: number): boolean {
  return Math.abs(a - b) > 4 + Math.min(a, b) / 2;
}
