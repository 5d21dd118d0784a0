/** What the frames of a cue verb give, and what several of them look for. */
import type { Frame } from '../lexicon.js';
import { base, type Tree } from '../tree.js';

/** What a frame found: the words of the content, and by which rule. */
export interface Fit {
  content: number[];
  rule: string;
  stance?: Frame['stance'];
  /** A preposition that belongs to the cue: "warned of". */
  preposition?: number;
}

/** The words that a passive is said of: its subject, or the noun or verb that it shares one with. */
export function passiveSubject(tree: Tree, verb: number): number[] {
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
