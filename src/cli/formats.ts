/** The formats by name; output/ itself is not loaded for them. */
import type { Format, StoryFormat } from '../output/index.js';

/** What can be written: reports in a format of output/ or as tables, or the language reader's trees, which come as text. */
export type SinkFormat = Format | 'parquet' | 'conllu';

/** Each format with the ending of its files. */
export const EXTENSIONS: Record<SinkFormat, string> = {
  text: '.txt',
  json: '.json',
  jsonl: '.jsonl',
  markdown: '.md',
  html: '.html',
  csv: '.csv',
  geojson: '.geojson',
  kml: '.kml',
  acled: '.csv',
  jsonld: '.jsonld',
  parquet: '.parquet',
  conllu: '.conllu',
};

export const SINK_FORMATS = Object.keys(EXTENSIONS) as SinkFormat[];

/** The formats of stories, in the order in which help names them. */
const OF_STORIES: Record<StoryFormat | 'parquet', true> = {
  text: true,
  json: true,
  jsonl: true,
  markdown: true,
  html: true,
  csv: true,
  geojson: true,
  parquet: true,
};

export const STORY_FORMATS = Object.keys(OF_STORIES) as (keyof typeof OF_STORIES)[];

/** The stages of joining, in their order; `rules` tells the numbers that whoever shuffles has to keep. */
export const STAGES = ['rules', 'signatures', 'keys', 'voices', 'compare', 'join'] as const;
export type Stage = (typeof STAGES)[number];
