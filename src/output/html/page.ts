/** One self-contained page: the text beside its claims; nothing is fetched, works without its script too. */
import { createHash } from 'node:crypto';
import { mapSvg } from '../../place/index.js';
import type { Report } from '../../report.js';
import { visible } from '../invisible.js';
import { type ReportView, viewOf } from '../view.js';
import { counted, countWords, languageName, publishedWords, WORKED_OUT } from '../wording.js';
import type { Writer } from '../writer.js';
import { articleHtml } from './article.js';
import { claimsHtml, warningHtml } from './claims.js';
import { attributes, escapeHtml } from './escape.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';

/** The writer of `--format html`. */
export function htmlWriter(): Writer {
  const listed: { anchor: string; report: Pick<Report, 'title' | 'outlet' | 'published'>; claims: number }[] =
    [];
  return {
    begin: head,
    report(report, reviewed) {
      const anchor = `report-${listed.length + 1}`;
      const { title, outlet, published } = report;
      listed.push({
        anchor,
        report: { ...(title && { title }), ...(outlet && { outlet }), ...(published && { published }) },
        claims: report.claims.length,
      });
      return `${reportHtml(viewOf(report, reviewed), anchor)}\n`;
    },
    end() {
      const contents =
        listed.length > 1
          ? `<nav id="contents" aria-labelledby="contents-title">
<h2 id="contents-title">Contents</h2>
<ol>
${listed
  .map(
    ({ anchor, report, claims }) =>
      `<li><a href="#${anchor}">${escapeHtml(report.title ?? 'Without a title')}</a> <span class="note">${[
        report.outlet,
        report.published,
        counted(claims, 'claim'),
      ]
        .filter((part) => part !== undefined)
        .map((part) => escapeHtml(part))
        .join(' · ')}</span></li>`,
  )
  .join('\n')}
</ol>
</nav>
`
          : '';
      return `</main>\n${contents}<script>${SCRIPT}</script>\n</body>\n</html>\n`;
    },
  };
}

function head(): string {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(STYLE)}'`,
    `script-src '${hashOf(SCRIPT)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Headwater">
<title>Headwater: who says what</title>
<style>${STYLE}</style>
</head>
<body>
<header class="page-head">
<h1>Headwater <small>who says what, through whom</small></h1>
<ul class="legend" aria-label="How to read this page">
<li><span class="claim">a claim</span> that somebody makes</li>
<li><span class="own">a claim</span> in the report’s own voice</li>
<li><span class="source">a named source</span></li>
<li><span class="unnamed">a source not named</span></li>
<li><span class="cue">words that attribute</span></li>
<li><span class="hedge">a hedge</span></li>
<li><span class="worked-out">${WORKED_OUT} worked out</span>, not stated</li>
</ul>
<p class="note">Headwater shows who said it, never that it is true.</p>
</header>
<main id="reports">
`;
}

function hashOf(code: string): string {
  return `sha256-${createHash('sha256').update(code).digest('base64')}`;
}

function reportHtml(view: ReportView, anchor: string): string {
  const { report } = view;
  const language = attributes({ lang: report.language === 'und' ? undefined : report.language });
  return `<article class="report" id="${anchor}" aria-labelledby="${anchor}-title">
<header class="report-head">
<h2 id="${anchor}-title" dir="auto"${language}>${escapeHtml(report.title ?? 'Without a title')}</h2>
<p class="metadata">${metadata(report)}</p>
<p class="note">${escapeHtml(countWords(report))} · id <code>${escapeHtml(report.id)}</code></p>
${view.warnings.map((warning) => warningHtml(warning, report.text)).join('\n')}
</header>
<div class="desk">
<section class="pane text" tabindex="0" aria-labelledby="${anchor}-text ${anchor}-title">
<h3 id="${anchor}-text">Text</h3>
<div class="article"${language}>${articleHtml(view, anchor)}</div>
</section>
<section class="pane side" tabindex="0" aria-labelledby="${anchor}-claims ${anchor}-title">
<h3 id="${anchor}-claims">Claims</h3>
${mapHtml(report, anchor)}${claimsHtml(view, anchor)}
</section>
</div>
${sourcesHtml(view, anchor)}
</article>`;
}

/** The small map, where anything is on it. Lines and areas are what the words say, not measurements. */
function mapHtml(report: Report, anchor: string): string {
  // The map names its parts after the report's id; the same report can stand on a page twice.
  const map = mapSvg({ ...report, id: `${anchor}-map` });
  if (!map) return '';
  // Its labels have no boxes: what is invisible in them is named.
  return `<figure class="map">${visible(map)}<figcaption class="note">Places as published; straight lines between them, parts of provinces by halves. Map: Natural Earth, Who’s On First, GeoNames.</figcaption></figure>\n`;
}

function metadata(report: Report): string {
  const parts = [
    report.outlet,
    report.byline?.length ? `by ${report.byline.join(', ')}` : undefined,
    publishedWords(report) ?? 'date not known',
    languageName(report.language),
    report.url,
  ].filter((part) => part !== undefined);
  return parts
    .map((part) => `<span dir="auto">${escapeHtml(part)}</span>`)
    .join(' <span aria-hidden="true">·</span> ');
}

function sourcesHtml({ sources }: ReportView, anchor: string): string {
  if (!sources.length) return '';
  const rows = sources.map(
    ({ source, origin, relay }) =>
      `<tr><th scope="row" dir="auto">${escapeHtml(source.name)}</th><td>${source.kind}</td><td>${source.named ? 'named' : 'not named'}</td><td>${origin}</td><td>${relay}</td></tr>`,
  );
  return `<details class="sources"><summary id="${anchor}-sources">${counted(sources.length, 'source')}</summary>
<div class="scroller" tabindex="0" role="region" aria-labelledby="${anchor}-sources ${anchor}-title"><table>
<thead><tr><th scope="col">Source</th><th scope="col">Kind</th><th scope="col">Named</th><th scope="col">Origin of</th><th scope="col">Relays</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>
</details>`;
}
