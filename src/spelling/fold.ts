/**
 * Folding: one plain form for all ways of typing the same spelling. Lower case, no diacritics, no apostrophes,
 * hyphens as spaces, other scripts in Latin letters. Two names with the same folded form are the same spelling.
 */

/** Letters that Unicode does not decompose, by the letters people type instead. */
const LATIN: Readonly<Record<string, string>> = {
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ə: 'e',
  ɛ: 'e',
  ɔ: 'o',
  ŋ: 'ng',
  ħ: 'h',
  ŧ: 't',
  ɗ: 'd',
  ɓ: 'b',
  ƙ: 'k',
  ƴ: 'y',
  ĸ: 'k',
  ȼ: 'c',
};

/** Cyrillic by sound (BGN/PCGN, simplified); Ukrainian and Russian letters together. */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  є: 'ye',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'yi',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ў: 'u',
  қ: 'q',
  ғ: 'gh',
  ҳ: 'h',
  ҷ: 'j',
  ӣ: 'i',
  ӯ: 'u',
  ң: 'ng',
  ө: 'o',
  ү: 'u',
  ұ: 'u',
  һ: 'h',
  ә: 'a',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'c',
  ђ: 'd',
  џ: 'dz',
  ѓ: 'gj',
  ќ: 'kj',
  ѕ: 'dz',
};

/** Arabic script, with the letters of Persian, Urdu, Pashto and Kurdish; short vowels are not written in it. */
const ARABIC: Readonly<Record<string, string>> = {
  ا: 'a',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ٱ: 'a',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ٹ: 't',
  ټ: 't',
  ث: 'th',
  ج: 'j',
  چ: 'ch',
  ح: 'h',
  خ: 'kh',
  څ: 'ts',
  ځ: 'dz',
  د: 'd',
  ڈ: 'd',
  ډ: 'd',
  ذ: 'dh',
  ر: 'r',
  ڑ: 'r',
  ړ: 'r',
  ڕ: 'r',
  ز: 'z',
  ژ: 'zh',
  ږ: 'zh',
  س: 's',
  ش: 'sh',
  ښ: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: '',
  غ: 'gh',
  ف: 'f',
  ڤ: 'v',
  ق: 'q',
  ك: 'k',
  ک: 'k',
  گ: 'g',
  ګ: 'g',
  ل: 'l',
  ڵ: 'l',
  م: 'm',
  ن: 'n',
  ں: 'n',
  ڼ: 'n',
  ه: 'h',
  ہ: 'h',
  ھ: 'h',
  ە: 'e',
  ة: 'a',
  ۀ: 'a',
  و: 'w',
  ۆ: 'o',
  ؤ: 'u',
  ي: 'i',
  ی: 'i',
  ى: 'a',
  ئ: 'i',
  ې: 'e',
  ۍ: 'i',
  ێ: 'e',
  ے: 'e',
  ء: '',
};

/** Hebrew by its modern sound. */
const HEBREW: Readonly<Record<string, string>> = {
  א: 'a',
  ב: 'b',
  ג: 'g',
  ד: 'd',
  ה: 'h',
  ו: 'v',
  ז: 'z',
  ח: 'h',
  ט: 't',
  י: 'i',
  כ: 'k',
  ך: 'k',
  ל: 'l',
  מ: 'm',
  ם: 'm',
  נ: 'n',
  ן: 'n',
  ס: 's',
  ע: '',
  פ: 'p',
  ף: 'f',
  צ: 'ts',
  ץ: 'ts',
  ק: 'k',
  ר: 'r',
  ש: 'sh',
  ת: 't',
};

const LETTERS: ReadonlyMap<string, string> = new Map(
  [LATIN, CYRILLIC, ARABIC, HEBREW].flatMap((table) => Object.entries(table)),
);

/** Short forms that stand for a word of a name, in English usage. */
const SHORT: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  ft: 'fort',
  mt: 'mount',
  mts: 'mountains',
};

const MARKS = /\p{M}+/gu;
const NO_SOUND = /['’‘`´ʻʼʽʾʿˈ′“”"]/g;
const NOT_A_LETTER = /[^\p{L}\p{N}]+/gu;
const ARABIC_ARTICLE = /(^|\s)ال(?=\p{Script=Arabic}{2})/gu;

/**
 * The folded form of a name: lower-case Latin letters, digits and single spaces.
 *
 * @example fold("Dayr az‐Zawr"); // 'dayr az zawr'
 * @example fold('Київ'); // 'kiyiv'
 */
export function fold(name: string): string {
  const given = name.toLowerCase();
  const plain = plainness(given);
  // Most names of a gazetteer are letters with single spaces between, and many are asked for.
  if (plain === 'tidy') return expand(given);
  if (plain === 'untidy') return expand(given.trim().replace(/ {2,}/g, ' '));
  const lower = name.normalize('NFKC').toLowerCase();
  let out = '';
  // Arabic letters decompose into letter + hamza; composed forms are in the table, so they are looked up first.
  for (const char of lower.replace(ARABIC_ARTICLE, '$1al ').normalize('NFC')) {
    out += LETTERS.get(char) ?? char;
  }
  out = out.normalize('NFKD').replace(MARKS, '').replace(NO_SOUND, '');
  let rest = '';
  for (const char of out) rest += LETTERS.get(char) ?? char;
  return expand(rest.replace(NOT_A_LETTER, ' ').trim());
}

const SPACE = 32;
const [A, Z] = [97, 122];

/** Whether a name in lower case is letters and spaces only, and then whether no two spaces meet and none is at an end. */
function plainness(lower: string): 'tidy' | 'untidy' | undefined {
  let tidy = true;
  let before = SPACE;
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i);
    if (code === SPACE) tidy &&= before !== SPACE;
    else if (code < A || code > Z) return undefined;
    before = code;
  }
  return tidy && before !== SPACE ? 'tidy' : 'untidy';
}

function expand(folded: string): string {
  if (!folded.includes(' ') || !/\b(?:ste?|ft|mts?)\b/.test(folded)) return folded;
  return folded
    .split(' ')
    .map((word, index, all) => (index < all.length - 1 ? (SHORT[word] ?? word) : word))
    .join(' ');
}

/** Whether every letter of the folded form is a Latin one, so that it can be compared by sound. */
export function isLatin(folded: string): boolean {
  return /^[a-z0-9 ]+$/.test(folded) && /[a-z]/.test(folded);
}
