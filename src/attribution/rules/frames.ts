/** The frames that a cue verb's content can have, one small function each; data/attribution/verbs.json explains them. */
import { type Frame, type FrameName, framesOf } from '../lexicon.js';
import { named, rule } from '../rule.js';
import { canSpeak } from '../source.js';
import { base, range, type Tree } from '../tree.js';

/** What a frame found: the words of the content, and by which rule. */
export interface Fit {
  content: number[];
  rule: string;
  stance?: Frame['stance'];
  /** A preposition that belongs to the cue: "warned of". */
  preposition?: number;
}

export type Frames = ReadonlyMap<FrameName, Frame>;
type Rule = (tree: Tree, verb: number, frame: Frame) => Fit | undefined;

const clauseOfVerb = named('clause of a verb');
const clauseBehindColon = named('clause behind a colon');
const clauseOfPassive = named('clause of a passive');
const questionOfPassive = named('question of a passive');
const interrupted = named('cue inside or after its clause');
const asSaid = named('as somebody said');
const passiveToInfinitive = rule('infinitive of a passive', passiveInfinitive);

const RULES: readonly [FrameName, Rule, Rule][] = [
  ['c', clause, passiveClause],
  ['o', rule('infinitive of somebody told', objectInfinitive), passiveToInfinitive],
  ['a', rule('called something', objectAs), rule('called something, passive', passiveAs)],
  ['b', rule('accused of something', objectWithMatter), rule('accused of something, passive', passiveMatter)],
  ['i', rule('infinitive of a verb', infinitive), passiveToInfinitive],
  ['n', rule('noun phrase of a verb', object), rule('subject of a passive', passiveObject)],
  ['p', rule('preposition of a verb', prepositional), never],
];

function clause(tree: Tree, verb: number, frame: Frame): Fit | undefined {
  const complement = tree
    .byRelation(verb, 'ccomp')
    .find((k) => tree.isClause(k) || tree.word(k).upos !== 'PUNCT');
  if (clauseOfVerb() && complement !== undefined) {
    const infinitive = tree.markers(complement).includes('to') && !tree.isFinite(complement);
    const apart = !tree.markers(complement).includes('that') && isClosedRelative(tree, verb);
    if (((!infinitive || isQuestion(tree, complement)) && !apart) || complement < verb)
      return {
        content: tree.subtree(complement),
        rule: complement < verb ? 'clause before the cue' : 'clause after the cue',
      };
  }
  const doing = gerund(tree, verb, frame);
  if (doing) return doing;
  // "said: the road is closed": what follows the colon hangs beside the verb.
  const after = tree.byRelation(verb, 'parataxis').find((k) => {
    const first = tree.subtree(k)[0] as number;
    return (
      first > verb &&
      first > 0 &&
      range(Math.max(verb, first - 2), first + 1).some((p) => tree.word(p).lemma === ':')
    );
  });
  if (clauseBehindColon() && after !== undefined && framesOf(tree.lower(verb))?.has('q'))
    return { content: tree.subtree(after), rule: 'clause after the cue' };
  return hostClause(tree, verb);
}

const closedRelative = named('a relative clause that a comma closes says nothing further');

/** "…, which this newspaper has seen, the works were late": the comma closes what is said of the noun. */
function isClosedRelative(tree: Tree, verb: number): boolean {
  if (!closedRelative() || tree.words[verb + 1]?.lemma !== ',') return false;
  return range(Math.max(0, verb - 6), verb).some(
    (k) => tree.form(k) === 'which' && tree.words[k - 1]?.lemma === ',',
  );
}

const gerund = rule('what somebody denies or remembers doing', ingComplement);

/** "denied taking the key", "remembers seeing a light". */
function ingComplement(tree: Tree, verb: number, { stance }: Frame): Fit | undefined {
  // "continued working", "began to": no saying at all.
  if (
    !/^(?:deny|confirm|believe)$/.test(stance) &&
    !/^(?:admit|recall|report|mention|describe)$/.test(tree.lower(verb))
  )
    return undefined;
  const complement = tree
    .byRelation(verb, 'xcomp', 'ccomp')
    .find(
      (k) =>
        k > verb &&
        k - verb <= 3 &&
        tree.word(k).upos === 'VERB' &&
        tree.form(k).endsWith('ing') &&
        !tree.markers(k).length &&
        tree.byRelation(k, 'aux').length === 0,
    );
  if (complement === undefined || tree.byRelation(verb, 'obj').length) return undefined;
  return { content: tree.subtree(complement), rule: 'clause after the cue: what somebody did' };
}

/** "know how to combine them", "asked what to do". */
function isQuestion(tree: Tree, complement: number): boolean {
  const [first] = tree.subtree(complement);
  return first !== undefined && /^(?:how|what|where|when|whether|which|who|why)$/.test(tree.form(first));
}

/** ", he said," in the middle or at the end: what it interrupts is the content. Also "as he put it". */
function hostClause(tree: Tree, verb: number): Fit | undefined {
  const { deprel, head } = tree.word(verb);
  const relation = base(deprel);
  if (head < 0 || !(relation === 'parataxis' || (relation === 'advcl' && tree.markers(verb).includes('as'))))
    return undefined;
  if (!(relation === 'advcl' ? asSaid() : interrupted())) return undefined;
  if (tree.child(verb, 'obj', 'ccomp') !== undefined && relation === 'parataxis') return undefined;
  if (tree.child(verb, 'nsubj') === undefined) return undefined;
  const host = relation === 'advcl' ? tree.clauseOf(head) : head;
  return {
    content: tree.subtree(host, [verb]),
    rule: relation === 'advcl' ? '“as … said”' : 'cue inside or after what is said',
  };
}

function passiveClause(tree: Tree, verb: number): Fit | undefined {
  const complement = tree.child(verb, 'ccomp', 'csubj');
  if (clauseOfPassive() && complement !== undefined)
    return { content: tree.subtree(complement), rule: 'passive with a clause: nobody named' };
  // "was asked why the house passed them": a free relative hangs on its question word.
  const question = tree
    .children(verb)
    .find(
      (k) =>
        k > verb &&
        /^(?:why|what|how|who|where|when)$/.test(tree.form(k)) &&
        tree.child(k, 'advcl', 'acl') !== undefined,
    );
  const clauseBeside = tree
    .byRelation(verb, 'advcl')
    .find((k) => k > verb && tree.word(k).deprel === 'advcl:relcl');
  const asked = question ?? clauseBeside;
  if (questionOfPassive() && asked !== undefined && framesOf(tree.lower(verb))?.has('q'))
    return { content: tree.subtree(asked), rule: 'passive with a clause: nobody named' };
  return (
    passiveToInfinitive(tree, verb) ??
    (tree.word(verb).deprel === 'parataxis' ? hostClause(tree, verb) : undefined)
  );
}

function passiveSubject(tree: Tree, verb: number): number[] {
  const subject = tree.child(verb, 'nsubj:pass', 'nsubj');
  if (subject !== undefined) {
    if (/^(?:who|which|that)$/.test(tree.lower(subject))) return [subject];
    return tree.subtree(subject);
  }
  const { head, deprel } = tree.word(verb);
  if (base(deprel) === 'acl' && head >= 0) return tree.subtree(head, [verb]);
  if (base(deprel) === 'conj' && head >= 0) return passiveSubject(tree, head);
  return [];
}

/** "is said to be", "are believed to have left", "was reported missing". */
function passiveInfinitive(tree: Tree, verb: number): Fit | undefined {
  const complement =
    tree.child(verb, 'xcomp') ?? tree.byRelation(verb, 'ccomp').find((k) => !tree.isFinite(k));
  if (complement === undefined) return undefined;
  return {
    content: [...passiveSubject(tree, verb), ...tree.subtree(complement)],
    rule: 'passive with an infinitive: nobody named',
  };
}

function infinitive(tree: Tree, verb: number): Fit | undefined {
  const complement = tree
    .byRelation(verb, 'xcomp', 'ccomp')
    .find((k) => k > verb && tree.markers(k).includes('to'));
  if (complement === undefined) return undefined;
  return { content: tree.subtree(complement), rule: 'infinitive after the cue' };
}

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
  if (complement === undefined || object === undefined) return undefined;
  return {
    content: [...tree.subtree(object), ...tree.subtree(complement)],
    rule: 'something called or described as something',
  };
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
