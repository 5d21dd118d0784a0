/** XML and HTML → a tree, after a look at how deep and large it would be. */
import type { Document } from 'domhandler';
import { Parser, parseDocument } from 'htmlparser2';
import { checkLimit, type Limits } from './limits.js';

/**
 * Parses markup into a tree.
 *
 * @throws DocumentError `limit-depth`, `limit-nodes`, before a tree is built that could exhaust the stack
 */
export function parseTree(markup: string, limits: Limits, xmlMode = true): Document {
  let depth = 0;
  let nodes = 0;
  const parser = new Parser(
    {
      onopentagname() {
        checkLimit('depth', ++depth, limits);
        checkLimit('nodes', ++nodes, limits);
      },
      onclosetag() {
        depth--;
      },
    },
    { xmlMode },
  );
  parser.write(markup);
  parser.end();
  return parseDocument(markup, { xmlMode });
}
