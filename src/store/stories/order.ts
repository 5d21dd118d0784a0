/** The order of publication, as joining has it. */
import { inOrder, type Signature } from '../../story/index.js';

/** Whether a report comes before another. */
export function isBefore(a: Signature, b: Signature): boolean {
  return inOrder([a, b])[0] === a;
}
