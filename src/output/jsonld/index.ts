/** JSON-LD 1.1: PROV-O for chains, Web Annotation for every span, schema.org for reports and claims. */
import { wellFormed } from '../characters.js';
import type { Writer } from '../writer.js';
import { CONTEXT } from './context.js';
import { nodesOf } from './nodes.js';

/** The writer of `--format jsonld`: one graph, a node a line. */
export function jsonldWriter(): Writer {
  let isFirst = true;
  return {
    begin: () => `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[`,
    report: (report, reviewed) =>
      nodesOf(report, reviewed)
        .map((node) => {
          const comma = isFirst ? '' : ',';
          isFirst = false;
          return `${comma}\n${JSON.stringify(node, kept)}`;
        })
        .join(''),
    end: () => '\n]}\n',
  };
}

/** RDF has no form for half a character, and an empty list says nothing. */
function kept(_name: string, value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}
