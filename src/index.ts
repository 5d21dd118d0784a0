/** The library: `import { read, type Report } from 'headwater'`. */
export {
  DocumentError,
  type DocumentInput,
  type DocumentsOptions,
  documentsOf,
  type Limits,
  type OpenOptions,
  openDocuments,
} from './container/index.js';
export { nothingRead } from './nothing.js';
export {
  FORMATS,
  type Format,
  type OutputOptions,
  readReportTables,
  readStoryTables,
  reportTables,
  storyTables,
  type TableWriter,
  type Writer,
  writerFor,
} from './output/index.js';
export { type ReadOptions, read } from './read.js';
export * from './report.js';
export { type JoinOptions, join, joinStories, keysOf, type Signature, signatureOf } from './story/index.js';
export * from './story.js';
