/** Stories → text, json, jsonl, markdown, html, csv, geojson; each with what its reports say in their own words. */
import { factsCsvWriter, storiesCsvWriter } from './csv.js';
import { geojsonStories } from './geojson.js';
import { htmlStories } from './html.js';
import { markdownStories } from './markdown.js';
import { textStories } from './text.js';
import type { StoryFormat, StoryOutputOptions, StoryWriter } from './writer.js';

export { STORY_FORMATS, type StoryFormat, type StoryOutputOptions, type StoryWriter } from './writer.js';

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
