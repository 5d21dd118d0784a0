/** Stories as Markdown: a heading, a table of voices, who repeats whom, where they differ. */
import type { Story } from '../../story.js';
import { printable } from '../characters.js';
import {
  boundsWords,
  divergenceWords,
  echoWords,
  numbersOf,
  originWords,
  reportsWords,
  reportWords,
  slotWords,
  voicesWords,
  whereWhen,
} from './wording.js';
import type { StoryOutputOptions, StoryWriter } from './writer.js';

/** The writer of `--format markdown`. */
export function markdownStories(_: StoryOutputOptions): StoryWriter {
  let isFirst = true;
  return {
    begin: () => '',
    story(story) {
      const gap = isFirst ? '' : '\n';
      isFirst = false;
      return `${gap}${lines(story).join('\n')}\n`;
    },
    end: () => '',
  };
}

/** Text that Markdown leaves as it is. */
function safe(text: string): string {
  return printable(text).replace(/[\\`*_[\]<>|#~&]/g, '\\$&');
}

function lines(story: Story): string[] {
  const told = story.origins.map((origin) => {
    const reports = story.reports.filter(({ origins }) => origins.includes(origin.id));
    const facts = reports.flatMap((report) => numbersOf(report).filter((fact) => fact.origin === origin.id));
    const numbers = [...new Set(facts.map((fact) => `${slotWords(fact.slot)} ${boundsWords(fact)}`))];
    return `| ${safe(originWords(origin))} | ${safe(numbers.join(', '))} | ${safe(reports.map(reportWords).join('; '))} |`;
  });
  const repeats = story.reports.flatMap((report) => {
    const words = echoWords(report, story);
    return words ? [`- ${safe(reportWords(report))} ${safe(words)}`] : [];
  });
  return [
    `## ${safe(story.words)}`,
    '',
    safe(whereWhen(story)),
    '',
    `${safe(reportsWords(story))}: **${safe(voicesWords(story))}** (${safe(story.independent.why)})`,
    '',
    '| Voice | Tells | In |',
    '| --- | --- | --- |',
    ...told,
    ...(repeats.length > 0 ? ['', ...repeats] : []),
    ...(story.divergences.length > 0
      ? ['', ...story.divergences.map((d) => `- ≠ ${safe(divergenceWords(d))}`)]
      : []),
  ];
}
