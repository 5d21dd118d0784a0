/** Reports and stories as folders of Parquet tables, and back. Loaded only by whoever writes or reads them. */
export { readReportTables, readStoryTables } from './read.js';
export { STORY_DERIVED_NAMES, STORY_TABLES } from './story-tables.js';
export { DERIVED_NAMES, REPORT_TABLES } from './tables.js';
export { reportTables, storyTables, type TableWriter } from './write.js';
