/** Who repeats whom within a story: copies, abridgements, reruns and relays, passage by passage. */
import type { Echo } from '../story.js';
import type { Signature } from './signature.js';
import { sharedStrings } from './strings.js';

/** Share of the shorter text's words in shared strings from which it is the other's wording. */
const COPY = 0.3;
/** Share of both texts from which a copy is whole. */
const WHOLE = 0.65;
const MOST_COMPARED = 60;
/** Fewer words in one shared string are a phrase or a quotation. */
const SHORTEST_PASSAGE = 8;

/** For each report, in order of publication, the earlier one that it repeats. */
export function echoesOf(
  reports: readonly Signature[],
  furniture: ReadonlySet<number>,
): (Echo | undefined)[] {
  return reports.map((report, i) => {
    let best: Echo | undefined;
    for (const earlier of reports.slice(Math.max(0, i - MOST_COMPARED), i)) {
      const echo = echoOf(report, earlier, furniture);
      if (echo && (!best || echo.share > best.share)) best = echo;
    }
    return best ?? relayOf(report, reports.slice(0, i));
  });
}

function echoOf(report: Signature, earlier: Signature, furniture: ReadonlySet<number>): Echo | undefined {
  const { passages, of } = sharedStrings(report, earlier, furniture);
  const share = Math.max(...of);
  if (share < COPY) return undefined;
  const long = passages.filter(({ here }) => wordsWithin(report, here.start, here.end) >= SHORTEST_PASSAGE);
  if (long.length === 0) return undefined;
  const isWhole = Math.min(...of) >= WHOLE;
  const kind =
    isWhole && sameOutlet(report, earlier) ? 'rerun' : isWhole ? 'copy' : of[0] > of[1] ? 'abridged' : 'copy';
  return { report: earlier.id, kind, share: Math.round(of[0] * 1000) / 1000, passages: long };
}

function wordsWithin({ words }: Signature, start: number, end: number): number {
  let count = 0;
  for (const at of words.starts) if (at >= start && at < end) count += 1;
  return count;
}

function sameOutlet(a: Signature, b: Signature): boolean {
  return a.outlet !== undefined && a.outlet === b.outlet;
}

/** A report that names an earlier one's outlet as where it has its account from. */
function relayOf(report: Signature, earlier: readonly Signature[]): Echo | undefined {
  const named = [...report.account.via, ...report.account.tellers.map(({ name }) => name)].map((name) =>
    name.toLowerCase(),
  );
  const found = earlier.find(
    ({ outlet }) =>
      outlet !== undefined &&
      outlet.length > 2 &&
      outlet !== report.outlet &&
      named.some((name) => name.includes(outlet.toLowerCase())),
  );
  return found && { report: found.id, kind: 'relay', share: 0, passages: [] };
}
