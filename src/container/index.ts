/** Door of container/: files that hold documents → documents, each with what its container states about it. */
export { type DocumentsOptions, documentsOf } from './documents.js';
export { DocumentError } from './error.js';
export type { Columns } from './fields.js';
export { bytesOfFile, type FoundFile, filesIn } from './files.js';
export type { DocumentInput, OpenedDocument } from './input.js';
export { holdsDocuments, type Kind, kindOf, kindOfText } from './kind.js';
export { layOut, type Piece } from './layout.js';
export { checkLimit, DEFAULT_LIMITS, type Limits, startClock, withDefaults } from './limits.js';
export { linesOf } from './lines.js';
export { type OpenOptions, openDocuments } from './open.js';
export { emptyError, gunzipBytes, onlyRecord } from './single.js';
