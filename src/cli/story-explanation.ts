/** Why reports are in one story, as a page for the terminal: a waterfall of reasons for each pair, then the voices. */
import type { PairExplained } from '../story/index.js';
import type { Story } from '../story.js';

const BAR = 24; // columns of the heaviest reason
const ABOUT = 38;

/** The explanation of a story: which reports fell together and why, which sources are one voice and why. */
export function storyExplanation(story: Story, pairs: readonly PairExplained[]): string {
  const lines = [`${story.id}: “${story.words}”`, ''];
  for (const pair of pairs) lines.push(...waterfall(pair), '');
  lines.push(
    `Independent voices: ${story.independent.min} to ${story.independent.max} (${story.independent.why})`,
  );
  for (const origin of story.origins) {
    const where = origin.sources.map(
      ({ report, source, inferred }) => `${report} ${source}${inferred ? ' (inferred)' : ''}`,
    );
    lines.push(
      `  ${origin.name}${origin.named ? '' : ' (not named)'}: ${where.join(', ') || 'the report itself'}; ${origin.why}`,
    );
  }
  for (const { report, echoOf } of story.reports)
    if (echoOf)
      lines.push(
        `${report}: ${echoOf.kind} of ${echoOf.report}, ${Math.round(echoOf.share * 100)} of 100 words in ${echoOf.passages.length} passages`,
      );
  for (const { slot, kind, why, facts } of story.divergences)
    lines.push(`${slot}, ${kind}: ${why} (${facts.join(', ')})`);
  return `${lines.join('\n')}\n`;
}

/** One pair: each reason with its weight in bits and a bar, the sum below. */
export function waterfall({ reports, evidence, bits, probability }: PairExplained): string[] {
  const heaviest = Math.max(1, ...evidence.map(({ weight }) => Math.abs(weight)));
  const rows = evidence.map(({ about, found, weight }) => {
    const bar = (weight < 0 ? '░' : '█').repeat(Math.round((Math.abs(weight) / heaviest) * BAR));
    return `  ${signed(weight)}  ${bar.padEnd(BAR)}  ${about.padEnd(ABOUT)}  ${found}`;
  });
  return [
    `${reports[0]} and ${reports[1]}`,
    ...rows,
    `  ${signed(bits)}  in all: ${Math.round(probability * 100)} of 100 that they tell of one happening`,
  ];
}

function signed(weight: number): string {
  return `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)}`.padStart(6);
}
