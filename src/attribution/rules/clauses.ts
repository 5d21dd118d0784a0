/** Frames whose content is a clause or an infinitive: "said that", "denied taking", "is said to be". */
import { type Frame, framesOf } from '../lexicon.js';
import { named, rule } from '../rule.js';
import { base, range, type Tree } from '../tree.js';
import { type Fit, passiveSubject } from './fit.js';

const clauseOfVerb = named('clause of a verb');
const clauseBehindColon = named('clause behind a colon');
const clauseOfPassive = named('clause of a passive');
const questionOfPassive = named('question of a passive');
const interrupted = named('cue inside or after its clause');
const asSaid = named('as somebody said');
export const passiveToInfinitive = rule('infinitive of a passive', passiveInfinitive);

/** "said that the road is closed", "said: the road is closed", "the road, he said, is closed". */
export function clause(tree: Tree, verb: number, frame: Frame): Fit | undefined {
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
  const isAs = relation === 'advcl' && tree.markers(verb).includes('as');
  if (head < 0 || !(relation === 'parataxis' || isAs || isAside(tree, verb))) return undefined;
  if (!(isAs ? asSaid() : interrupted())) return undefined;
  if (tree.child(verb, 'obj', 'ccomp') !== undefined && !isAs) return undefined;
  if (tree.child(verb, 'nsubj') === undefined) return undefined;
  const host = isAs ? tree.clauseOf(head) : head;
  return {
    content: tree.subtree(host, [verb]),
    rule: isAs ? '“as … said”' : 'cue inside or after what is said',
  };
}

/** "No flight has landed, the union said on Monday, which …": hung on its host like an adverbial clause, but nothing brings it in. */
function isAside(tree: Tree, verb: number): boolean {
  const { deprel, head, feats } = tree.word(verb);
  if (deprel !== 'advcl' || verb < head || feats.VerbForm !== 'Fin') return false;
  if (!framesOf(tree.lower(verb))?.has('q') || tree.child(verb, 'mark', 'advmod', 'cc') !== undefined)
    return false;
  const subject = tree.child(verb, 'nsubj');
  const first = subject === undefined ? undefined : tree.subtree(subject)[0];
  return first !== undefined && first < verb && tree.words[first - 1]?.lemma === ',';
}

/** "it was said that", "was asked why". */
export function passiveClause(tree: Tree, verb: number): Fit | undefined {
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

/** "threatened to close the road". */
export function infinitive(tree: Tree, verb: number): Fit | undefined {
  const complement = tree
    .byRelation(verb, 'xcomp', 'ccomp')
    .find((k) => k > verb && tree.markers(k).includes('to'));
  if (complement === undefined) return undefined;
  return { content: tree.subtree(complement), rule: 'infinitive after the cue' };
}
