/** Stories as one self-contained page: each with its picture, its voices and where they differ; nothing is fetched. */
import type { Story, StoryReport } from '../../story.js';
import { printable } from '../characters.js';
import { escapeHtml } from '../html/escape.js';
import { STYLE } from '../html/style.js';
import { storyDiagram } from './diagram.js';
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

const OWN_STYLE = `
.count{font-size:1.1rem;font-weight:600;color:var(--water);margin:.2rem 0}
.picture{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:6px;margin:.9rem 0;padding:.3rem}
.picture svg{display:block;margin:0 auto}
.voices{width:100%}.voices td:nth-child(n+4){text-align:left}
.differ{padding-left:1.2rem}
`;

/** The writer of `--format html`. */
export function htmlStories({ texts }: StoryOutputOptions): StoryWriter {
  let count = 0;
  return {
    begin: head,
    story(story) {
      count += 1;
      return `${storyHtml(story, `story-${count}`, texts)}\n`;
    },
    end: () => '</main>\n</body>\n</html>\n',
  };
}

function head(): string {
  const style = `${STYLE}${OWN_STYLE}`;
  const policy = [
    "default-src 'none'",
    // The pictures carry their own styles, so that they can be taken out of the page.
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Headwater: stories</title>
<style>${style}</style>
</head>
<body>
<header class="page-head"><h1>Headwater <small>how many independent voices say so</small></h1>
<ul class="legend"><li>line: a report says that it has it from there</li><li>dashed: worked out by Headwater</li><li>grey: a copy</li></ul></header>
<main>
`;
}

function storyHtml(story: Story, anchor: string, texts: Texts): string {
  const voices = story.origins.map((origin) => {
    const reports = story.reports.filter(({ origins }) => origins.includes(origin.id));
    return `<tr><td class="${origin.named ? 'source' : 'unnamed'}">${escapeHtml(originWords(origin))}</td><td>${told(reports, origin.id, texts)}</td><td>${reports.map((report) => escapeHtml(reportWords(report))).join('<br>')}</td><td class="note">${origin.sources.length > 1 ? escapeHtml(printable(origin.why)) : ''}</td></tr>`;
  });
  const repeats = story.reports.flatMap((report) => {
    const words = echoWords(report, story);
    return words ? [`<li>${escapeHtml(reportWords(report))} ${escapeHtml(words)}</li>`] : [];
  });
  const differ = story.divergences.map((divergence) => `<li>${escapeHtml(divergenceWords(divergence))}</li>`);
  return `<section class="report" id="${anchor}" aria-labelledby="${anchor}-h">
<h2 id="${anchor}-h">${escapeHtml(printable(story.words))}</h2>
<p class="metadata">${escapeHtml(whereWhen(story))}</p>
<p class="count">${escapeHtml(`${reportsWords(story)}: ${voicesWords(story)}`)}</p>
<p class="note">${escapeHtml(story.independent.why)}</p>
<div class="picture">${storyDiagram(story, { id: anchor })}</div>
<div class="scroller"><table class="voices"><thead><tr><th scope="col">Voice</th><th scope="col">Tells</th><th scope="col">In</th><th scope="col">One voice because</th></tr></thead><tbody>
${voices.join('\n')}
</tbody></table></div>
${repeats.length > 0 ? `<h3>Who repeats whom</h3><ul>${repeats.join('')}</ul>` : ''}
${differ.length > 0 ? `<h3>Where they differ</h3><ul class="differ">${differ.join('')}</ul>` : ''}
</section>`;
}

function told(reports: readonly StoryReport[], origin: string, texts: Texts): string {
  const seen = new Set<string>();
  return reports
    .flatMap((report) => numbersOf(report).filter((fact) => fact.origin === origin))
    .flatMap((fact) => {
      const words = `${slotWords(fact.slot)} ${boundsWords(fact)}`;
      if (seen.has(words)) return [];
      seen.add(words);
      const quote = quoted(fact, texts);
      return [`${escapeHtml(words)}${quote ? ` <q>“${escapeHtml(printable(quote))}”</q>` : ''}`];
    })
    .join('<br>');
}
