/** The claims beside the text: each group under the chain that it came through. */
import type { Warning } from '../../report.js';
import { reviewLines } from '../review-lines.js';
import type { ClaimView, LinkView, ReportView } from '../view.js';
import { wordsAt } from '../view.js';
import {
  byKind,
  countsOfKinds,
  type FactView,
  factsOf,
  groupByChain,
  linkTags,
  modalityTags,
  precisionWords,
  roleWords,
  saidWords,
  WORKED_OUT,
} from '../wording.js';
import { attributes, escapeHtml } from './escape.js';

/** The claims as HTML. `anchor` begins the ids of this report's elements. */
export function claimsHtml(view: ReportView, anchor: string): string {
  if (!view.claims.length) return '<p class="none">No claims were found in this report.</p>';
  const position = new Map(view.claims.map((claim, index) => [claim, index]));
  const groups = (some: readonly ClaimView[]) => groupsHtml(view, some, anchor, position);
  const { checkable, rest } = byKind(view.claims);
  const folded = rest.length
    ? `<details class="rest"><summary>${escapeHtml(countsOfKinds(rest))}</summary>\n${groups(rest)}\n</details>`
    : '';
  return [groups(checkable), folded].filter(Boolean).join('\n');
}

function groupsHtml(
  view: ReportView,
  some: readonly ClaimView[],
  anchor: string,
  position: ReadonlyMap<ClaimView, number>,
): string {
  return groupByChain(some)
    .map(({ chain, claims }) => {
      const items = claims
        .map((claim) => claimHtml(claim, view, anchor, position.get(claim) ?? 0))
        .join('\n');
      return `<div class="group">\n${chainHtml(view, chain)}\n<ul class="claims">\n${items}\n</ul>\n</div>`;
    })
    .join('\n');
}

function chainHtml(view: ReportView, chain: readonly LinkView[]): string {
  const voice = `<li class="link${chain.length ? '' : ' origin'}"><span class="name" dir="auto">${escapeHtml(view.voice)}</span>${
    chain.length ? '' : ' <span class="cue">in its own voice</span>'
  }</li>`;
  const links = chain.map((link, index) => linkHtml(link, index === chain.length - 1));
  return `<ol class="chain" aria-label="Chain of sources, origin last">${[voice, ...links].join('')}</ol>`;
}

function linkHtml(link: LinkView, isOrigin: boolean): string {
  const role = roleWords(link);
  const classes = ['link', ...(isOrigin ? ['origin'] : []), ...(link.named ? [] : ['not-named'])];
  const parts = [
    `<span class="name" dir="auto">${escapeHtml(link.name || 'Nobody named')}</span>`,
    role && `<span class="role" dir="auto">${escapeHtml(role)}</span>`,
    link.asWritten && workedOut(`from “${link.asWritten}”`),
    link.cue && `<span class="cue" dir="auto">“${escapeHtml(link.cue)}”</span>`,
    link.said && `<span class="said">${escapeHtml(saidWords(link.said))}</span>`,
    ...linkTags(link).map((tag) => `<span class="tag">${escapeHtml(tag)}</span>`),
  ];
  return `<li class="${classes.join(' ')}">${parts.filter(Boolean).join(' ')}</li>`;
}

function workedOut(text: string): string {
  return `<span class="worked-out" dir="auto"><span aria-hidden="true">${WORKED_OUT}</span><span class="unseen">worked out: </span> ${escapeHtml(text)}</span>`;
}

function claimHtml(view: ClaimView, { report }: ReportView, anchor: string, index: number): string {
  const { claim, words } = view;
  const hedges = claim.modality.hedges.map((span) => `“${wordsAt(report.text, [span])}”`);
  const tags = [...modalityTags(view), ...(hedges.length ? [`hedged ${hedges.join(', ')}`] : [])];
  const link = attributes({
    class: 'number',
    href: `#${anchor}-text-${index}`,
    'data-number': claim.id,
    'aria-label': `Claim ${claim.id}, show it in the text`,
  });
  const facts = factsOf(view, report);
  const precision = precisionWords(view);
  const review = reviewLines(view, report);
  return [
    `<li class="claim-card" id="${anchor}-claim-${index}" data-claims="${index}">`,
    `<p class="words"><a${link}></a> <q dir="auto">${escapeHtml(words)}</q>`,
    ...tags.map((tag) => ` <span class="tag">${escapeHtml(tag)}</span>`),
    '</p>',
    facts.length || review.length ? `<dl class="facts">${factsHtml(facts)}${reviewHtml(review)}</dl>` : '',
    precision ? `<p class="precision">${escapeHtml(precision)}</p>` : '',
    ...view.warnings.map((warning) => warningHtml(warning, report.text)),
    '</li>',
  ].join('');
}

function factsHtml(facts: readonly FactView[]): string {
  const labels = [...new Set(facts.map((fact) => fact.label))];
  return labels
    .map((label) => {
      const rows = facts.filter((fact) => fact.label === label).map((fact) => `<dd>${factHtml(fact)}</dd>`);
      return `<div><dt>${label}</dt>${rows.join('')}</div>`;
    })
    .join('');
}

function reviewHtml(lines: ReturnType<typeof reviewLines>): string {
  return lines
    .map(
      ({ label, text }) => `<div><dt>${escapeHtml(label)}</dt><dd dir="auto">${escapeHtml(text)}</dd></div>`,
    )
    .join('');
}

function factHtml({ role, words, meaning, isStated, note }: FactView): string {
  const parts = [
    role && `<span class="role">${role}</span>`,
    `<span class="stated" dir="auto">${escapeHtml(words)}</span>`,
    meaning && (isStated ? `<span class="same">= ${escapeHtml(meaning)}</span>` : workedOut(meaning)),
    note && `<span class="note">${escapeHtml(note)}</span>`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** A warning, with the words that it is about. */
export function warningHtml(warning: Warning, text: string): string {
  const words = warning.span ? ` <q dir="auto">${escapeHtml(wordsAt(text, [warning.span]))}</q>` : '';
  return `<p class="warning"><span aria-hidden="true">!</span> <span class="unseen">Note: </span>${escapeHtml(warning.message)}${words}</p>`;
}
