/** A colour and a pattern for each origin of a report, so that neither alone has to tell them apart. Pure. */
import type { Claim, Report } from './types.js';

const COLOURS = 8;
const PATTERNS = ['solid', 'dashed', 'double', 'dotted', 'wavy'] as const;

export interface Mark {
  /** 0 to 7; undefined for the report's own voice and where nobody is named. */
  colour?: number;
  pattern: (typeof PATTERNS)[number] | 'thin';
  label: string;
}

/** Marks by claim id. The same origin has the same mark all over the report. */
export function originMarks(report: Report): Map<Claim['id'], Mark> {
  const order = new Map<string, number>();
  const names = new Map(report.sources.map(({ id, name }) => [id, name]));
  return new Map(
    report.claims.map((claim): [string, Mark] => {
      if (claim.chain.length === 0) return [claim.id, { pattern: 'thin', label: "report's own voice" }];
      if (!claim.origin) return [claim.id, { pattern: 'dotted', label: 'nobody named' }];
      const n = order.get(claim.origin) ?? order.size;
      order.set(claim.origin, n);
      // Eight colours and five patterns have no common factor: forty origins before two look the same.
      const pattern = PATTERNS[n % PATTERNS.length] ?? 'solid';
      return [claim.id, { colour: n % COLOURS, pattern, label: names.get(claim.origin) ?? 'a source' }];
    }),
  );
}
