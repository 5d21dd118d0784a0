/**
 * Sounds: a folded name as a row of sounds, and the key made of them.
 *
 * The key is a consonant skeleton over coarse classes, in the line of Soundex for Arabic names (Aqeel and others 2006) and of
 * matching with classes of equivalent letters (Freeman, Condon and Ackerman 2006); the tables here are our own. The key
 * decides what is looked at, likeness (likeness.ts) decides what matches.
 */

/** What a piece of spelling sounds like: `sound` is what distances compare, `key` the class that keys are made of ('' : not in keys). */
interface Rule {
  spelling: string;
  sound: string;
  key: string;
}

const rule = (spelling: string, sound: string, key: string): Rule => ({ spelling, sound, key });

/** Longest first at each place. Sounds are one character each; capitals mark sounds that Latin writes with two letters. */
const RULES: readonly Rule[] = [
  rule('shch', 'S', 'S'),
  rule('tsch', 'C', 'S'),
  rule('dsch', 'j', 'Z'),
  rule('sch', 'S', 'S'),
  rule('tch', 'C', 'S'),
  rule('tsh', 'C', 'S'),
  rule('dzh', 'j', 'Z'),
  rule('sh', 'S', 'S'),
  rule('ch', 'C', 'S'),
  rule('zh', 'J', 'Z'),
  rule('kh', 'X', 'H'),
  rule('gh', 'G', 'K'),
  rule('th', 'T', 'T'),
  rule('dh', 'D', 'T'),
  rule('ph', 'f', 'P'),
  rule('hp', 'p', 'P'),
  rule('ts', 's', 'S'),
  rule('tz', 's', 'S'),
  rule('dj', 'j', 'Z'),
  rule('dz', 'z', 'Z'),
  rule('ck', 'k', 'K'),
  rule('qu', 'k', 'K'),
  rule('gu', 'g', 'K'),
  rule('ng', 'n', 'N'),
  rule('gn', 'n', 'N'),
  rule('ou', 'u', ''),
  rule('oo', 'u', ''),
  rule('ee', 'i', ''),
  rule('ie', 'i', ''),
  rule('rh', 'r', 'R'),
  rule('b', 'b', 'B'),
  rule('c', 'k', 'K'),
  rule('d', 'd', 'T'),
  rule('f', 'f', 'P'),
  rule('g', 'g', 'K'),
  rule('h', 'h', 'H'),
  rule('j', 'j', 'Z'),
  rule('k', 'k', 'K'),
  rule('l', 'l', 'L'),
  rule('m', 'm', 'M'),
  rule('n', 'n', 'N'),
  rule('p', 'p', 'P'),
  rule('q', 'q', 'K'),
  rule('r', 'r', 'R'),
  rule('s', 's', 'S'),
  rule('t', 't', 'T'),
  rule('v', 'v', 'V'),
  rule('w', 'w', ''),
  rule('x', 'X', 'H'),
  rule('z', 'z', 'Z'),
  rule('a', 'a', ''),
  rule('e', 'e', ''),
  rule('i', 'i', ''),
  rule('o', 'o', ''),
  rule('u', 'u', ''),
  rule('y', 'y', ''),
];

const BY_FIRST: readonly (readonly Rule[])[] = Array.from({ length: 128 }, (_, code) =>
  RULES.filter((r) => r.spelling.charCodeAt(0) === code),
);
const NO_RULES: readonly Rule[] = [];

function ruleAt(word: string, at: number): Rule | undefined {
  const rules = BY_FIRST[word.charCodeAt(at)] ?? NO_RULES;
  for (let i = 0; i < rules.length; i++) {
    const { spelling } = rules[i] as Rule;
    if (spelling.length === 1 || word.startsWith(spelling, at)) return rules[i];
  }
  return undefined;
}

export const VOWELS = new Set('aeiouyw');
const SOFTENING = new Set('eiy');

/** The Arabic article's forms; the assimilated ones count only before the letter that they are assimilated to. */
const ARTICLES = new Set(['al', 'el', 'ul', 'il']);
const ASSIMILATED = /^[aeiu](sh|th|dh|[tdrzsn])$/;
/** "the", and articles of languages in which place names keep them apart. */
const DROPPED = new Set(['the']);

/** A name taken apart: its words without articles, and whether it had any. */
export interface Words {
  words: string[];
  article: boolean;
}

/**
 * The words of a folded name without articles, written apart ("al qaim", "dayr az zawr") or fused ("alqaim", "ezzor").
 *
 * @example withoutArticles('dayr az zawr'); // { words: ['dayr', 'zawr'], article: true }
 */
export function withoutArticles(folded: string): Words {
  const given = folded.split(' ');
  const words: string[] = [];
  let article = false;
  for (let i = 0; i < given.length; i++) {
    const word = given[i] as string;
    const next = given[i + 1];
    if (next !== undefined && DROPPED.has(word)) continue;
    if (next !== undefined && word.length < 4 && isArticle(word, next)) {
      article = true;
      continue;
    }
    const bare = unfused(word);
    if (bare !== word) article = true;
    words.push(bare);
  }
  return { words, article };
}

function isArticle(word: string, next: string): boolean {
  return ARTICLES.has(word) || next.startsWith(ASSIMILATED.exec(word)?.[1] ?? '-');
}

/** A word without an article grown onto it: "alqaim" → "qaim", "ezzor" → "zor", "albukamal" → "bukamal". */
function unfused(word: string): string {
  if (word === 'albu' || word === 'elbu') return 'bu';
  const second = word.charAt(1);
  const third = word.charAt(2);
  if (
    word.length >= 5 &&
    second === 'l' &&
    'ae'.includes(word.charAt(0)) &&
    !VOWELS.has(third) &&
    third !== 'l'
  )
    return word.slice(2);
  if (word.length >= 5 && second === third && 'aeiu'.includes(word.charAt(0)) && 'tdrzsn'.includes(second))
    return word.slice(2);
  return word;
}

/** A row of sounds: `sounds` for the distance (one character a sound), `keys` the class of each ('' for vowels). */
export interface Sounds {
  sounds: string;
  keys: readonly string[];
  article: boolean;
}

/**
 * How a folded Latin name sounds. Doubled letters count once; a final h after a vowel is not heard.
 *
 * @example toSounds('aboukamal').sounds; // 'abukamal'
 */
export function toSounds(folded: string): Sounds {
  const { words, article } = withoutArticles(folded);
  let sounds = '';
  const keys: string[] = [];
  for (const word of words) {
    const last = word.length;
    let at = 0;
    while (at < last) {
      const char = word.charAt(at);
      const found = ruleAt(word, at);
      let sound = found?.sound ?? char;
      let key = found?.key ?? char;
      const length = found?.spelling.length ?? 1;
      if (char === 'c' && length === 1 && SOFTENING.has(word.charAt(at + 1))) {
        sound = 's';
        key = 'S';
      } else if (char === 'w' && at === 0) {
        key = 'V';
      } else if (char === 'n' && length === 1 && 'bp'.includes(word.charAt(at + 1)) && at + 1 < last) {
        sound = 'm';
        key = 'M';
      } else if (
        char === 'h' &&
        length === 1 &&
        at === last - 1 &&
        at > 0 &&
        VOWELS.has(word.charAt(at - 1))
      ) {
        at += 1;
        continue;
      }
      at += length;
      if (sound === sounds.charAt(sounds.length - 1) && keys.length > 0) continue;
      sounds += sound;
      keys.push(key);
    }
  }
  return { sounds, keys, article };
}

/** Consonants up to which a key also holds vowels: shorter skeletons would put too much into one drawer. */
const SHORT_SKELETON = 2;

/** Other classes that a sound may have been written for: looked up too when a query holds it. */
const HEARD_AS: Readonly<Record<string, readonly string[]>> = {
  X: ['K'],
  C: ['H', 'K'],
  g: ['Z'],
  G: ['R'],
  D: ['Z'],
  v: ['', 'B'],
  w: ['V'],
  k: ['Z'],
  T: ['S'],
  j: ['', 'K'],
};
const MOST_KEYS = 8;

function vowelClass(run: string): string {
  if (/[iy]/.test(run) || (run.includes('e') && !/[ouw]/.test(run))) return 'i';
  return /[ouw]/.test(run) ? 'o' : run.includes('e') ? 'i' : 'a';
}

function keyOf(sounds: string, keys: readonly string[]): string {
  let skeleton = '';
  for (const key of keys) if (key !== '' && key !== skeleton.charAt(skeleton.length - 1)) skeleton += key;
  if (skeleton.length > SHORT_SKELETON) return skeleton;
  let out = '';
  let run = '';
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    if (key === '') {
      run += sounds.charAt(i);
      continue;
    }
    if (run) out += vowelClass(run);
    run = '';
    if (key !== out.charAt(out.length - 1)) out += key;
  }
  if (run && out.length < 2) out += vowelClass(run);
  return out;
}

/**
 * The key that a folded name is filed under: its consonant classes without articles, with vowel classes when short.
 * Names that are romanised differently share it as a rule. Names without Latin letters are their own key.
 *
 * @example key('dayr az zawr') === key('deir ezzor'); // true
 */
export function key(folded: string): string {
  const { sounds, keys } = toSounds(folded);
  return keyOf(sounds, keys) || folded;
}

/** All keys under which other spellings of the name may be filed: its own first, then those of sounds written another way. */
export function keysToLookUp(folded: string): string[] {
  const { sounds, keys } = toSounds(folded);
  const own = keyOf(sounds, keys) || folded;
  const out = new Set([own]);
  for (let i = 0; i < keys.length && out.size < MOST_KEYS; i++) {
    if (i === 0 && sounds.charAt(0) === 'v') continue;
    for (const other of HEARD_AS[sounds.charAt(i)] ?? []) {
      const changed = [...keys];
      changed[i] = other;
      out.add(keyOf(sounds, changed) || folded);
    }
  }
  const skeleton = keys.filter((k) => k !== '').length;
  if (skeleton <= SHORT_SKELETON && own.length > 0) {
    // a short name's vowels may be heard otherwise: every vowel class once
    for (let i = 0; i < own.length && out.size < 2 * MOST_KEYS; i++) {
      if (!'aio'.includes(own.charAt(i))) continue;
      for (const vowel of 'aio') out.add(own.slice(0, i) + vowel + own.slice(i + 1));
      out.add(own.slice(0, i) + own.slice(i + 1));
    }
  }
  return [...out];
}
