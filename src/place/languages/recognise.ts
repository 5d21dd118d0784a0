/**
 * Finds the place names of blocks in other languages than English: what the language model takes for a location, and what the
 * gazetteer knows well behind a word that says where. What is looked up is told by look-up.ts.
 */
import type { Document } from '../../document/index.js';
import type { Analysis, Word } from '../../language/index.js';
import type { Block, Span } from '../../report.js';
import { fold } from '../../spelling/index.js';
import type { Atlas, Found } from '../atlas.js';
import { type Model, modelOf } from '../model-names.js';
import type { Name } from '../weigh.js';
import type { Kind } from '../words/kinds.js';
import { type Oblique, withoutClitics } from './forms.js';
import { lookUp, lookUpProvince, phrase } from './look-up.js';
import { type Words, wordsOf } from './words.js';

/** Blocks in another language than English whose place names are read here. */
export function isForeign(block: Block, language: string): boolean {
  return wordsOf(block.language ?? language) !== undefined;
}

const MOST_WORDS = 4;
/** A part of what the model takes for one location ("mosquée de X") needs a likeness and a prior of this. */
const PART_ALIKE = 0.94;
const PART_PRIOR = 4;
/** What the model does not see is taken only where it is spelt like a place of this prior: some 30,000 people … */
const SCAN_ALIKE = 0.95;
const SCAN_PRIOR = 4.5;
/** … behind a word for a kind of place, which leaves little doubt, less … */
const KIND_PRIOR = 3.5;
/** … of this behind what stands before persons and things too, or in a list with a place … */
const WEAK_PRIOR = 5.4;
/** … and of this with nothing before it. */
const BARE_PRIOR = 6.5;
const BARE_WORDS_PRIOR = 6;
/** Shorter words without capitals are too often something else. */
const SHORTEST = 3;

/** A row of words, and what is looked up for them. */
interface Run extends Span {
  name: string;
  kind?: Kind | undefined;
  found: readonly Found[];
}

/** The place names of a document's blocks in other languages, in text order, none overlapping. */
export function recogniseForeign(document: Document, analysis: Analysis, atlas: Atlas): Name[] {
  const model = modelOf(analysis);
  const out: Name[] = [];
  for (const block of document.blocks) {
    const words = wordsOf(block.language ?? document.language);
    if (!words || block.kind === 'boilerplate') continue;
    const all = analysis.sentences
      .filter(({ start, end }) => start < block.end && end > block.start)
      .flatMap((sentence) => sentence.words)
      .filter(({ upos, start, end }) => upos !== 'PUNCT' && start >= block.start && end <= block.end);
    out.push(...namesIn(all, document.text, model, words, atlas));
  }
  return out;
}

function namesIn(all: readonly Word[], text: string, model: Model, words: Words, atlas: Atlas): Name[] {
  const runs: Run[] = phrasesIn(all, text, words, atlas);
  for (const place of model.places) {
    const from = all.findIndex(({ end }) => end > place.start);
    if (from < 0 || (all[from] as Word).start >= place.end) continue;
    let to = from;
    while (to < all.length && (all[to] as Word).start < place.end) to++;
    const run = seen(all, from, to, text, words, atlas);
    if (run && !runs.some((other) => other.start < run.end && run.start < other.end)) runs.push(run);
  }
  for (let i = 0; i < all.length; i++) {
    const run = scanned(all, i, text, model, words, atlas, runs);
    if (!run) continue;
    runs.push(run);
    while (i + 1 < all.length && (all[i + 1] as Word).start < run.end) i++;
  }
  return runs.sort((a, b) => a.start - b.start).map(nameOf);
}

/** Seas, straits and wide regions of several words. */
function phrasesIn(all: readonly Word[], text: string, words: Words, atlas: Atlas): Run[] {
  const out: Run[] = [];
  for (let at = 0; at < all.length; at++) {
    for (let to = Math.min(all.length, at + MOST_WORDS); to > at + 1; to--) {
      const row = all.slice(at, to);
      if (!joined(row, text)) continue;
      const found = phrase(
        row.map((word) => textOf(word, text)),
        words,
        atlas,
      );
      if (found.length === 0) continue;
      out.push({ ...spanOf(all, at, to, text), found });
      at = to - 1;
      break;
    }
  }
  return out;
}

/** What the model takes for a location: the whole of it, else the longest part that is a place. */
function seen(
  all: readonly Word[],
  from: number,
  to: number,
  text: string,
  words: Words,
  atlas: Atlas,
): Run | undefined {
  const whole = runOf(all, from, to, text, words, atlas);
  if (whole.found.length > 0) return whole;
  for (let length = Math.min(MOST_WORDS, to - from - 1); length > 0; length--) {
    for (let at = to - length; at >= from; at--) {
      if (words.cased && !isCapital(all[at] as Word, text)) continue;
      const part = runOf(all, at, at + length, text, words, atlas);
      if (part.found.some(({ likeness, prior }) => likeness >= PART_ALIKE && prior >= PART_PRIOR))
        return part;
    }
  }
  // the model alone, with nothing in the gazetteer: only where the words before say that it is a place
  const before = beforeOf(all, from, text, words);
  return before === 'strong' || before === 'kind' ? whole : undefined;
}

/** A name of the gazetteer that the model did not see, where the words before it say where. */
function scanned(
  all: readonly Word[],
  at: number,
  text: string,
  model: Model,
  words: Words,
  atlas: Atlas,
  runs: readonly Run[],
): Run | undefined {
  const first = all[at] as Word;
  if (words.cased ? !isCapital(first, text) : first.end - first.start < SHORTEST) return undefined;
  if (first.end - first.start <= SHORTEST && first.upos !== 'PROPN') return undefined;
  if (!/^(?:PROPN|X|NOUN|ADJ)$/.test(first.upos) || words.kindOf(textOf(first, text))) return undefined;
  const before = beforeOf(all, at, text, words);
  for (let to = Math.min(all.length, at + MOST_WORDS - 1); to > at; to--) {
    const row = all.slice(at, to);
    const last = row[row.length - 1] as Word;
    if (runs.some((run) => run.start < last.end && first.start < run.end)) continue;
    if (!joined(row, text) || (words.cased && !isCapital(last, text) && !words.kindOf(textOf(last, text))))
      continue;
    const said = model.of(first.start, last.end);
    const whole = said !== undefined && said.start >= first.start - 1 && said.end <= last.end;
    if (said && said.type !== 'location' && !(said.type === 'person' && whole && row.length === 1)) continue;
    const run = runOf(all, at, to, text, words, atlas);
    const best = run.found[0];
    if (!best || best.likeness < SCAN_ALIKE || (!best.exact && !best.main)) continue;
    if (isCut(all, to, text, words, best)) continue;
    const proper = row.some(({ upos }) => upos === 'PROPN' || upos === 'X');
    const listed = isListed(run, first, text, words, runs, all, at);
    const sure =
      before === 'kind'
        ? KIND_PRIOR
        : before === 'strong' && (words.cased || proper)
          ? SCAN_PRIOR
          : listed || (before === 'weak' && proper) || before === 'strong'
            ? WEAK_PRIOR
            : row.length > 1 && best.exact
              ? BARE_WORDS_PRIOR
              : BARE_PRIOR;
    const needed = said?.type === 'person' ? Math.max(WEAK_PRIOR, sure) : sure;
    if (
      (words.cased || sure !== BARE_PRIOR) &&
      best.prior >= needed &&
      (proper ||
        before === 'kind' ||
        listed ||
        words.cased ||
        (before === 'strong' && best.exact && best.main === false && isWord(run.name, words)))
    )
      return run;
  }
  return undefined;
}

/** "Bent Jbeil" is not Bent: a further word of the name follows what was found. */
function isCut(all: readonly Word[], to: number, text: string, words: Words, best: Found): boolean {
  const next = all[to];
  if (!next || best.prior >= BARE_PRIOR || !joined(all.slice(to - 1, to + 1), text)) return false;
  if (words.cased) return isCapital(next, text);
  return next.upos === 'PROPN' && !/^[وفبلك]/.test(textOf(next, text));
}

/** Without capitals and where the grammar sees no name: no word for a kind of place with an article, and not too short. */
const isWord = (name: string, { kindOf, isSide }: Words): boolean =>
  name.length > SHORTEST && !kindOf(name.replace(/^ال/, '')) && !isSide(name.replace(/^ال/, ''));

/** "X and Y", of Arabic also with "and" written together with Y: one is a place already. */
function isListed(
  run: Run,
  first: Word,
  text: string,
  words: Words,
  runs: readonly Run[],
  all: readonly Word[],
  at: number,
): boolean {
  const and = all[at - 1];
  const joins = and !== undefined && words.isAnd(textOf(and, text));
  const start = joins ? and.start : first.start;
  const gap = joins || run.start > first.start ? /^\s+$/ : /^\s*[,،]\s*$/;
  return runs.some((other) => other.end <= start && gap.test(text.slice(other.end, start)));
}

/** What stands before a name: a word for a kind of place, a word that says where, or one that may. */
function beforeOf(
  all: readonly Word[],
  at: number,
  text: string,
  words: Words,
): 'kind' | 'strong' | 'weak' | undefined {
  let i = at - 1;
  while (
    i >= 0 &&
    (words.isArticle(textOf(all[i] as Word, text)) || words.isSide(textOf(all[i] as Word, text)))
  )
    i--;
  const word = all[i] && textOf(all[i] as Word, text);
  if (word === undefined || !joined(all.slice(i, at + 1), text)) return undefined;
  if (words.kindOf(word)) return 'kind';
  if (words.isPreposition(word)) return 'strong';
  if (!words.isWeak(word)) return undefined;
  // "la ville de X"
  const ahead = all[i - 1] && textOf(all[i - 1] as Word, text);
  return ahead !== undefined && words.kindOf(ahead) ? 'kind' : 'weak';
}

/** Takes off what is no part of the name, and looks the rest up. */
function runOf(
  all: readonly Word[],
  first: number,
  end: number,
  text: string,
  words: Words,
  atlas: Atlas,
): Run {
  const string = (word: Word): string => textOf(word, text);
  let [from, to] = [first, end];
  while (from < to - 1 && words.isArticle(string(all[from] as Word))) from++;
  let whole = spanOf(all, from, to, text);
  const query = (at: number, till: number, kind?: Kind) => ({
    name: spanOf(all, at, till, text).name,
    oblique: caseOf(all, at, till),
    lemma: till - at === 1 ? all[at]?.lemma : undefined,
    kind,
  });
  // "mer Noire", "Суэцкий канал": the lists have the kind in the name
  const early = lookUp(query(from, to), words, atlas);
  if (to - from > 1 && early[0]?.exact && early[0].main && early[0].prior >= PART_PRIOR)
    return { ...whole, found: early };
  const last = string(all[to - 1] as Word);
  const following = all[to] && joined(all.slice(to - 1, to + 1), text) ? string(all[to] as Word) : '';
  const adjective = words.adjectives.some((ending) => last.endsWith(ending));
  if (to - from > 1 && words.adjectives.length > 0 && words.kindOf(last)) {
    const stem = string(all[to - 2] as Word);
    const found = lookUpProvince(stem, words.adjectives, words, atlas);
    if (words.kindOf(last) === 'province') return { ...whole, kind: 'province', found };
  }
  if (adjective && words.kindOf(following) === 'province')
    return { ...whole, kind: 'province', found: lookUpProvince(last, words.adjectives, words, atlas) };
  if (to - from === 1 && words.lands.some((ending) => last.endsWith(ending))) {
    const found = lookUpProvince(last, words.lands, words, atlas);
    if (found.length > 0) return { ...whole, kind: 'province', found };
  }
  let kind: Kind | undefined;
  while (from < to - 1) {
    const word = string(all[from] as Word);
    const its = words.kindOf(word);
    const small = words.isArticle(word) || words.isSide(word) || (words.isWeak(word) && from > first);
    if (!its && !small) break;
    kind = its ?? kind;
    from++;
  }
  kind ??= kindBefore(all, from, text, words);
  whole = kind === undefined ? spanOf(all, from, to, text) : whole;
  const name = spanOf(all, from, to, text).name;
  let found = lookUp(query(from, to, kind), words, atlas);
  if (words.clitics.length > 0 && !isSpelt(found)) {
    for (const rest of withoutClitics(name, words.clitics)) {
      const bare = lookUp({ name: rest, kind }, words, atlas);
      if ((bare[0]?.likeness ?? 0) < PART_ALIKE || (bare[0]?.prior ?? 0) < PART_PRIOR) continue;
      found = bare;
      whole = { ...whole, start: whole.end - rest.length, name: rest };
      break;
    }
  }
  return { start: whole.start, end: whole.end, name: kind === undefined ? whole.name : name, kind, found };
}

/** Whether a place that is well known is spelt so: then its first letter is no "and" or "in" written together with it. */
const isSpelt = (found: readonly Found[]): boolean =>
  found.some(({ exact, prior }) => exact && prior >= PART_PRIOR);

/** What the grammar says of a name's case. */
function caseOf(all: readonly Word[], from: number, to: number): Oblique {
  const its = all[to - 1]?.feats.Case;
  if (its === 'Nom') return all[from - 1]?.upos === 'ADP' ? 'maybe' : 'no';
  if (its === 'Acc') return 'maybe';
  if (its !== undefined) return 'yes';
  return all[from - 1]?.upos === 'ADP' ? 'maybe' : undefined;
}

function kindBefore(all: readonly Word[], from: number, text: string, words: Words): Kind | undefined {
  let i = from - 1;
  const at = (index: number): string => (all[index] ? textOf(all[index] as Word, text) : '');
  if (words.isWeak(at(i)) || words.isArticle(at(i))) i--;
  if (words.isWeak(at(i)) && words.language === 'fr') i--;
  return i >= 0 && joined(all.slice(i, from + 1), text) ? words.kindOf(at(i)) : undefined;
}

function spanOf(all: readonly Word[], from: number, to: number, text: string): Span & { name: string } {
  const start = (all[from] as Word).start;
  const end = (all[to - 1] as Word).end;
  return { start, end, name: text.slice(start, end).replace(/\s+/g, ' ') };
}

const textOf = (word: Word, text: string): string => text.slice(word.start, word.end);

const isCapital = ({ start }: Word, text: string): boolean => /^\p{Lu}/u.test(text.charAt(start));

/** Whether nothing but spaces, hyphens and apostrophes stands between the words. */
function joined(row: readonly Word[], text: string): boolean {
  return row.every((word, index) => {
    const before = row[index - 1];
    return !before || /^(?:[ \u00a0\t-]|\u200c|\r?\n)?$/.test(text.slice(before.end, word.start));
  });
}

/** Things that stand in or by the town of their name: they say where, as the town does. */
const BESIDE: ReadonlySet<Kind> = new Set<Kind>([
  'airport',
  'port',
  'crossing',
  'quarter',
  'region',
  'county',
  'building',
]);

function nameOf({ start, end, name, kind, found }: Run): Name {
  return {
    start,
    end,
    name,
    folded: fold(name),
    found,
    ...(kind && !BESIDE.has(kind) && { kind }),
    proper: false,
    sentence: -1,
    listed: false,
    between: false,
    cut: false,
    part: false,
    onlyModelPerson: false,
    evidence: 1,
    after: '',
    before: '',
  };
}
