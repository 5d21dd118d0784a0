/** Makes docs/images/story.svg, the picture of the samples' story. `npx tsx scripts/story-picture.ts` */
import { readFileSync, writeFileSync } from 'node:fs';
import { storyDiagram } from '../src/output/index.js';
import { read } from '../src/read.js';
import { joinStories } from '../src/story/index.js';

const sample = readFileSync(new URL('../samples/07-bridge-reopens.jsonl', import.meta.url), 'utf8');
const reports = [];
for (const line of sample.trim().split('\n')) reports.push(await read(JSON.parse(line)));
const story = joinStories(reports).find(({ reports }) => reports.length > 1);
if (!story) throw new Error('the samples hold no story of several reports');
writeFileSync(
  new URL('../docs/images/story.svg', import.meta.url),
  `${storyDiagram(story, { id: 'story' })}\n`,
);
