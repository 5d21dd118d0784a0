/**
 * Verbs of saying found by where they stand, whatever the tree makes of the sentence: behind a comma with their speaker,
 * at the sentence's end or between commas inside what is said.
 */
import { framesOf } from '../lexicon.js';
import { rule } from '../rule.js';
import { canSpeak, topOf, withoutOccasion } from '../source.js';
import { base, parts, range, type Tree } from '../tree.js';

const TIME =
  /day$|^(?:yesterday|today|tonight|tomorrow|week|month|year|january|february|march|april|may|june|july|august|september|october|november|december|noon|midnight|morning|evening|night)$/;
const TOLD = new Set(['tell', 'inform', 'notify', 'assure', 'remind', 'brief', 'advise']);
const RELATIVE = /^(?:who|which|that|whose)$/;
const CITING = /^(?:citing|quoting)$/;

/** A verb of saying found by where it stands, with its speaker beside it. */
export interface Beside {
  source: number[];
  speaker: number;
  content: number[];
  inside?: boolean;
}

/** Finite, or taken for an infinitive right behind a pronoun: "we say". */
function isFiniteVerb(tree: Tree, verb: number): boolean {
  const form = tree.word(verb).feats.VerbForm;
  return form === 'Fin' || (form !== 'Part' && form !== 'Ger' && tree.words[verb - 1]?.upos === 'PRON');
}

/** The noun phrase between a comma and the verb: "…, the captain said". */
function behindComma(
  tree: Tree,
  verb: number,
): { comma: number; source: number[]; speaker: number } | undefined {
  if (!framesOf(tree.lower(verb))?.has('q') || !isFiniteVerb(tree, verb)) return undefined;
  let at = verb - 1;
  while (at > 0 && verb - at < 14 && !parts(tree.word(at))) {
    if (/^(?:VERB|SCONJ)$/.test(tree.word(at).upos) || (tree.word(at).upos === 'AUX' && verb - at > 2))
      return undefined;
    if (RELATIVE.test(tree.form(at)) || (tree.word(at).upos === 'CCONJ' && at === verb - 1)) return undefined;
    at--;
  }
  if (at <= 0 || tree.word(at).lemma !== ',' || verb - at < 2) return undefined;
  const source = range(at + 1, verb).filter((k) => !/^(?:AUX|ADV|PART)$/.test(tree.word(k).upos));
  const nominal = [...source].reverse().find((k) => /^(?:NOUN|PROPN|PRON)$/.test(tree.word(k).upos));
  if (nominal === undefined || /^(?:ADP|CCONJ|SCONJ)$/.test(tree.word(source[0] as number).upos))
    return undefined;
  if (TIME.test(tree.form(nominal))) return undefined;
  const top = topOf(tree, nominal, verb);
  return { comma: at, source, speaker: source.includes(top) ? top : nominal };
}

/** "The ferry sank, the captain said on Monday.": the verb and its speaker end the sentence. */
function finalSaid(tree: Tree, verb: number): Beside | undefined {
  // "…, the radio reported on Monday, citing two drivers.": whoever is cited stands behind the speaker.
  const cited = tree.words.findIndex(
    (w, k) =>
      k > verb + 1 && w.upos === 'VERB' && tree.word(k - 1).lemma === ',' && CITING.test(tree.form(k)),
  );
  const end = cited < 0 ? tree.words.length : cited - 1;
  const rest = range(verb + 1, end).filter((k) => tree.word(k).upos !== 'PUNCT');
  if (rest.length > 6 || rest.some((k) => /^(?:VERB|AUX|SCONJ|PRON)$/.test(tree.word(k).upos)))
    return undefined;
  if (rest.length && !/^(?:ADP|ADV|PROPN|NOUN|DET|ADJ|NUM)$/.test(tree.word(rest[0] as number).upos))
    return undefined;
  if (rest.some((k) => k < end - 1 && parts(tree.word(k + 1)) && k !== rest[rest.length - 1]))
    return undefined;
  if (tree.child(verb, 'obj') !== undefined && rest.length) return undefined;
  // ", we say, of the claim": a comma behind the verb lets the sentence go on.
  if (rest.length && tree.words[verb + 1]?.lemma === ',') return undefined;
  const found = behindComma(tree, verb);
  if (!found) return undefined;
  const content = range(0, found.comma);
  if (!content.some((k) => tree.word(k).feats.VerbForm === 'Fin')) return undefined;
  return { ...found, content };
}

/** "The ferry, the captain said, was never full.": between commas inside what is said. */
function interrupting(tree: Tree, verb: number): Beside | undefined {
  const next = tree.words[verb + 1];
  if (next?.lemma !== ',') return undefined;
  const found = behindComma(tree, verb);
  if (!found || verb + 3 > tree.words.length || found.source.length > 6) return undefined;
  const pronoun = found.source.length === 1 && tree.word(found.speaker).upos === 'PRON';
  const following = tree.form(verb + 2);
  if (/^(?:who|which|whose)$/.test(following) || /ing$/.test(following)) return undefined;
  if (
    /^(?:and|but)$/.test(following) &&
    (!pronoun || (verb + 3 < tree.words.length && tree.word(verb + 3).upos === 'VERB'))
  )
    return undefined;
  // "…, which, he said, was late": only the clause that he interrupts.
  const relative = found.comma > 1 && RELATIVE.test(tree.form(found.comma - 1)) ? found.comma - 1 : 0;
  const content = [...range(relative, found.comma), ...range(verb + 2, tree.words.length)];
  if (!content.some((k) => tree.word(k).feats.VerbForm === 'Fin')) return undefined;
  // A comma of an apposition ("Lena Brandt, the director said, …") has no clause on either side of its own.
  if (!pronoun && tree.word(verb).head >= 0 && base(tree.word(verb).deprel) !== 'parataxis') return undefined;
  return { ...found, content, inside: true };
}

/** "…, reported a source on the ground.": a verb of saying behind a comma, then only its speaker, ends the sentence. */
function invertedEnd(tree: Tree, verb: number): Beside | undefined {
  const before = tree.words[verb - 1];
  const frames = framesOf(tree.lower(verb));
  // "…, told the daily": who is told never stands there alone.
  if (!before || !/^[,"'”’»]+$/.test(before.lemma) || !frames?.has('q') || TOLD.has(tree.lower(verb)))
    return undefined;
  if (tree.word(verb).feats.VerbForm === 'Part' && tree.word(verb).feats.Tense === 'Pres') return undefined;
  let end = verb + 1;
  while (end < tree.words.length && !parts(tree.word(end))) {
    if (/^(?:VERB|AUX|SCONJ|PART)$/.test(tree.word(end).upos) && !RELATIVE.test(tree.form(end)))
      return undefined;
    end++;
  }
  if (end - verb > 14) return undefined;
  // ", the head of the union": what tells more of the speaker may end the sentence with it.
  const rest = range(end, tree.words.length).filter((k) => tree.word(k).upos !== 'PUNCT');
  const [next] = rest;
  if (next !== undefined) {
    const aside =
      tree.words[end]?.lemma === ',' && /^(?:DET|NOUN|PROPN|ADJ|PRON)$/.test(tree.word(next).upos);
    if (
      !aside ||
      rest.length > 20 ||
      (!RELATIVE.test(tree.form(next)) &&
        rest.filter((k) => tree.word(k).feats.VerbForm === 'Fin').length > 1)
    )
      return undefined;
    end = (rest[rest.length - 1] as number) + 1;
  }
  const aside = tree.byRelation(verb, 'obl', 'advmod').filter((k) => k > verb + 1);
  const source = withoutOccasion(
    tree,
    range(verb + 1, end).filter((k) => !aside.some((a) => tree.under(k, a))),
  );
  const first = source.find((k) => /^(?:NOUN|PROPN|PRON)$/.test(tree.word(k).upos));
  if (first === undefined || /^(?:ADP|ADV)$/.test(tree.word(source[0] as number).upos)) return undefined;
  if (TIME.test(tree.form(first))) return undefined;
  const speaker = topOf(tree, first, verb);
  const known = source.includes(speaker) ? speaker : first;
  const content = range(0, verb);
  if (!canSpeak(tree, known) || !content.some((k) => tree.word(k).feats.VerbForm === 'Fin')) return undefined;
  return { source, speaker: known, content };
}

const inverted = rule('a verb of saying, then its speaker, at the end', invertedEnd);
const final = rule('a speaker and its verb of saying at the end', finalSaid);
const between = rule('a verb of saying between commas', interrupting);

/** A verb of saying with its speaker beside it, by the words' order; undefined where none stands so. */
export function besideSpeaker(tree: Tree, verb: number): Beside | undefined {
  return inverted(tree, verb) ?? final(tree, verb) ?? between(tree, verb);
}
