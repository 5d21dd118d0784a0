/** How a claim is put in other languages than English: by features where the tree has them, else by words of data/claim/languages.json. */
import { readFileSync } from 'node:fs';
import type { Word } from '../language/index.js';
import type { Claim, Span } from '../report.js';

interface Lists {
  negative: ReadonlySet<string>;
  hedges: ReadonlySet<string>;
  future: ReadonlySet<string>;
  /** Written to a verb that lies ahead. */
  futurePrefix: string;
}

const file = JSON.parse(
  readFileSync(new URL('../../data/claim/languages.json', import.meta.url), 'utf8'),
) as Record<string, Record<string, string>>;
const lists = new Map<string, Lists>(
  Object.entries(file)
    .filter(([key]) => key.length === 2)
    .map(([language, words]) => {
      const set = (name: string) => new Set((words[name] ?? '').split(' ').filter(Boolean));
      return [
        language,
        {
          negative: set('negative'),
          hedges: set('hedges'),
          future: set('future'),
          futurePrefix: words.futurePrefix ?? '',
        },
      ];
    }),
);

/** What modality is read from: the words of a sentence, those of the claim, its verb and what hangs on it. */
export interface Put {
  all: readonly Word[];
  /** The words as they are written, in lower case. */
  forms: readonly string[];
  words: readonly number[];
  main: number;
  kids: readonly number[];
}

/**
 * Polarity, tense and hedges of a claim in another language. A French conditional is a hedge: "aurait été vu".
 *
 * @param language 'ar', 'fa', 'fr', 'ru' or 'uk'
 * @example modalityAbroad('ru', put).polarity // «паром не ходит»: 'negated'
 */
export function modalityAbroad(
  language: string,
  { all, forms, words, main, kids }: Put,
): Omit<Claim['modality'], 'scareQuotes'> {
  const known = lists.get(language);
  const is = (set: ReadonlySet<string> | undefined, i: number) => set?.has(forms[i] ?? '') === true;
  const verb = all[main] as Word;
  const own = [main, ...kids];
  const negated = own.some((i) => is(known?.negative, i) || all[i]?.feats.Polarity === 'Neg');
  const auxiliaries = kids.filter((k) => /^(?:aux|cop)/.test(all[k]?.deprel ?? ''));
  const verbs = [...auxiliaries, main];
  const tenses = verbs.map((i) => all[i]?.feats.Tense);
  const prefix = known?.futurePrefix;
  const ahead =
    tenses.includes('Fut') ||
    own.some((i) => is(known?.future, i)) ||
    (prefix &&
      verb.upos === 'VERB' &&
      forms[main]?.startsWith(prefix) &&
      verb.feats.Tense === undefined &&
      verb.feats.Mood !== undefined);
  const hedges: Span[] = words
    .filter((i) => is(known?.hedges, i) || (all[i]?.feats.Mood === 'Cnd' && verbs.includes(i)))
    .map((i) => ({ start: (all[i] as Word).start, end: (all[i] as Word).end }));
  return {
    polarity: negated ? 'negated' : 'affirmed',
    tense: ahead ? 'future' : isPast(language, verb, tenses) ? 'past' : 'present',
    hedges,
  };
}

/** Past by its features; Arabic's perfect has neither tense nor mood. */
function isPast(language: string, verb: Word, tenses: readonly (string | undefined)[]): boolean {
  return (
    tenses.includes('Past') ||
    (language === 'ar' && verb.upos === 'VERB' && !verb.feats.Mood && !verb.feats.Tense) ||
    tenses.includes('Imp')
  );
}
