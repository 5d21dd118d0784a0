/** Stories → text, json, jsonl, markdown, html, csv, geojson; each with what its reports say in their own words. */
import type { Story } from '../../story.js';
import { factsCsvWriter, storiesCsvWriter } from './csv.js';
import { geojsonStories } from './geojson.js';
import { htmlStories } from './html.js';
import { markdownStories } from './markdown.js';
import { textStories } from './text.js';

export const STORY_FORMATS = ['text', 'json', 'jsonl', 'markdown', 'html', 'csv', 'geojson'] as const;
export type StoryFormat = (typeof STORY_FORMATS)[number];

export interface StoryOutputOptions {
  /** Terminal colours, for `text` only. */
  colour?: boolean;
  /** Terminal columns, for `text` only; 80 when absent. */
  width?: number;
  /** `csv`: a fact a row, instead of a story a row. */
  facts?: boolean;
  /** Texts of the reports by id, from which facts are quoted. */
  texts?: ReadonlyMap<string, string>;
}

/** Writes stories one after another; all three return text to be concatenated. */
export interface StoryWriter {
  begin(): string;
  story(story: Story): string;
  end(): string;
}

const WRITERS: Record<StoryFormat, (options: StoryOutputOptions) => StoryWriter> = {
  text: textStories,
  json: jsonStories,
  jsonl: () => ({ begin: () => '', story: (story) => `${JSON.stringify(story)}\n`, end: () => '' }),
  markdown: markdownStories,
  html: htmlStories,
  csv: ({ facts, ...options }) => (facts ? factsCsvWriter(options) : storiesCsvWriter()),
  geojson: geojsonStories,
};

/** @example storyWriterFor('text').story(story) */
export function storyWriterFor(format: StoryFormat, options: StoryOutputOptions = {}): StoryWriter {
  return WRITERS[format](options);
}

function jsonStories(): StoryWriter {
  let isFirst = true;
  return {
    begin: () => '[',
    story(story) {
      const comma = isFirst ? '' : ',';
      isFirst = false;
      return `${comma}\n${JSON.stringify(story, null, 2)}`;
    },
    end: () => '\n]\n',
  };
}
