/** The library: `import { read, type Report } from 'headwater'`. */
export { DocumentError, type DocumentInput, type Limits, openDocuments } from './document/index.js';
export { FORMATS, type Format, type OutputOptions, type Writer, writerFor } from './output/index.js';
export { type ReadOptions, read } from './read.js';
export * from './report.js';
