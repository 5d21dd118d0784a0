/** The `edtf` library ships no types; this is all of it that is used. */
declare module 'edtf' {
  /** Parses an EDTF value. @throws when it is not one */
  export default function edtf(value: string): unknown;
}
