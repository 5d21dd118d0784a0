/**
 * Files places into the compact form that `open.ts` looks up.
 *
 * Names lie in one blob, sorted by their key and then by themselves, in blocks of some keys; in a block, keys and names
 * are front-coded against the one before. Features are numbered in the order of their main names, so that those need no
 * pointer; further names point to their features. Coordinates are steps within cells of a degree, each of one country
 * and province.
 */
import { encodeFeatures } from './encode-features.js';
import { encodeNames, type Filed } from './encode-names.js';
import type { Entry } from './entry.js';
import { writeSections } from './file.js';
import { compare, filingsOf } from './filing.js';
import type { GazetteerHeader } from './form.js';

/**
 * The bytes of a gazetteer file with these places in it.
 *
 * @param credit lines that say where the facts come from and on what terms
 * @param made what it was made from, for `gazetteer info`
 */
export function encodeGazetteer(entries: readonly Entry[], credit: readonly string[], made: string): Buffer {
  const filings: Filed[] = entries.flatMap((entry, index) =>
    filingsOf(entry).map((filing) => ({ ...filing, entry: index })),
  );
  filings.sort(
    (a, b) =>
      compare(a.key, b.key) ||
      compare(a.text, b.text) ||
      Number(b.main) - Number(a.main) ||
      a.entry - b.entry,
  );

  const number = new Int32Array(entries.length).fill(-1);
  const order: number[] = [];
  for (const filing of filings) {
    if (filing.main) number[filing.entry] = order.push(filing.entry) - 1;
  }
  const names = encodeNames(filings, number);
  const features = encodeFeatures(order.map((index) => entries[index] as Entry));
  const header: GazetteerHeader = {
    version: 1,
    features: entries.length,
    names: filings.length,
    ...names.header,
    ...features.header,
    credit: [...credit],
    made,
  };
  return writeSections(header, { ...names.sections, ...features.sections });
}
