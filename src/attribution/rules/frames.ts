/**
 * The frames that a cue verb's content can have, one small function each; data/attribution/verbs.json explains them.
 * Those of clauses and infinitives stand in clauses.ts.
 */
import { type Frame, type FrameName, framesOf } from '../lexicon.js';
import { named, rule } from '../rule.js';
import { canSpeak } from '../source.js';
import { base, range, type Tree } from '../tree.js';
import { clause, infinitive, passiveClause, passiveToInfinitive } from './clauses.js';
import { type Fit, passiveSubject } from './fit.js';

export type Frames = ReadonlyMap<FrameName, Frame>;
type Rule = (tree: Tree, verb: number, frame: Frame) => Fit | undefined;

const RULES: readonly [FrameName, Rule, Rule][] = [
  ['c', clause, passiveClause],
  ['o', rule('infinitive of somebody told', objectInfinitive), passiveToInfinitive],
  ['a', rule('called something', objectAs), rule('called something, passive', passiveAs)],
  ['b', rule('accused of something', objectWithMatter), rule('accused of something, passive', passiveMatter)],
  ['i', rule('infinitive of a verb', infinitive), passiveToInfinitive],
  ['n', rule('noun phrase of a verb', object), rule('subject of a passive', passiveObject)],
  ['p', rule('preposition of a verb', prepositional), never],
];

function objectInfinitive(tree: Tree, verb: number): Fit | undefined {
  const complement = tree
    .byRelation(verb, 'xcomp', 'ccomp', 'advcl')
    .find((k) => k > verb && tree.markers(k).includes('to'));
  const object = tree.byRelation(verb, 'obj', 'iobj').find((k) => k > verb);
  if (complement === undefined) return undefined;
  const subject = tree.child(complement, 'nsubj');
  if (object === undefined && subject === undefined) return undefined;
  return {
    content: [...(object === undefined ? [] : tree.subtree(object)), ...tree.subtree(complement)],
    rule: 'somebody told to do something',
  };
}

function asComplement(tree: Tree, verb: number): number | undefined {
  return (
    tree.byRelation(verb, 'obl', 'advcl', 'xcomp').find((k) => k > verb && tree.markers(k).includes('as')) ??
    tree.byRelation(verb, 'xcomp').find((k) => k > verb && !tree.markers(k).includes('to'))
  );
}

/** "called it a mistake", "described them as armed". */
function objectAs(tree: Tree, verb: number): Fit | undefined {
  const complement = asComplement(tree, verb);
  const object = tree.byRelation(verb, 'obj').find((k) => k !== complement);
  const small = object === undefined ? smallClause(tree, verb) : undefined;
  if (small) return { content: small, rule: 'something called or described as something' };
  if (complement === undefined || object === undefined) return undefined;
  return {
    content: [...tree.subtree(object), ...tree.subtree(complement)],
    rule: 'something called or described as something',
  };
}

/** "called the plan a mistake", read as a clause without a verb: "the plan (is) a mistake". */
function smallClause(tree: Tree, verb: number): number[] | undefined {
  const said = tree
    .byRelation(verb, 'ccomp', 'xcomp')
    .find(
      (k) =>
        k > verb &&
        /^(?:NOUN|PROPN|ADJ)$/.test(tree.word(k).upos) &&
        tree.child(k, 'nsubj') !== undefined &&
        tree.child(k, 'cop', 'aux', 'mark') === undefined,
    );
  return said === undefined ? undefined : tree.subtree(said);
}

function passiveAs(tree: Tree, verb: number): Fit | undefined {
  const complement = asComplement(tree, verb);
  if (complement === undefined) return undefined;
  return {
    content: [...passiveSubject(tree, verb), ...tree.subtree(complement)],
    rule: 'something called or described as something',
  };
}

function matter(tree: Tree, verb: number, frame: Frame): number[] {
  return tree
    .byRelation(verb, 'obl', 'advcl', 'nmod')
    .filter((k) => k > verb && tree.markers(k).some((m) => frame.prepositions.has(m)));
}

/** "accused them of theft", "praised her for the repair". */
function objectWithMatter(tree: Tree, verb: number, frame: Frame): Fit | undefined {
  const object = tree.byRelation(verb, 'obj').find((k) => k > verb);
  if (object === undefined) return undefined;
  const what = matter(tree, verb, frame).filter((k) => k > object);
  if (!what.length) return undefined;
  return {
    content: [...tree.subtree(object), ...what.flatMap((k) => tree.subtree(k))],
    rule: 'somebody accused or judged of something',
  };
}

function passiveMatter(tree: Tree, verb: number, frame: Frame): Fit | undefined {
  const what = matter(tree, verb, frame);
  if (!what.length) return undefined;
  return {
    content: [...passiveSubject(tree, verb), ...what.flatMap((k) => tree.subtree(k))],
    rule: 'somebody accused or judged of something',
  };
}

function object(tree: Tree, verb: number): Fit | undefined {
  const found = tree.byRelation(verb, 'obj').find((k) => k > verb);
  if (found === undefined || isEmptyObject(tree, found) || isOneQuoted(tree, verb, found)) return undefined;
  return { content: tree.subtree(found), rule: 'noun phrase after the cue' };
}

const quotedIsSource = named('who is quoted is no content');

/** "quoted engineers to that effect": somebody is quoted, but not what they say; "quotes residents who say …" is a relay. */
function isOneQuoted(tree: Tree, verb: number, object: number): boolean {
  if (!quotedIsSource() || !/^(?:quote|cite)$/.test(tree.lower(verb)) || !canSpeak(tree, object))
    return false;
  if (
    range(object + 1, tree.words.length - 1).some(
      (k) => tree.form(k) === 'as' && tree.form(k + 1).endsWith('ing'),
    )
  )
    return false;
  return !tree
    .subtree(object)
    .some((k) => k !== object && tree.word(k).upos === 'VERB' && framesOf(tree.lower(k))?.has('c'));
}

function isEmptyObject(tree: Tree, object: number): boolean {
  return (
    tree.word(object).upos === 'PRON' &&
    /^(?:each|one|itself|himself|herself|themselves)/.test(tree.lower(object))
  );
}

/** "was denied by the ministry", "has been criticised". */
function passiveObject(tree: Tree, verb: number): Fit | undefined {
  const subject = passiveSubject(tree, verb);
  if (!subject.length || base(tree.word(verb).deprel) === 'acl') return undefined;
  return { content: subject, rule: 'passive: its subject is what is said' };
}

function prepositional(tree: Tree, verb: number, frame: Frame): Fit | undefined {
  for (const k of tree.byRelation(verb, 'obl', 'advcl', 'nmod', 'ccomp')) {
    if (k < verb || isDate(tree, k)) continue;
    const brings = tree
      .byRelation(k, 'case', 'mark')
      .find((c) => c > verb && frame.prepositions.has(tree.lower(c)));
    if (brings === undefined) continue;
    return {
      content: tree.subtree(k, [brings]),
      rule: 'preposition after the cue',
      preposition: brings,
    };
  }
  return undefined;
}

const datesAreTimes = named('a date is nothing said');

/** "published on 9 October" */
function isDate(tree: Tree, k: number): boolean {
  if (tree.word(k).deprel === 'obl:tmod') return true;
  return (
    datesAreTimes() && tree.subtree(k).length <= 6 && tree.subtree(k).some((w) => CALENDAR.test(tree.form(w)))
  );
}

const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december)$/;

function never(): undefined {
  return undefined;
}

/** The first frame of a listed verb that fires. */
export function listed(tree: Tree, verb: number, frames: Frames, passive: boolean) {
  for (const [name, active, whenPassive] of RULES) {
    const frame = frames.get(name);
    if (!frame) continue;
    const fit = (passive ? whenPassive : active)(tree, verb, frame);
    if (fit?.content.length) return { fit, frame };
  }
  return undefined;
}
