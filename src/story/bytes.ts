/** Rows of numbers as short strings, so that signatures can be kept and sent as JSON. */

const BITS = 7;
const MORE = 0x80;

/** Numbers from 0 up, small ones shortest (LEB128), in base 64. */
export function packNumbers(numbers: ArrayLike<number>): string {
  const bytes: number[] = [];
  for (let i = 0; i < numbers.length; i++) {
    let rest = numbers[i] as number;
    while (rest >= MORE) {
      bytes.push((rest & (MORE - 1)) | MORE);
      rest = Math.floor(rest / MORE);
    }
    bytes.push(rest);
  }
  return Buffer.from(bytes).toString('base64');
}

/** @example unpackNumbers(packNumbers([3, 300])); // [3, 300] */
export function unpackNumbers(packed: string): number[] {
  const numbers: number[] = [];
  let [value, scale] = [0, 1];
  for (const byte of Buffer.from(packed, 'base64')) {
    value += (byte & (MORE - 1)) * scale;
    scale *= 2 ** BITS;
    if (byte & MORE) continue;
    numbers.push(value);
    [value, scale] = [0, 1];
  }
  return numbers;
}

/** Numbers of 32 bits, each four bytes whatever the machine, in base 64. */
export function packHashes(hashes: ArrayLike<number>): string {
  const bytes = Buffer.alloc(hashes.length * 4);
  for (let i = 0; i < hashes.length; i++) bytes.writeInt32LE(hashes[i] as number, i * 4);
  return bytes.toString('base64');
}

/** @example unpackHashes(packHashes([-7])); // Int32Array [-7] */
export function unpackHashes(packed: string): Int32Array {
  const bytes = Buffer.from(packed, 'base64');
  return Int32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readInt32LE(i * 4));
}
