/** The model's attribution head beside the rules. */
import type { Context, Draft } from './draft.js';

/** Rules' drafts of a sentence, with those that only the model sees added. */
export function withHead(_context: Context, _sentence: number, drafts: Draft[]): Draft[] {
  return drafts;
}
