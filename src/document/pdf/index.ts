import { DocumentError } from '../error.js';
import type { Content } from '../input.js';
import type { Limits } from '../limits.js';
export async function readPdf(_bytes: Uint8Array, _limits: Limits, _checkTime: () => void): Promise<Content> {
  throw new DocumentError('pdf-not-yet', 'PDFs are not read yet');
}
