/** One screen a story: what, where, when; who stands behind it; who repeats whom; where they differ. */
import pc from 'picocolors';
import type { Fact, Story, StoryReport } from '../../story.js';
import { printable } from '../characters.js';
import { type Run, wrap } from '../wrap.js';
import {
  boundsWords,
  divergenceWords,
  echoWords,
  numbersOf,
  originWords,
  quoted,
  reportsWords,
  reportWords,
  slotWords,
  type Texts,
  voicesWords,
  whereWhen,
} from './wording.js';
import type { StoryOutputOptions, StoryWriter } from './writer.js';

const NARROWEST = 32;
const WIDEST = 100;
const MOST_FACTS = 3;

interface Style {
  width: number;
  colours: ReturnType<typeof pc.createColors>;
  texts: Texts;
}

/** The writer of `--format text`. */
export function textStories({ colour = false, width = 80, texts }: StoryOutputOptions): StoryWriter {
  const style: Style = {
    width: Math.min(WIDEST, Math.max(NARROWEST, Math.trunc(width))),
    colours: pc.createColors(colour),
    texts,
  };
  let isFirst = true;
  return {
    begin: () => '',
    story(story) {
      const gap = isFirst ? '' : '\n\n';
      isFirst = false;
      return `${gap}${storyLines(story, style).join('\n')}\n`;
    },
    end() {
      if (isFirst) return 'No story was found.\n';
      const legend =
        'A voice is whoever is said to have said it first; copies and relays count as theirs. A range says that the texts do not decide. Headwater says who said it, never that it is true.';
      return `\n${wrap([{ text: legend, paint: style.colours.dim }], { width: style.width }).join('\n')}\n`;
    },
  };
}

function storyLines(story: Story, style: Style): string[] {
  const { colours, width } = style;
  const facts = [whereWhen(story), story.subEvent ?? story.type?.toLowerCase()].filter(Boolean).join(' · ');
  const sure =
    story.reports.length > 1
      ? ` · ${Math.round(story.confidence * 100)} of 100 sure that it is one story`
      : '';
  return [
    ...wrap([{ text: printable(story.words), paint: colours.bold }], { width }),
    ...(facts ? wrap([{ text: printable(facts) }], { width }) : []),
    ...wrap(
      [
        { text: `${reportsWords(story)}: ` },
        { text: voicesWords(story), paint: (text) => colours.bold(colours.cyan(text)) },
      ],
      { width },
    ),
    ...wrap([{ text: `${story.independent.why} · id ${story.id}${sure}`, paint: colours.dim }], { width }),
    colours.dim('─'.repeat(width)),
    ...voiceLines(story, style),
    ...repeatLines(story, style),
    ...divergenceLines(story, style),
  ];
}

function voiceLines(story: Story, style: Style): string[] {
  const { colours, width, texts } = style;
  return story.origins.flatMap((origin) => {
    const reports = story.reports.filter(({ origins }) => origins.includes(origin.id));
    const paint = (text: string) => colours.bold(origin.named ? colours.cyan(text) : colours.magenta(text));
    const head: Run[] = [{ text: originWords(origin), paint }];
    const told = firstFacts(reports, origin.id);
    return [
      ...wrap(head, { width, rest: '  ' }),
      ...told.flatMap((fact) => {
        const words = quoted(fact, texts);
        const runs: Run[] = [
          { text: `${slotWords(fact.slot)} ` },
          { text: boundsWords(fact), paint: colours.green },
          ...(words ? [{ text: ` “${printable(words)}”`, paint: colours.dim }] : []),
        ];
        return wrap(runs, { width, first: '    ', rest: '      ' });
      }),
      ...wrap([{ text: `in ${reports.map(reportWords).join('; ')}`, paint: colours.dim }], {
        width,
        first: '    ',
        rest: '      ',
      }),
      ...(origin.sources.length > 1 && origin.why !== 'named once'
        ? wrap([{ text: `one voice: ${printable(origin.why)}`, paint: colours.dim }], {
            width,
            first: '    ',
            rest: '      ',
          })
        : []),
    ];
  });
}

/** What a voice tells: each number once, the first reports' first. */
function firstFacts(reports: readonly StoryReport[], origin: string): Fact[] {
  const seen = new Set<string>();
  return reports
    .flatMap((report) => numbersOf(report).filter((fact) => fact.origin === origin))
    .filter((fact) => {
      const id = `${fact.slot} ${boundsWords(fact)}`;
      if (seen.has(id)) return false;
      seen.add(id);
      return true;
    })
    .slice(0, MOST_FACTS);
}

function repeatLines(story: Story, { colours, width }: Style): string[] {
  const repeats = story.reports.filter(({ echoOf, part }) => echoOf || part === 'follow-up');
  if (repeats.length === 0) return [];
  return [
    '',
    ...repeats.flatMap((report) => {
      const what = [echoWords(report, story), report.part === 'follow-up' ? 'follows up' : undefined];
      const runs: Run[] = [
        { text: reportWords(report) },
        { text: ` ${what.filter(Boolean).join('; ')}`, paint: colours.magenta },
      ];
      return wrap(runs, { width, first: '↳ ', rest: '  ' });
    }),
  ];
}

function divergenceLines(story: Story, { colours, width }: Style): string[] {
  if (story.divergences.length === 0) return [];
  return [
    '',
    ...story.divergences.flatMap((divergence) =>
      wrap([{ text: divergenceWords(divergence), paint: colours.yellow }], {
        width,
        first: '≠ ',
        rest: '  ',
      }),
    ),
  ];
}
