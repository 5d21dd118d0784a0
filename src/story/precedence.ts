/** Which of the reports of one day came first: by the hour where it is known, else by who names whom. */
import type { Signature } from './signature.js';
import { wordsOf } from './words.js';

/**
 * Reports in order of publication, those of one day so that whoever names another's outlet ("(Nile Wire)" at its end, "told
 * Nile Wire") stands after it: a copy names the agency, the agency does not name who will copy it. What is not decided so
 * stays as it was.
 *
 * @param reports by day of publication
 */
export function originalsFirst(reports: readonly Signature[]): Signature[] {
  const ordered: Signature[] = [];
  for (let from = 0; from < reports.length; ) {
    let to = from + 1;
    while (to < reports.length && dayOf(reports[to]) === dayOf(reports[from])) to += 1;
    ordered.push(...ofOneDay(reports.slice(from, to)));
    from = to;
  }
  return ordered;
}

function dayOf(report: Signature | undefined): number {
  return Math.min(...(report?.days.published ?? []), Number.MAX_SAFE_INTEGER);
}

function ofOneDay(reports: readonly Signature[]): Signature[] {
  if (reports.length < 2) return [...reports];
  const outlets = new Map(reports.map((report) => [outletName(report), outletWords(report)]));
  const named = new Map(
    reports.map((report) => [
      report,
      new Set([...outlets].flatMap(([name, words]) => (names(report, words) ? [name] : []))),
    ]),
  );
  const isAfter = (later: Signature, earlier: Signature): boolean => {
    const [a, b] = [hourOf(later), hourOf(earlier)];
    if (a !== undefined && b !== undefined && a !== b) return a > b;
    const [own, other] = [outletName(later), outletName(earlier)];
    return own !== other && named.get(later)?.has(other) === true && named.get(earlier)?.has(own) !== true;
  };
  const left = [...reports];
  const ordered: Signature[] = [];
  while (left.length > 0) {
    const free = left.findIndex((one) => !left.some((other) => other !== one && isAfter(one, other)));
    ordered.push(...left.splice(Math.max(0, free), 1));
  }
  return ordered;
}

const outletName = ({ outlet }: Signature): string => outlet ?? '';
const outletWords = ({ outlet = '' }: Signature): number[] => [...wordsOf(outlet).hashes];

/** Milliseconds, where the hour of publication is given. */
function hourOf({ published }: Signature): number | undefined {
  const at = published?.includes('T') ? Date.parse(published) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** Whether a report's text has these words, one after another. */
function names({ words: { hashes } }: Signature, wanted: readonly number[]): boolean {
  if (wanted.length === 0) return false;
  for (
    let at = hashes.indexOf(wanted[0] as number);
    at >= 0;
    at = hashes.indexOf(wanted[0] as number, at + 1)
  )
    if (wanted.every((word, n) => hashes[at + n] === word)) return true;
  return false;
}
