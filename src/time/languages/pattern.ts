/** Patterns of kinds of words ("weekday? day month (yearWord? year)?") and where they match among tokens. */
import type { Tokens } from '../../quantity/index.js';
import { type Entry, formsOf, JOINER, type Lexicon } from './lexicon.js';

/** A kind of word, or a group of them; either may be absent. */
export type Part = { optional: boolean } & ({ names: readonly string[] } | { group: readonly Part[] });

/** What a pattern took: for each kind of word its values, in text order. */
export type Taken = ReadonlyMap<string, readonly string[]>;

/** A match of a pattern. `strong`: some word in it means time by itself. */
export interface Hit {
  to: number;
  taken: Taken;
  words: number;
  weak: number;
}

/**
 * A pattern from its text: names of kinds, `a|b` either, `( )` a group, `?` behind what may be absent.
 *
 * @example compile('weekday? day (yearWord? year)?');
 */
export function compile(text: string): readonly Part[] {
  const signs = text.match(/\(|\)\??|[^\s()]+/g) ?? [];
  let at = 0;
  const read = (): Part[] => {
    const parts: Part[] = [];
    for (; at < signs.length; at++) {
      const sign = signs[at] as string;
      if (sign === '(') {
        at++;
        const group = read();
        parts.push({ group, optional: signs[at] === ')?' });
      } else if (sign.startsWith(')')) return parts;
      else parts.push({ names: sign.replace('?', '').split('|'), optional: sign.endsWith('?') });
    }
    return parts;
  };
  return read();
}

/** What a place in the text can be read as: how far, of which kind, which. */
export interface Atom {
  to: number;
  value: string;
  weak: boolean;
  /** Particle or sign that is no word of time. */
  small: boolean;
}

/** Reads the tokens of a text by kind; what it has read at a place is kept. */
export class Atoms {
  private readonly kept = new Map<number, readonly Entry[]>();
  constructor(
    readonly tokens: Tokens,
    readonly lexicon: Lexicon,
  ) {}

  /** Entries of the lists that stand at a token. */
  entriesAt(index: number): readonly Entry[] {
    const known = this.kept.get(index);
    if (known) return known;
    const found = this.forms(index).flatMap((form) =>
      (this.lexicon.byFirst.get(form) ?? []).filter((entry) => this.follows(entry, index)),
    );
    this.kept.set(index, found);
    return found;
  }

  private forms(index: number): readonly string[] {
    const { kind, lower } = this.tokens.at(index);
    return kind === 'break' ? [] : formsOf(lower, this.lexicon.language);
  }

  private follows({ keys, cls, value }: Entry, index: number): boolean {
    // "الأحد" is Sunday and "اليوم" today; without their article the words are others.
    const needsArticle =
      this.lexicon.language === 'ar' && (cls === 'weekday' || (cls === 'day' && value === '0'));
    if (needsArticle && !/^.?ا?ل/.test(this.tokens.low(index))) return false;
    for (let k = 1; k < keys.length; k++)
      if (!this.forms(index + k).includes(keys[k] as string)) return false;
    return true;
  }

  /** The ways to read a kind of word at a token. */
  at(name: string, index: number): readonly Atom[] {
    switch (name) {
      case 'DAY':
        return this.numbers(index, 'ordinal', 1, 31, 2);
      case 'COUNT':
        return this.numbers(index, 'number', 1, 9999, 4);
      case 'NTH':
        return this.listed('ordinal', index);
      case 'YEAR':
        return this.years(index);
      case 'FIGURE':
        return this.figures(index, 1, 4);
      case 'MINUTES':
        // "10h30": what is apart counts something else ("в 15 часов 20 человек").
        return this.tokens.at(index).spaced ? [] : this.figures(index, 2, 2);
      case 'SLASH':
      case 'DASH':
      case 'COMMA':
      case 'COLON':
      case 'STOP':
        return MARKS[name].includes(this.tokens.low(index))
          ? [{ to: index + 1, value: this.tokens.low(index), weak: false, small: true }]
          : [];
      case 'ALIAS':
        return this.listed('month', index);
      case 'and':
        // "وآذار": written to the front of the word.
        return [
          ...this.listed(name, index),
          ...(this.lexicon.language === 'ar' && /^و./.test(this.tokens.low(index))
            ? [{ to: index, value: '', weak: false, small: true }]
            : []),
        ];
      default:
        return this.listed(name, index);
    }
  }

  private listed(name: string, index: number): Atom[] {
    return this.entriesAt(index)
      .filter(({ cls, keys }) => cls === name && !this.joinedTo(index + keys.length - 1))
      .map(({ keys, value, weak }) => ({
        to: index + keys.length,
        value,
        weak,
        small: SMALL.has(name),
      }));
  }

  /** A joiner right behind the word ("می‌روند"): it is a part of another one. */
  private joinedTo(index: number): boolean {
    const { end, lower } = this.tokens.at(index);
    return lower === 'می' && this.tokens.text.charAt(end) === JOINER;
  }

  /** Digits with the ending of an ordinal, if any ("17-го", "1er"). */
  private figures(index: number, least: number, most: number): Atom[] {
    const { kind, text } = this.tokens.at(index);
    if (kind !== 'digits' || text.length < least || text.length > most) return [];
    let to = index + 1;
    const ending = this.tokens.low(to) === '-' && !this.tokens.at(to).spaced ? to + 1 : to;
    if (!this.tokens.at(ending).spaced && ENDINGS.has(this.tokens.low(ending))) to = ending + 1;
    return [{ to, value: text, weak: false, small: false }];
  }

  private numbers(index: number, list: string, from: number, to: number, digits: number): Atom[] {
    const inBounds = ({ value }: Atom) => Number(value) >= from && Number(value) <= to;
    return [...this.figures(index, 1, digits), ...this.listed(list, index)].filter(inBounds);
  }

  private years(index: number): Atom[] {
    const four = this.figures(index, 4, 4).filter(
      ({ value }) => Number(value) >= 1000 && Number(value) < 2200,
    );
    // "две тысячи двадцать четвёртого"
    const words = this.listed('millennium', index).flatMap(({ to }) =>
      this.listed('ordinal', to).map((atom) => ({ ...atom, value: String(2000 + Number(atom.value)) })),
    );
    return [...four, ...words];
  }

  /** The longest way in which a pattern matches from a token on. */
  match(parts: readonly Part[], index: number): Hit | undefined {
    let best: Hit | undefined;
    const step = (rest: readonly Part[], at: number, taken: readonly (readonly [string, Atom])[]): void => {
      const [part, ...after] = rest;
      if (!part) {
        if (at > (best?.to ?? index)) best = hitOf(at, taken);
        return;
      }
      if ('group' in part) step([...part.group, ...after], at, taken);
      else {
        for (const name of part.names)
          for (const atom of this.at(name, at)) step(after, atom.to, [...taken, [name, atom]]);
      }
      if (part.optional) step(after, at, taken);
    };
    step(parts, index, []);
    return best;
  }
}

function hitOf(to: number, all: readonly (readonly [string, Atom])[]): Hit {
  const taken = new Map<string, string[]>();
  for (const [name, { value }] of all) taken.set(name, [...(taken.get(name) ?? []), value]);
  const real = all.filter(([, atom]) => !atom.small);
  return { to, taken, words: real.length, weak: real.filter(([, atom]) => atom.weak).length };
}

const MARKS = { SLASH: '/', DASH: '-–—', COMMA: ',،', COLON: ':.', STOP: './-' } as const;
const SMALL: ReadonlySet<string> = new Set([
  'of',
  'the',
  'and',
  'from',
  'to',
  'between',
  'dayWord',
  'clock',
  'clockWord',
  'in',
]);
const ENDINGS: ReadonlySet<string> = new Set([
  'го',
  'й',
  'м',
  'му',
  'ого',
  'е',
  'х',
  'er',
  're',
  'e',
  'ый',
  'ому',
]);
