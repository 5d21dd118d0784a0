/** The package ships no types. */
declare module 'html-encoding-sniffer' {
  /** The WHATWG name of a page's encoding, or `defaultEncoding` where it has no mark and no declaration. */
  export default function htmlEncodingSniffer(
    bytes: Uint8Array,
    options?: { defaultEncoding?: string; transportLayerEncodingLabel?: string; xml?: boolean },
  ): string;
}
