/** Reports as they are: a JSON array, or a report a line. */
import type { Writer } from './writer.js';

/** `--format json`: always an array, for one report too, so that a reader need know one form only. */
export function jsonWriter(): Writer {
  let isFirst = true;
  return {
    begin: () => '[',
    report(report) {
      const comma = isFirst ? '' : ',';
      isFirst = false;
      return `${comma}\n${JSON.stringify(report, null, 2)}`;
    },
    end: () => '\n]\n',
  };
}

/** `--format jsonl`: a report a line. */
export function jsonLinesWriter(): Writer {
  return { begin: () => '', report: (report) => `${JSON.stringify(report)}\n`, end: () => '' };
}
