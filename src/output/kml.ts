/** OGC KML 2.3: a folder a report, a placemark a claim; those on no map are placemarks without a geometry. */
import type { Element } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import { happened } from '../happened.js';
import type { Geometry, Report } from '../report.js';
import { printable } from './characters.js';
import { COLUMNS, columnText, REVIEW_COLUMNS } from './columns.js';
import { escapeHtml } from './html/escape.js';
import { reviewLines } from './review-lines.js';
import type { Reviewed } from './reviewed.js';
import { type ClaimView, type LinkView, type ReportView, viewOf } from './view.js';
import {
  factsOf,
  linkTags,
  modalityTags,
  precisionWords,
  publishedWords,
  saidWords,
  WORKED_OUT,
} from './wording.js';
import type { Writer } from './writer.js';

/** Characters of a placemark's name, which stands beside its point on the map. */
const LONGEST_NAME = 80;

/** How exactly a place is known, in ACLED's codes, as the look of a placemark: the vaguer, the larger and paler. */
const STYLES = {
  exact: { colour: 'ff2a5fd7', scale: 0.9, fill: '402a5fd7' },
  near: { colour: 'b32a5fd7', scale: 1.2, fill: '302a5fd7' },
  region: { colour: '732a5fd7', scale: 1.6, fill: '202a5fd7' },
} as const;

/** A line of text, without what XML 1.0 has no form for. */
function line(text: string): string {
  return printable(text).replace(/[\ufffe\uffff]/g, '\ufffd');
}

/** The writer of `--format kml`. */
export function kmlWriter(): Writer {
  return {
    begin: () =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2" version="2.3">\n<Document>\n${[
        x('name', 'Headwater: who says what'),
        ...Object.entries(STYLES).map(([id, look]) => styleOf(id, look)),
      ]
        .map((element) => toXml(element))
        .join('\n')}\n`,
    report: (report, reviewed) => `${toXml(folderOf(viewOf(report, reviewed), reviewed))}\n`,
    end: () => '</Document>\n</kml>\n',
  };
}

function styleOf(id: string, { colour, scale, fill }: (typeof STYLES)[keyof typeof STYLES]): Element {
  return x('Style', { id }, [
    x('IconStyle', [x('color', colour), x('scale', String(scale))]),
    x('LabelStyle', [x('scale', '0.7')]),
    x('LineStyle', [x('color', colour), x('width', '3')]),
    x('PolyStyle', [x('color', fill)]),
    // Viewers put a name into their own balloon as HTML; in this one only the description stands, which is escaped.
    x('BalloonStyle', [x('text', '$[description]')]),
  ]);
}

function folderOf(view: ReportView, reviewed: Reviewed | undefined): Element {
  const { report } = view;
  const about = [report.outlet, publishedWords(report) ?? 'date not known', report.url, `id ${report.id}`];
  return x('Folder', [
    x('name', line(report.title ?? 'Without a title') || 'Without a title'),
    x('description', about.flatMap((words) => (words === undefined ? [] : [paragraph(words)])).join('')),
    ...view.claims.map((claim) => placemarkOf(claim, view, reviewed)),
  ]);
}

function placemarkOf(
  view: ClaimView,
  { report, voice }: ReportView,
  reviewed: Reviewed | undefined,
): Element {
  const { claim } = view;
  const time = timeOf(view, report);
  const style = claim.geoPrecision === 3 ? 'region' : claim.geoPrecision === 2 ? 'near' : 'exact';
  // The order is the schema's.
  return x('Placemark', [
    x('name', nameOf(view)),
    x('description', descriptionOf(view, report, voice)),
    ...(time ? [time] : []),
    x('styleUrl', `#${style}`),
    x('ExtendedData', dataOf(view, report, reviewed)),
    ...(claim.geometry ? [geometryOf(claim.geometry)] : []),
  ]);
}

function nameOf({ words, claim }: ClaimView): string {
  const name = line(words) || claim.id;
  // By code points, so that no character is cut in two.
  const points = [...name];
  return points.length > LONGEST_NAME ? `${points.slice(0, LONGEST_NAME - 1).join('')}…` : name;
}

/** Viewers show a description as HTML: a report's words are in it as text alone. */
function descriptionOf(view: ClaimView, report: Report, voice: string): string {
  const chain = view.chain.length ? view.chain.map(linkText).join(' → ') : `${voice}, in its own voice`;
  const precision = precisionWords(view);
  return [
    `“${view.words}”`,
    [chain, ...modalityTags(view)].join(' · '),
    ...factsOf(view, report).map(({ label, role, words, meaning, isStated, note }) =>
      [`${label}:`, role, words, meaning && `${isStated ? '=' : WORKED_OUT} ${meaning}`, note && `(${note})`]
        .filter(Boolean)
        .join(' '),
    ),
    ...(precision ? [precision] : []),
    ...view.warnings.map(({ message }) => `Note: ${message}`),
    ...reviewLines(view, report).map(({ label, text }) => `${label}: ${text}`),
  ]
    .map(paragraph)
    .join('');
}

function linkText(link: LinkView): string {
  const parts = [
    link.name || 'Nobody named',
    link.asWritten && `(${WORKED_OUT} from “${link.asWritten}”)`,
    link.cue && `“${link.cue}”`,
    link.said && saidWords(link.said),
    ...linkTags(link).map((tag) => `· ${tag}`),
  ];
  return parts.filter(Boolean).join(' ');
}

/** A line of text as HTML. `$[…]` would be replaced by a viewer, so its dollar is written as a reference. */
function paragraph(words: string): string {
  return `<p>${escapeHtml(line(words)).replaceAll('$', '&#36;')}</p>`;
}

/** The day on which it happened; or from the first day on which it can have happened to the last, an open side left out. */
function timeOf({ claim, times }: ClaimView, { published }: Report): Element | undefined {
  const days = (values: readonly (string | undefined)[]) =>
    values.map((value) => /^\d{4}-\d{2}-\d{2}/.exec(value ?? '')?.[0] ?? '').sort();
  const when = happened(times, claim.modality.tense, published);
  // An open side of one time leaves the whole open on that side: '' is sorted first.
  const begin = days(when.map(({ earliest }) => earliest))[0];
  const latest = days(when.map((stretch) => stretch.latest));
  const end = latest[0] === '' ? '' : latest.at(-1);
  if (!begin && !end) return undefined;
  if (begin === end && begin) return x('TimeStamp', [x('when', begin)]);
  return x('TimeSpan', [...(begin ? [x('begin', begin)] : []), ...(end ? [x('end', end)] : [])]);
}

/** Everything that a row of the CSV has, under the same names. */
function dataOf(view: ClaimView, report: Report, reviewed: Reviewed | undefined): Element[] {
  const own = COLUMNS.filter(({ name }) => name !== 'geometry').map(({ name, value }) => ({
    name,
    text: columnText(value(view, report)),
  }));
  const review = reviewed
    ? REVIEW_COLUMNS.map(({ name, value }) => ({ name, text: columnText(value(view, report, reviewed)) }))
    : [];
  return [...own, ...review]
    .filter(({ text }) => text !== '')
    .map(({ name, text }) => x('Data', { name }, [x('value', line(text))]));
}

type Position = readonly number[];

function geometryOf(geometry: Geometry): Element {
  switch (geometry.type) {
    case 'Point':
      return x('Point', [coordinates([geometry.coordinates])]);
    case 'LineString':
      return x('LineString', [x('tessellate', '1'), coordinates(geometry.coordinates)]);
    case 'Polygon':
      return polygon(geometry.coordinates);
    case 'MultiPoint':
      return x(
        'MultiGeometry',
        geometry.coordinates.map((one) => geometryOf({ type: 'Point', coordinates: one })),
      );
    case 'MultiLineString':
      return x(
        'MultiGeometry',
        geometry.coordinates.map((one) => geometryOf({ type: 'LineString', coordinates: one })),
      );
    case 'MultiPolygon':
      return x('MultiGeometry', geometry.coordinates.map(polygon));
    case 'GeometryCollection':
      return x('MultiGeometry', geometry.geometries.map(geometryOf));
  }
}

function polygon([outer = [], ...inner]: readonly (readonly Position[])[]): Element {
  const ring = (positions: readonly Position[]) => x('LinearRing', [coordinates(positions)]);
  return x('Polygon', [
    x('tessellate', '1'),
    x('outerBoundaryIs', [ring(outer)]),
    ...inner.map((positions) => x('innerBoundaryIs', [ring(positions)])),
  ]);
}

function coordinates(positions: readonly Position[]): Element {
  return x('coordinates', positions.map((position) => position.join(',')).join(' '));
}
