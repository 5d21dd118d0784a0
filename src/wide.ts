/** Unicode encodings that show in the first bytes. */

/** The WHATWG name of the encoding that a byte order mark stands for. */
export function byteOrderMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'UTF-8';
  if (a === 0xff && b === 0xfe) return 'UTF-16LE';
  if (a === 0xfe && b === 0xff) return 'UTF-16BE';
  return undefined;
}

/** UTF-16 without a mark shows in NULs beside the ASCII that every such text has: spaces, digits, line ends. */
export function wideEncoding(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < head.length; i += 2) {
    if (head[i] === 0 && head[i + 1] !== 0) even++;
    if (head[i + 1] === 0 && head[i] !== 0) odd++;
  }
  const needed = head.length / 20;
  if (odd > needed && even < odd / 10) return 'UTF-16LE';
  if (even > needed && odd < even / 10) return 'UTF-16BE';
  return undefined;
}
