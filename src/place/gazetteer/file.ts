/**
 * The file form that a gazetteer is kept in: a short header of JSON that names the sections, then the sections, each
 * aligned so that typed arrays lie over it as it is. Nothing is unpacked when it is opened.
 */
import { Bytes } from './bytes.js';

const MAGIC = 'HWGAZ001';
const ALIGNMENT = 8;

export interface SectionedFile<Header> {
  header: Header;
  has(name: string): boolean;
  /** The section's bytes; throws when the file has none of that name. */
  section(name: string): Buffer;
}

/** Puts sections and a header together into one file's bytes. */
export function writeSections(header: object, sections: Readonly<Record<string, Uint8Array>>): Buffer {
  const body = new Bytes();
  const table: Record<string, [number, number]> = {};
  for (const [name, bytes] of Object.entries(sections)) {
    body.align(ALIGNMENT);
    table[name] = [body.length, bytes.byteLength];
    body.append(bytes);
  }
  const json = Buffer.from(JSON.stringify({ header, sections: table }), 'utf8');
  const out = new Bytes();
  out.append(Buffer.from(MAGIC, 'latin1'));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  out.append(length);
  out.append(json);
  out.align(ALIGNMENT);
  out.append(body.done());
  return Buffer.from(out.done());
}

/**
 * Reads the header of a file's bytes; the sections stay where they are.
 *
 * @throws Error when the bytes are not such a file, or a newer kind of it
 */
export function readSections<Header>(bytes: Buffer, what: string): SectionedFile<Header> {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 8) !== MAGIC) {
    throw new Error(
      `${what} is not a gazetteer file of this version of Headwater: make it again with "headwater gazetteer add".`,
    );
  }
  const length = bytes.readUInt32LE(8);
  const { header, sections } = JSON.parse(bytes.toString('utf8', 12, 12 + length)) as {
    header: Header;
    sections: Record<string, [number, number]>;
  };
  const base = Math.ceil((12 + length) / ALIGNMENT) * ALIGNMENT;
  // Typed arrays need an aligned start; files read by fs are, slices of a pool may not be.
  const aligned =
    (bytes.byteOffset + base) % ALIGNMENT === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer);
  return {
    header,
    has: (name) => sections[name] !== undefined,
    section(name) {
      const at = sections[name];
      if (!at) throw new Error(`${what} has no section "${name}".`);
      return aligned.subarray(base + at[0], base + at[0] + at[1]);
    },
  };
}
