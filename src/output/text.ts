/** A page for the terminal: title and metadata, then each claim under its chain of sources. */
import pc from 'picocolors';
import type { Report, Warning } from '../report.js';
import { printable } from './characters.js';
import { type ClaimView, type LinkView, type ReportView, viewOf, wordsAt } from './view.js';
import {
  byKind,
  countsOfKinds,
  countWords,
  factsOf,
  groupByChain,
  languageName,
  linkTags,
  modalityTags,
  publishedWords,
  roleWords,
  saidWords,
  WORKED_OUT,
} from './wording.js';
import { columns, type Run, wrap } from './wrap.js';
import type { OutputOptions, Writer } from './writer.js';

const DEFAULT_WIDTH = 80;
const NARROWEST = 32;
/** Lines longer than this tire the eye, however wide the terminal is. */
const WIDEST = 100;
const LABEL_WIDTH = 'How many'.length + 2;

interface Style {
  width: number;
  colours: ReturnType<typeof pc.createColors>;
  /** Judgements, demands and the rest stand in place. */
  all: boolean;
}

/** The writer of `--format text`. */
export function textWriter({
  colour = false,
  width = DEFAULT_WIDTH,
  all = false,
}: OutputOptions = {}): Writer {
  const style = {
    width: Math.min(WIDEST, Math.max(NARROWEST, Math.trunc(width))),
    colours: pc.createColors(colour),
    all,
  };
  let isFirst = true;
  let hasClaims = false;
  return {
    begin: () => '',
    report(report) {
      const gap = isFirst ? '' : '\n\n';
      isFirst = false;
      hasClaims ||= report.claims.length > 0;
      return `${gap}${page(viewOf(report), style).join('\n')}\n`;
    },
    end: () => (hasClaims ? `\n${legend(style).join('\n')}\n` : ''),
  };
}

function page(view: ReportView, style: Style): string[] {
  const { colours, width } = style;
  const { checkable, rest } = byKind(view.claims);
  const shown = style.all ? view.claims : checkable;
  const body =
    view.claims.length === 0
      ? ['', ...wrap([{ text: 'No claims were found in this report.', paint: colours.dim }], { width })]
      : groupByChain(shown).flatMap(({ chain, claims }) => [
          '',
          ...chainLines(view, chain, style),
          ...claims.flatMap((claim) => claimLines(claim, view.report, style)),
        ]);
  return [
    ...headLines(view, style),
    ...view.warnings.flatMap((warning) => warningLines(warning, view.report.text, style, '')),
    colours.dim('─'.repeat(width)),
    ...body,
    ...(rest.length && !style.all
      ? ['', ...wrap([{ text: foldedWords(rest), paint: colours.dim }], { width })]
      : []),
  ];
}

/** What is not shown, and how to see it. */
function foldedWords(rest: readonly ClaimView[]): string {
  const more = rest.length === 1 ? '1 more claim' : `${rest.length} more claims`;
  return `Not shown: ${more} that nobody can check by looking (${countsOfKinds(rest)}). --all shows them in place.`;
}

function headLines({ report }: ReportView, style: Style): string[] {
  const { colours, width } = style;
  const metadata = [
    report.outlet,
    report.byline?.length ? `by ${report.byline.join(', ')}` : undefined,
    publishedWords(report) ?? 'date not known',
    languageName(report.language),
  ].filter((part) => part !== undefined);
  return [
    ...wrap([{ text: printable(report.title ?? 'Without a title'), paint: colours.bold }], { width }),
    ...wrap([{ text: printable(metadata.join(' · ')) }], { width }),
    ...(report.url ? wrap([{ text: printable(report.url), paint: colours.dim }], { width }) : []),
    ...wrap([{ text: printable(`${countWords(report)} · id ${report.id}`), paint: colours.dim }], { width }),
  ];
}

/** The chain as a staircase, from the nearest source down to the origin. */
function chainLines(view: ReportView, chain: readonly LinkView[], style: Style): string[] {
  const { colours, width } = style;
  if (!chain.length) {
    const voice = { text: printable(view.voice), paint: (text: string) => colours.bold(colours.cyan(text)) };
    return wrap([voice, { text: ' in its own voice', paint: colours.dim }], { width });
  }
  return chain.flatMap((link, depth) => {
    const first = depth === 0 ? '' : `${'   '.repeat(depth - 1)}└─ `;
    return wrap(linkRuns(link, style), { width, first, rest: '   '.repeat(depth + 1) });
  });
}

function linkRuns(link: LinkView, { colours }: Style): Run[] {
  const who = (text: string) => colours.bold(link.named ? colours.cyan(text) : colours.magenta(text));
  const role = roleWords(link);
  const runs: Run[] = [{ text: printable(link.name) || 'Nobody named', paint: who }];
  if (role) runs.push({ text: `, ${printable(role)}` });
  if (link.asWritten) {
    runs.push({ text: ` (${WORKED_OUT} from “${printable(link.asWritten)}”)`, paint: colours.dim });
  }
  if (link.cue) runs.push({ text: ' ' }, { text: `“${printable(link.cue)}”`, paint: colours.italic });
  if (link.said) runs.push({ text: ` · ${printable(saidWords(link.said))}`, paint: colours.dim });
  for (const tag of linkTags(link)) runs.push({ text: ` · ${tag}`, paint: colours.magenta });
  return runs;
}

function claimLines(view: ClaimView, report: Report, style: Style): string[] {
  const { colours, width } = style;
  const label = `  ${printable(view.claim.id)}  `;
  const indent = ' '.repeat(columns(label));
  const tags = modalityTags(view);
  const hedges = view.claim.modality.hedges.map((span) => `“${printable(wordsAt(report.text, [span]))}”`);
  const words: Run[] = [
    { text: printable(view.words) },
    ...tags.map((tag): Run => ({ text: ` · ${tag}`, paint: colours.magenta })),
    ...(hedges.length ? [{ text: ` · hedged ${hedges.join(', ')}`, paint: colours.magenta }] : []),
  ];
  return [
    ...wrap(words, { width, first: label, rest: indent }),
    ...factLines(view, report, style, indent),
    ...view.warnings.flatMap((warning) => warningLines(warning, report.text, style, indent)),
  ];
}

function factLines(view: ClaimView, report: Report, { colours, width }: Style, indent: string): string[] {
  let before = '';
  return factsOf(view, report).flatMap((fact) => {
    const label = fact.label === before ? '' : fact.label;
    before = fact.label;
    const first = `${indent}${label.padEnd(LABEL_WIDTH)}`;
    const runs: Run[] = [
      ...(fact.role ? [{ text: `${fact.role} `, paint: colours.dim }] : []),
      { text: printable(fact.words), paint: colours.green },
    ];
    if (fact.meaning) {
      const mark = fact.isStated ? '=' : WORKED_OUT;
      runs.push({ text: ` ${mark} ${printable(fact.meaning)}` });
    }
    if (fact.note) runs.push({ text: ` (${printable(fact.note)})`, paint: colours.dim });
    return wrap(runs, { width, first, rest: `${indent}${' '.repeat(LABEL_WIDTH)}` });
  });
}

function warningLines(warning: Warning, text: string, style: Style, indent: string): string[] {
  const words = warning.span ? ` (“${printable(wordsAt(text, [warning.span]))}”)` : '';
  const runs = [{ text: `! ${printable(warning.message)}${words}`, paint: style.colours.yellow }];
  return wrap(runs, { width: style.width, first: indent, rest: `${indent}  ` });
}

function legend({ colours, width }: Style): string[] {
  const text = `${WORKED_OUT} worked out by Headwater, not stated in the report. Headwater says who said it, never that it is true.`;
  return wrap([{ text, paint: colours.dim }], { width });
}
