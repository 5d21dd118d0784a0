/**
 * A story as a picture (SVG, nothing fetched): time to the right, origins at the top, relays below them, outlets at the
 * bottom. Solid lines for what a report says, dashed for what was inferred, grey for copies. Every node can be reached by
 * keyboard and is named for screen readers.
 */
import type { Story, StoryOrigin, StoryReport } from '../../story.js';
import { printable } from '../characters.js';
import { attributes, escapeHtml } from '../html/escape.js';
import { DIAGRAM_STYLE } from './diagram-style.js';
import { echoWords, originWords, reportsWords, reportWords, voicesWords } from './wording.js';

/** Sizes in px. */
const COLUMN = 124;
const NARROW_COLUMN = 64;
/** From so many reports on, columns are narrow and their names slanted. */
const MANY = 9;
const MARGIN = 28;
const ROW = 40;
const NODE = 26;
const GAP = 12;
const LETTER = 6.7;
const LONGEST_NAME = 34;
const SHORTEST_WIDTH = 560;
const COPY_DEPTH = 16;

interface Placed<T> {
  item: T;
  label: string;
  x: number;
  y: number;
  width: number;
}

export interface DiagramOptions {
  /** Parts the picture's ids from those of others on a page; the story's when not given. */
  id?: string;
  /** Where nodes lead to: each then is a link, and reached and followed as one. */
  links?: { voice(origin: StoryOrigin): string; report(report: StoryReport): string };
  /** Without its style: the page that shows it has `DIAGRAM_RULES` and colours of its own. */
  isBare?: boolean;
}

/**
 * The picture of one story, as the text of an SVG element. Nodes and lines bear `data-voice` and `data-report`.
 *
 * @example storyDiagram(story, { links: { voice: ({ id }) => `#${id}`, report: ({ report }) => `/report/${report}` } });
 */
export function storyDiagram(
  story: Story,
  { id = story.id, links, isBare = false }: DiagramOptions = {},
): string {
  const isNarrow = story.reports.length >= MANY;
  const column = isNarrow ? NARROW_COLUMN : COLUMN;
  const width = Math.max(SHORTEST_WIDTH, 2 * MARGIN + column * story.reports.length + (isNarrow ? 60 : 0));
  const start = (width - column * story.reports.length) / 2;
  const xOf = (i: number) => start + column * (i + 0.5);
  const at = new Map(story.reports.map(({ report }, i) => [report, i]));

  const origins = packed(
    story.origins.map((origin) => ({
      item: origin,
      label: shortened(originWords(origin)),
      reports: reportsOf(story, origin.id),
    })),
    xOf,
    width,
    MARGIN + 14,
  );
  const relayNames = [...new Set(story.reports.flatMap(({ via }) => via.map(printable)))];
  const relays = packed(
    relayNames.map((name) => ({
      item: name,
      label: shortened(name),
      reports: story.reports.flatMap(({ via }, i) =>
        via.some((relay) => printable(relay) === name) ? [i] : [],
      ),
    })),
    xOf,
    width,
    bottomOf(origins, MARGIN + 14) + ROW,
  );
  const outlets = bottomOf(relays, bottomOf(origins, MARGIN + 14)) + ROW + 14;
  const depth = story.reports.some(({ echoOf }) => echoOf)
    ? 34 + COPY_DEPTH * Math.min(3, story.reports.length)
    : 12;
  const names = isNarrow ? 96 : 40;
  const height = outlets + NODE + names + depth;

  const edges = story.origins.flatMap((origin) => {
    const from = origins.find(({ item }) => item === origin) as Placed<StoryOrigin>;
    return reportsOf(story, origin.id).map((i) => {
      const report = story.reports[i] as StoryReport;
      const [relay] = report.via;
      const through = relay === undefined ? undefined : relays.find(({ item }) => item === printable(relay));
      const isInferred =
        !origin.ownVoice &&
        !origin.sources.some((source) => source.report === report.report && statedBy(origin, source));
      return edge(
        from,
        through,
        xOf(i),
        outlets,
        isInferred,
        `${originWords(origin)} to ${reportWords(report)}`,
        report.echoOf !== undefined && report.echoOf.kind !== 'relay',
        report.report,
      );
    });
  });
  const copies = story.reports.flatMap((report, i) => {
    // A relay has its own line, through whom it has it from.
    const other = report.echoOf && report.echoOf.kind !== 'relay' ? at.get(report.echoOf.report) : undefined;
    return other === undefined
      ? []
      : [copyEdge(xOf(other), xOf(i), outlets + NODE + names, echoWords(report, story) ?? '', report.report)];
  });
  const title = `${printable(story.words)}. ${reportsWords(story)}: ${voicesWords(story)}.`;
  return `<svg${attributes({
    class: 'hw-story',
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${round(width)} ${round(height)}`,
    width: String(round(width)),
    height: String(round(height)),
    role: 'group',
    'aria-labelledby': `${id}-t`,
  })}><title id="${escapeHtml(id)}-t">${escapeHtml(title)}</title>${isBare ? '' : `<style>${DIAGRAM_STYLE}</style>`}
${dayLines(story, xOf, column, outlets + NODE + names)}
<g class="hw-edges" aria-hidden="true">${edges.join('')}${copies.join('')}</g>
${bands(origins.length > 0, relays.length > 0, bottomOf(origins, MARGIN), outlets)}
<g role="list" aria-label="Voices">${origins.map((placed) => originNode(placed, story, links?.voice(placed.item))).join('')}</g>
${relays.length > 0 ? `<g role="list" aria-label="Relays">${relays.map(relayNode).join('')}</g>` : ''}
<g role="list" aria-label="Reports">${story.reports.map((report, i) => reportNode(report, xOf(i), outlets, isNarrow, story, links?.report(report))).join('')}</g>
</svg>`;
}

/** Whether the report itself names the voice; what was worked out from another name is inferred. */
function statedBy(origin: StoryOrigin, source: StoryOrigin['sources'][number]): boolean {
  return source.inferred !== true && origin.sources.includes(source);
}

function reportsOf(story: Story, origin: string): number[] {
  return story.reports.flatMap(({ origins }, i) => (origins.includes(origin) ? [i] : []));
}

/** Nodes above the middle of their reports, in as many rows as they need. */
function packed<T>(
  nodes: readonly { item: T; label: string; reports: number[] }[],
  xOf: (i: number) => number,
  width: number,
  top: number,
): Placed<T>[] {
  const wanted = nodes
    .map(({ item, label, reports }) => {
      const size = Math.max(56, label.length * LETTER + 20);
      const middle =
        reports.length > 0 ? reports.reduce((sum, i) => sum + xOf(i), 0) / reports.length : width / 2;
      const x = Math.min(Math.max(middle, MARGIN / 2 + size / 2), width - MARGIN / 2 - size / 2);
      return { item, label, x, width: size };
    })
    .sort((a, b) => a.x - b.x || b.width - a.width);
  const rows: number[] = [];
  return wanted.map((node) => {
    let row = rows.findIndex((end) => node.x - node.width / 2 >= end + GAP);
    if (row < 0) {
      row = rows.length;
      rows.push(0);
    }
    rows[row] = node.x + node.width / 2;
    return { ...node, y: top + row * ROW };
  });
}

function bottomOf(placed: readonly { y: number }[], otherwise: number): number {
  return placed.length > 0 ? Math.max(...placed.map(({ y }) => y)) + NODE : otherwise;
}

function edge(
  from: Placed<StoryOrigin>,
  through: Placed<string> | undefined,
  x: number,
  bottom: number,
  isInferred: boolean,
  words: string,
  isCopy: boolean,
  report: string,
): string {
  const points = [
    [from.x, from.y + NODE],
    ...(through
      ? [
          [through.x, through.y],
          [through.x, through.y + NODE],
        ]
      : []),
    [x, bottom],
  ] as [number, number][];
  let path = '';
  for (let i = 0; i + 1 < points.length; i += through ? 2 : 1) {
    const [[ax, ay], [bx, by]] = [points[i] as [number, number], points[i + 1] as [number, number]];
    const bend = (by - ay) / 2;
    path += `M${round(ax)} ${round(ay)}C${round(ax)} ${round(ay + bend)} ${round(bx)} ${round(by - bend)} ${round(bx)} ${round(by)}`;
  }
  const kind = isCopy ? 'copied' : isInferred ? 'inferred' : 'said';
  const ends = { 'data-voice': from.item.id, 'data-report': report };
  return `<path class="hw-${kind}" d="${path}"${attributes(ends)}><title>${escapeHtml(words)}</title></path>`;
}

/** From the repeating report back to the one it repeats, below the outlets. */
function copyEdge(from: number, to: number, y: number, words: string, report: string): string {
  const depth = Math.min(3, 1 + Math.abs(to - from) / 200) * COPY_DEPTH;
  return `<path class="hw-copy"${attributes({ 'data-report': report })} marker-end="url(#hw-arrow)" d="M${round(from)} ${y}C${round(from)} ${y + depth} ${round(to)} ${y + depth} ${round(to)} ${y}"><title>${escapeHtml(words)}</title></path>`;
}

/** A node: an item of its list, itself reached by keyboard or, where it leads somewhere, by the link in it. */
function node(
  kind: string,
  words: string,
  drawn: string,
  link: string | undefined,
  data: Record<string, string>,
): string {
  const shared = { class: `hw-node ${kind}`, role: 'listitem', ...data };
  return link === undefined
    ? `<g${attributes({ ...shared, tabindex: '0', 'aria-label': words })}>${drawn}</g>`
    : `<g${attributes(shared)}><a${attributes({ href: link, 'aria-label': words })}>${drawn}</a></g>`;
}

function originNode(
  { item, label, x, y, width }: Placed<StoryOrigin>,
  story: Story,
  link: string | undefined,
): string {
  const reports = reportsOf(story, item.id).map((i) => reportWords(story.reports[i] as StoryReport));
  const words = `${originWords(item)}; in ${reports.join('; ')}${item.sources.length > 1 ? `; one voice: ${printable(item.why)}` : ''}`;
  const kind = item.ownVoice ? 'own' : item.named ? 'named' : 'unnamed';
  const drawn = `<title>${escapeHtml(words)}</title><rect x="${round(x - width / 2)}" y="${y}" width="${round(width)}" height="${NODE}" rx="13"/><text x="${round(x)}" y="${y + 17}">${escapeHtml(label)}</text>`;
  return node(`hw-${kind}`, words, drawn, link, { 'data-voice': item.id });
}

function relayNode({ label, x, y, width, item }: Placed<string>): string {
  return `<g class="hw-node hw-relay" role="listitem" tabindex="0" aria-label="${escapeHtml(`${item}, hands on`)}"><rect x="${round(x - width / 2)}" y="${y}" width="${round(width)}" height="${NODE}" rx="3"/><text x="${round(x)}" y="${y + 17}">${escapeHtml(label)}</text></g>`;
}

function reportNode(
  report: StoryReport,
  x: number,
  y: number,
  isNarrow: boolean,
  story: Story,
  link: string | undefined,
): string {
  const outlet = printable(report.outlet ?? report.report);
  const name = shortened(outlet, isNarrow ? 20 : 17);
  const day = printable(report.published?.slice(0, 10) ?? '');
  // What is seen is part of what is heard, in the same words.
  const words = [
    `${name} ${day}`.trim(),
    name === outlet ? undefined : outlet,
    report.title && printable(report.title),
    echoWords(report, story),
  ]
    .filter(Boolean)
    .join('; ');
  const label = isNarrow
    ? `<text class="hw-slanted" transform="translate(${round(x - 2)} ${y + NODE + 12}) rotate(38)">${escapeHtml(name)}</text>`
    : `<text y="${y + NODE + 15}"><tspan x="${round(x)}">${escapeHtml(name)}</tspan> <tspan class="hw-day" x="${round(x)}" dy="15">${escapeHtml(day)}</tspan></text>`;
  const kind = report.echoOf && report.echoOf.kind !== 'relay' ? 'hw-repeat' : 'hw-report';
  const drawn = `<title>${escapeHtml(words)}</title><circle cx="${round(x)}" cy="${y + NODE / 2}" r="${NODE / 2 - 3}"/>${label}`;
  return node(kind, words, drawn, link, { 'data-report': report.report });
}

/** A line before each new day, with its date, so that time can be read off. */
function dayLines(story: Story, xOf: (i: number) => number, column: number, bottom: number): string {
  let before: string | undefined;
  const lines = story.reports.map(({ published }, i) => {
    const day = published?.slice(0, 10);
    if (day === before) return '';
    before = day;
    const x = round(xOf(i) - column / 2);
    return `<path class="hw-day-line" d="M${x} 16V${bottom}"/><text class="hw-day hw-start" x="${x + 4}" y="14">${escapeHtml(day ?? 'date not known')}</text>`;
  });
  return `<g aria-hidden="true">${lines.join('')}</g>`;
}

function bands(hasOrigins: boolean, _hasRelays: boolean, _top: number, _bottom: number): string {
  return hasOrigins
    ? '<defs><marker id="hw-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="hw-head" d="M0 0L8 4L0 8z"/></marker></defs>'
    : '';
}

function shortened(name: string, longest = LONGEST_NAME): string {
  return name.length <= longest ? name : `${name.slice(0, longest - 1).trimEnd()}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
