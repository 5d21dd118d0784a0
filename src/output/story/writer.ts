/** What a writer of stories takes and gives. */
import type { Story } from '../../story.js';

export const STORY_FORMATS = ['text', 'json', 'jsonl', 'markdown', 'html', 'csv', 'geojson'] as const;
export type StoryFormat = (typeof STORY_FORMATS)[number];

export interface StoryOutputOptions {
  /** Terminal colours, for `text` only. */
  colour?: boolean;
  /** Terminal columns, for `text` only; 80 when absent. */
  width?: number;
  /** `csv`: a byte order mark first, for spreadsheets that would not take it for UTF-8. */
  bom?: boolean;
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
