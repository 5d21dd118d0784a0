/**
 * Sounds: a folded name as a row of sounds, the key made of them, and the distance between two rows.
 *
 * The key is a consonant skeleton over coarse classes, in the line of Soundex for Arabic names (Aqeel and others 2006) and of
 * matching with classes of equivalent letters (Freeman, Condon and Ackerman 2006); the tables here are our own. The key
 * decides what is looked at, the distance decides what matches: an edit distance with costs by class (as Editex, Zobel and
 * Dart 1996), where vowels cost little and letters heard alike less.
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

const BY_FIRST: ReadonlyMap<string, readonly Rule[]> = new Map(
  [...new Set(RULES.map((r) => r.spelling.charAt(0)))].map((first) => [
    first,
    RULES.filter((r) => r.spelling.startsWith(first)),
  ]),
);

const VOWELS = new Set('aeiouyw');
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
    if (next !== undefined && (ARTICLES.has(word) || next.startsWith(ASSIMILATED.exec(word)?.[1] ?? '-'))) {
      article = true;
      continue;
    }
    const bare = unfused(word);
    if (bare !== word) article = true;
    words.push(bare);
  }
  return { words, article };
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
      const found = BY_FIRST.get(char)?.find((r) => word.startsWith(r.spelling, at));
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

/** Hearing one vowel for another: front ones among themselves, back ones, a for either, front for back. */
const VOWELS_NEAR = 0.12;
const VOWEL_A = 0.26;
const VOWELS_FAR = 0.5;
const VOWEL_LOST = 0.28;
const DIFFERENT = 1;

/** Costs of hearing one consonant for another; pairs not listed cost DIFFERENT. */
const ALIKE: readonly (readonly [string, number])[] = [
  ['kq', 0.05],
  ['SC', 0.2],
  ['sS', 0.35],
  ['sC', 0.55],
  ['jJ', 0.2],
  ['jz', 0.6],
  ['Jz', 0.4],
  ['XH', 0.2],
  ['Xh', 0.2],
  ['Xk', 0.45],
  ['Xq', 0.5],
  ['gG', 0.15],
  ['gk', 0.55],
  ['gq', 0.35],
  ['Gk', 0.6],
  ['Gq', 0.35],
  ['gj', 0.35],
  ['Gr', 0.5],
  ['tT', 0.15],
  ['dD', 0.15],
  ['td', 0.45],
  ['TD', 0.3],
  ['sT', 0.4],
  ['zD', 0.25],
  ['dz', 0.6],
  ['dT', 0.4],
  ['bp', 0.45],
  ['pf', 0.45],
  ['bv', 0.45],
  ['vw', 0.12],
  ['fv', 0.45],
  ['sz', 0.5],
  ['mn', 0.45],
  ['nN', 0.1],
  ['Ch', 0.5],
  ['Ck', 0.5],
  ['CX', 0.35],
  ['wb', 0.6],
  ['jC', 0.6],
  ['Jj', 0.2],
  ['JS', 0.6],
  ['kj', 0.75],
  ['yj', 0.4],
  ['lr', 0.8],
];

const COST = new Float64Array(128 * 128).fill(-1);
for (const [pair, cost] of ALIKE) {
  const a = pair.charCodeAt(0);
  const b = pair.charCodeAt(1);
  COST[a * 128 + b] = cost;
  COST[b * 128 + a] = cost;
}
const IS_VOWEL = new Uint8Array(128);
for (const vowel of VOWELS) IS_VOWEL[vowel.charCodeAt(0)] = 1;
for (let a = 0; a < 128; a++) {
  for (let b = 0; b < 128; b++) {
    if (a === b) COST[a * 128 + b] = 0;
    else if (IS_VOWEL[a] && IS_VOWEL[b] && COST[a * 128 + b] === -1) COST[a * 128 + b] = vowelChange(a, b);
    else if (COST[a * 128 + b] === -1) COST[a * 128 + b] = DIFFERENT;
  }
}
function vowelChange(a: number, b: number): number {
  const classOf = (code: number): number =>
    'eiy'.includes(String.fromCharCode(code)) ? 1 : code === 97 ? 0 : 2;
  const [x, y] = [classOf(a), classOf(b)];
  if (x === y) return VOWELS_NEAR;
  return x === 0 || y === 0 ? VOWEL_A : VOWELS_FAR;
}

const LOST = new Float64Array(128).fill(DIFFERENT);
for (const vowel of VOWELS) LOST[vowel.charCodeAt(0)] = VOWEL_LOST;
LOST['h'.charCodeAt(0)] = 0.5;
LOST['y'.charCodeAt(0)] = 0.2;
LOST['w'.charCodeAt(0)] = 0.3;

const LONGEST = 64;
const rows = [new Float64Array(LONGEST + 1), new Float64Array(LONGEST + 1)] as const;

/**
 * How alike two rows of sounds are, 0 to 1; 1 is the same sounds. The cost of the cheapest edits, over the mean weight of
 * the rows, so that one consonant changed counts more in a short name.
 */
export function likeness(a: Sounds, b: Sounds): number {
  const x = a.sounds.slice(0, LONGEST);
  const y = b.sounds.slice(0, LONGEST);
  if (x === y) return a.article === b.article ? 1 : 0.98;
  let [previous, current] = rows as unknown as [Float64Array, Float64Array];
  previous[0] = 0;
  let weightY = 0;
  for (let j = 1; j <= y.length; j++) {
    const lost = LOST[y.charCodeAt(j - 1) & 127] as number;
    weightY += lost;
    previous[j] = (previous[j - 1] as number) + lost;
  }
  let weightX = 0;
  for (let i = 1; i <= x.length; i++) {
    const cx = x.charCodeAt(i - 1) & 127;
    const lostX = LOST[cx] as number;
    weightX += lostX;
    current[0] = (previous[0] as number) + lostX;
    for (let j = 1; j <= y.length; j++) {
      const cy = y.charCodeAt(j - 1) & 127;
      const changed = (previous[j - 1] as number) + (COST[cx * 128 + cy] as number);
      const dropped = (previous[j] as number) + lostX;
      const added = (current[j - 1] as number) + (LOST[cy] as number);
      current[j] = changed < dropped ? Math.min(changed, added) : Math.min(dropped, added);
    }
    [previous, current] = [current, previous];
  }
  const cost = previous[y.length] as number;
  const like = 1 - cost / Math.max(0.8, (weightX + weightY) / 2);
  return Math.max(0, a.article === b.article ? like : like - 0.02);
}
