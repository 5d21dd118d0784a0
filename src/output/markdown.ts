/** Markdown (CommonMark with GitHub's tables): for notes, tickets and wikis. */
import type { Report, Warning } from '../report.js';
import { printable } from './characters.js';
import { reviewLines } from './review-lines.js';
import { type ClaimView, type LinkView, type ReportView, viewOf, wordsAt } from './view.js';
import {
  byKind,
  countWords,
  type FactView,
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
import type { Writer } from './writer.js';

/** The writer of `--format markdown`. */
export function markdownWriter(): Writer {
  let isFirst = true;
  return {
    begin: () => '',
    report(report, reviewed) {
      const gap = isFirst ? '' : '\n---\n\n';
      isFirst = false;
      return `${gap}${page(viewOf(report, reviewed)).join('\n')}\n`;
    },
    end: () =>
      isFirst
        ? ''
        : `\n---\n\n*${WORKED_OUT} worked out by Headwater, not stated in the report. Headwater says who said it, never that it is true.*\n`,
  };
}

// The punctuation that means something inside a line of CommonMark or of GitHub's extensions. What matters only at a
// line's beginning needs no care: no text of a report stands there.
const MEANINGFUL = /[\\`*_{}[\]<>|~&$#]/g;

/**
 * A report's words on one line of Markdown, so that they read as they are and mean nothing.
 *
 * @example markdownText('*not* bold'); // '\\*not\\* bold'
 */
export function markdownText(text: string): string {
  return printable(text).replace(MEANINGFUL, '\\$&');
}

function page(view: ReportView): string[] {
  const { report } = view;
  const { checkable, rest } = byKind(view.claims);
  return [
    `# ${markdownText(report.title ?? 'Without a title')}`,
    '',
    ...metadata(report).map(([name, value]) => `- ${name}: ${value}`),
    '',
    ...view.warnings.flatMap((warning) => [`> **Note:** ${warningText(warning, report)}`, '']),
    ...(checkable.length ? ['## Claims', ''] : rest.length ? [] : ['No claims were found in this report.']),
    ...groupLines(view, checkable),
    ...(rest.length
      ? [`## Judgements, demands and the rest (${rest.length})`, '', ...groupLines(view, rest)]
      : []),
    ...sourcesTable(view),
  ];
}

function groupLines(view: ReportView, claims: readonly ClaimView[]): string[] {
  return groupByChain(claims).flatMap((group) => [
    chainText(view, group.chain),
    '',
    ...group.claims.flatMap((claim) => claimLines(claim, view.report)),
    '',
  ]);
}

function metadata(report: Report): [string, string][] {
  const rows: [string, string | undefined][] = [
    ['Outlet', report.outlet],
    ['By', report.byline?.join(', ')],
    ['Published', publishedWords(report) ?? 'not known'],
    ['Address', report.url],
    ['Language', languageName(report.language)],
    ['Read', countWords(report)],
    ['Report id', report.id],
  ];
  return rows.flatMap(([name, value]) => (value ? [[name, markdownText(value)] as [string, string]] : []));
}

function warningText(warning: Warning, report: Report): string {
  const words = warning.span ? ` (“${markdownText(wordsAt(report.text, [warning.span]))}”)` : '';
  return markdownText(warning.message) + words;
}

function chainText(view: ReportView, chain: readonly LinkView[]): string {
  if (!chain.length) return `**${markdownText(view.voice)}**, in its own voice`;
  return chain.map(linkText).join(' → ');
}

function linkText(link: LinkView): string {
  const role = roleWords(link);
  const parts = [
    `**${markdownText(link.name) || 'Nobody named'}**`,
    role && `, ${markdownText(role)}`,
    link.asWritten && ` (${WORKED_OUT} from “${markdownText(link.asWritten)}”)`,
    link.cue && ` “*${markdownText(link.cue)}*”`,
    link.said && ` · ${markdownText(saidWords(link.said))}`,
    ...linkTags(link).map((tag) => ` · ${tag}`),
  ];
  return parts.filter(Boolean).join('');
}

function claimLines(view: ClaimView, report: Report): string[] {
  const hedges = view.claim.modality.hedges.map((span) => `“${markdownText(wordsAt(report.text, [span]))}”`);
  const tags = [...modalityTags(view), ...(hedges.length ? [`hedged ${hedges.join(', ')}`] : [])];
  return [
    `- \`${codeText(view.claim.id)}\` ${[markdownText(view.words), ...tags].join(' · ')}`,
    ...factsOf(view, report).map((fact) => `  - ${factText(fact)}`),
    ...view.warnings.map((warning) => `  - Note: ${warningText(warning, report)}`),
    ...reviewLines(view, report).map(
      ({ label, text }) => `  - ${markdownText(label)}: ${markdownText(text)}`,
    ),
  ];
}

function codeText(id: string): string {
  return printable(id).replace(/`/g, "'") || '?';
}

function factText({ label, role, words, meaning, isStated, note }: FactView): string {
  const means = meaning ? ` ${isStated ? '=' : WORKED_OUT} ${markdownText(meaning)}` : '';
  return `${label}: ${role ? `${role} ` : ''}${markdownText(words)}${means}${note ? ` (${markdownText(note)})` : ''}`;
}

function sourcesTable({ sources }: ReportView): string[] {
  if (!sources.length) return [];
  return [
    '## Sources',
    '',
    '| Source | Kind | Named | Origin of | Relays |',
    '|---|---|---|---:|---:|',
    ...sources.map(
      ({ source, origin, relay }) =>
        `| ${markdownText(source.name)} | ${source.kind} | ${source.named ? 'yes' : 'no'} | ${origin} | ${relay} |`,
    ),
  ];
}
