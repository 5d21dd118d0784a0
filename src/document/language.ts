/**
 * Which language a text is in: by its letters' statistics (eld) and by the little words of English, with the document's
 * own word as evidence; and which blocks of it are in another one.
 */
export interface IdentifiedLanguage {
  /** BCP 47; "und" when it cannot be told. */
  language: string;
  from?: 'text' | 'declaration';
}

/** So much of a text decides; more changes nothing. */
const SAMPLE_CHARACTERS = 20_000;
/** A declared language is only overruled by at least so many letters. */
const LETTERS_TO_OVERRULE = 60;
/** Below this many letters, nothing can be told from the text alone. */
const LETTERS_TO_TELL = 12;

/**
 * The commonest little words of English (from the closed classes of any grammar), and verbs of reporting. Those that
 * are as common in another language written in Latin letters ("a", "die", "son", "me", "men") are left out.
 */
const ENGLISH = new Set(
  (
    'the of and to in is was that for it with as on be at by this have had from not are but were has been their they which ' +
    'who will would could should there when what its his her into after before during between under about against over ' +
    'than then also more most some such only other these those he she we you your our an or if up out near where while ' +
    'said says say told reported killed kills wounded injured dead denies denied attack strike people two three four five six'
  ).split(' '),
);
/** In running English, a third of all words are among them; in other languages hardly one in twenty. */
const ENGLISH_SHARE = 0.2;
const FOREIGN_SHARE = 0.08;
/** So many words show the one or the other. */
const WORDS_TO_TELL = 12;
/** In a headline, where little words are left out, the letters decide if English is so near to the likeliest language. */
const NEAR_LIKELIEST = 0.9;

/**
 * Identifies the language of a text.
 *
 * @param text the body, without boilerplate
 * @param declared what the document says (`lang`), if it does
 * @returns a BCP 47 code; "und" when the text is too short to tell and nothing is declared, or when it is clearly not
 *   English and like no other language that is known
 * @example (await identifyLanguage('The ferry sails again, the harbour office said.')).language // "en"
 */
export async function identifyLanguage(text: string, declared?: string): Promise<IdentifiedLanguage> {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const said = declaredLanguage(declared);
  const seen = await languageSeen(sample, letters);
  if (seen === 'foreign')
    return letters >= LETTERS_TO_OVERRULE || !said ? { language: 'und' } : byDeclaration(said);
  // A template's lang="en" often stands over a text in another language, so a clear finding outranks it.
  if (seen && said && seen !== primary(said) && letters >= LETTERS_TO_OVERRULE)
    return { language: seen, from: 'text' };
  if (said) return byDeclaration(said);
  return seen ? { language: seen, from: 'text' } : { language: 'und' };
}

function byDeclaration(language: string): IdentifiedLanguage {
  return { language, from: 'declaration' };
}

/** A language's code; "foreign" for one that is not English and not known; undefined when nothing can be told. */
async function languageSeen(sample: string, letters: number): Promise<string | undefined> {
  const words = sample.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  const english = words.filter((word) => ENGLISH.has(word)).length / (words.length || 1);
  if (english >= ENGLISH_SHARE) return 'en';
  if (letters < LETTERS_TO_TELL) return undefined;
  // Its tables take longer to load than a short report to read, and most reports in English never come here.
  const { eld } = await import('eld/extrasmall');
  const found = eld.detect(sample);
  if (found.isReliable() && found.language !== 'en') {
    const scores = found.getScores();
    const likeliest = scores[found.language] ?? 0;
    const isHeadline = words.length < WORDS_TO_TELL && (scores.en ?? 0) >= likeliest * NEAR_LIKELIEST;
    return isHeadline ? 'en' : found.language;
  }
  if (words.length >= WORDS_TO_TELL && english < FOREIGN_SHARE) return 'foreign';
  return found.isReliable() ? 'en' : undefined;
}

function declaredLanguage(declared: string | undefined): string | undefined {
  try {
    const code = Intl.getCanonicalLocales((declared ?? '').trim().replaceAll('_', '-'))[0];
    return code && !/^(?:und|zxx|mul)\b/.test(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** eld tells the languages apart, not their regional forms; Norwegian has two codes of its own. */
function primary(code: string): string {
  const language = code.split('-')[0] ?? code;
  return language === 'nb' || language === 'nn' ? 'no' : language;
}

type Script = 'latin' | 'cyrillic' | 'arabic' | 'other';

const SCRIPTS: readonly [Script, RegExp][] = [
  ['latin', /\p{Script=Latin}/gu],
  ['cyrillic', /\p{Script=Cyrillic}/gu],
  ['arabic', /\p{Script=Arabic}/gu],
];
const SCRIPT_OF: Readonly<Record<string, Script>> = {
  en: 'latin',
  fr: 'latin',
  ru: 'cyrillic',
  uk: 'cyrillic',
  ar: 'arabic',
  fa: 'arabic',
};
/** A block is in a script if so many of its letters are. */
const SCRIPT_SHARE = 0.6;
/** Two languages of one script are only told apart by so many letters of a block. */
const LETTERS_TO_PART = 40;
/** What one language of a script has and its neighbour has not; French by its little words. */
const OWN_LETTERS: Readonly<Record<string, RegExp>> = {
  ru: /[ыэъё]/i,
  uk: /[іїєґ]/i,
  ar: /[ةىكيإأ]/,
  fa: /[پچژگکی]/,
};
const NEIGHBOUR: Readonly<Record<string, string>> = { ru: 'uk', uk: 'ru', ar: 'fa', fa: 'ar' };
/** The commonest little words of French that English has not. */
const FRENCH = new Set(
  'le la les des du de et est un une que qui dans pour sur par pas au aux ce il elle ont été avec'.split(' '),
);
const FRENCH_SHARE = 0.25;

/**
 * The language of each block where it is clearly another than the report's: another script, or the neighbour in the
 * same one (Russian and Ukrainian, Arabic and Persian, English and French). Short blocks are the report's.
 *
 * @param blocks the blocks' texts
 * @param language the report's (BCP 47), "und" when it could not be told
 * @returns for each block a BCP 47 code, "und" for one in another script that cannot be told, undefined where it is the report's
 * @example await blockLanguages(['The mayor wrote:', 'Мост снова открыт для движения.'], 'en') // [undefined, 'ru']
 */
export async function blockLanguages(
  blocks: readonly string[],
  language: string,
): Promise<(string | undefined)[]> {
  const own = primary(language).toLowerCase();
  const seenIn = async (text: string) => {
    const sample = text.slice(0, SAMPLE_CHARACTERS);
    const letters = sample.match(/\p{L}/gu)?.length ?? 0;
    if (letters < LETTERS_TO_TELL) return undefined;
    const script = scriptOf(sample, letters);
    if (!script) return undefined;
    const expected = SCRIPT_OF[own];
    if (expected && script !== expected) return (await identifyLanguage(sample)).language;
    if (letters < LETTERS_TO_PART) return undefined;
    const seen = await (expected ? neighbourSeen(sample, own) : knownSeen(sample));
    return seen === own ? undefined : seen;
  };
  return Promise.all(blocks.map(seenIn));
}

/** The script of most letters; undefined when none has so many. */
function scriptOf(sample: string, letters: number): Script | undefined {
  let rest = letters;
  for (const [script, pattern] of SCRIPTS) {
    const count = sample.match(pattern)?.length ?? 0;
    if (count >= letters * SCRIPT_SHARE) return script;
    rest -= count;
  }
  return rest >= letters * SCRIPT_SHARE ? 'other' : undefined;
}

/** The other language of the same script, where everything speaks for it. */
async function neighbourSeen(sample: string, own: string): Promise<string | undefined> {
  const is = async (language: string) => (await identifyLanguage(sample)).language === language;
  if (own === 'en') return isFrench(sample) && (await is('fr')) ? 'fr' : undefined;
  if (own === 'fr') return !isFrench(sample) && (await is('en')) ? 'en' : undefined;
  const other = NEIGHBOUR[own] as string;
  const isOther = OWN_LETTERS[other]?.test(sample) && !OWN_LETTERS[own]?.test(sample);
  return isOther && (await is(other)) ? other : undefined;
}

/** In a report whose own language is not read: a block in one that is. */
async function knownSeen(sample: string): Promise<string | undefined> {
  const { language } = await identifyLanguage(sample);
  return SCRIPT_OF[language] && (language !== 'fr' || isFrench(sample)) ? language : undefined;
}

function isFrench(sample: string): boolean {
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.filter((word) => FRENCH.has(word)).length >= FRENCH_SHARE * words.length;
}
