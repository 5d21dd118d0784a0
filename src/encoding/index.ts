/** Door of encoding/: bytes → characters, by what they declare and what they show. */
export { type Decoded, decodeHtml, decodeText } from './decode.js';
