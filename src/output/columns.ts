/** The columns of `--format csv`; docs/output.md describes the same ones, and a test holds the two together. */
import type { EventRole, Geometry, Report } from '../report.js';
import { addedText, asReadText, spansText } from './review-lines.js';
import type { Reviewed } from './reviewed.js';
import type { ClaimView } from './view.js';

export type Cell = string | number | boolean | undefined;

export interface Column {
  name: string;
  value: (view: ClaimView, report: Report) => Cell;
}

/** A column that only the desk's exports have. */
export interface ReviewColumn {
  name: string;
  value: (view: ClaimView, report: Report, reviewed: Reviewed) => Cell;
}

/** A cell as text, as CSV and KML have it. */
export function columnText(cell: Cell): string {
  return cell === undefined ? '' : String(cell);
}

/** Parts several values in one cell; the same number of values, in the same order, in cells that belong together. */
export const LIST_SEPARATOR = ' | ';
/** Parts the links of a chain, nearest source first. */
export const CHAIN_SEPARATOR = ' > ';

const list = (values: readonly (string | number | undefined)[]) =>
  values.map((value) => value ?? '').join(LIST_SEPARATOR);
const chainOf = (values: readonly (string | undefined)[]) =>
  values.map((value) => value ?? '').join(CHAIN_SEPARATOR);
const textAt = (report: Report, span: { start: number; end: number }) =>
  report.text.slice(span.start, span.end);

export const COLUMNS: readonly Column[] = [
  { name: 'report_id', value: (_, report) => report.id },
  { name: 'url', value: (_, report) => report.url },
  { name: 'outlet', value: (_, report) => report.outlet },
  { name: 'title', value: (_, report) => report.title },
  { name: 'published', value: (_, report) => report.published },
  { name: 'published_from', value: (_, report) => report.publishedFrom },
  { name: 'language', value: (_, report) => report.language },
  { name: 'claim_id', value: ({ claim }) => claim.id },
  { name: 'claim', value: ({ words }) => words },
  { name: 'kind', value: ({ claim }) => claim.kind },
  { name: 'spans', value: spansText },
  { name: 'own_voice', value: ({ claim }) => claim.chain.length === 0 },
  { name: 'chain', value: ({ chain }) => chainOf(chain.map((link) => link.name)) },
  {
    name: 'chain_as_written',
    value: ({ chain }) => chainOf(chain.map((link) => link.asWritten ?? link.name)),
  },
  { name: 'cues', value: ({ chain }) => chainOf(chain.map((link) => link.cue)) },
  { name: 'stances', value: ({ chain }) => chainOf(chain.map((link) => link.attribution.stance)) },
  { name: 'said', value: ({ chain }) => chainOf(chain.map(({ said }) => said && (said.edtf ?? said.value))) },
  { name: 'quotation', value: ({ chain }) => chain.at(-1)?.attribution.quotation },
  { name: 'evidence', value: ({ chain }) => chain.at(-1)?.attribution.evidence },
  { name: 'origin', value: ({ origin, chain }) => origin?.name ?? chain.at(-1)?.name },
  { name: 'origin_named', value: ({ origin, chain }) => origin?.named ?? (chain.length ? false : undefined) },
  { name: 'origin_kind', value: ({ origin }) => origin?.kind },
  { name: 'origin_role', value: ({ origin }) => origin?.role },
  { name: 'origin_affiliation', value: ({ origin }) => origin?.affiliation },
  {
    name: 'chain_confidence',
    value: ({ chain }) => lowest(chain.map((link) => link.attribution.confidence)),
  },
  { name: 'polarity', value: ({ claim }) => claim.modality.polarity },
  { name: 'tense', value: ({ claim }) => claim.modality.tense },
  {
    name: 'hedges',
    value: ({ claim }, report) => list(claim.modality.hedges.map((span) => textAt(report, span))),
  },
  { name: 'event_ids', value: ({ events }) => list(events.map(({ id }) => id)) },
  { name: 'event_types', value: ({ events }) => list(events.map(({ type }) => type)) },
  { name: 'event_modes', value: ({ events }) => list(events.map(({ mode }) => mode)) },
  { name: 'acled_sub_events', value: ({ events }) => list(events.map(({ subEvent }) => subEvent)) },
  { name: 'event_statuses', value: ({ events }) => list(events.map(({ status }) => status)) },
  {
    name: 'event_triggers',
    value: ({ events }, report) =>
      list(events.map(({ triggers }) => triggers[0] && textAt(report, triggers[0]))),
  },
  { name: 'actors', value: ({ events }, report) => list(events.map((e) => rolesText(e.actors, report))) },
  { name: 'actor_sectors', value: ({ events }) => list(events.map((e) => sectorsText(e.actors))) },
  {
    name: 'recipients',
    value: ({ events }, report) => list(events.map((e) => rolesText(e.recipients, report))),
  },
  { name: 'recipient_sectors', value: ({ events }) => list(events.map((e) => sectorsText(e.recipients))) },
  { name: 'places', value: ({ places }, report) => list(places.map(({ place }) => textAt(report, place))) },
  { name: 'place_roles', value: ({ places }) => list(places.map(({ role }) => role)) },
  { name: 'place_names', value: ({ places }) => list(places.map(({ place }) => place.feature?.name)) },
  { name: 'place_ids', value: ({ places }) => list(places.map(({ place }) => place.feature?.id)) },
  { name: 'place_countries', value: ({ places }) => list(places.map(({ place }) => place.feature?.country)) },
  { name: 'place_confidences', value: ({ places }) => list(places.map(({ place }) => place.confidence)) },
  { name: 'asides', value: ({ asides }, report) => list(asides.map((place) => textAt(report, place))) },
  { name: 'geometry', value: ({ claim }) => claim.geometry && wellKnownText(claim.geometry) },
  { name: 'geo_precision', value: ({ claim }) => claim.geoPrecision },
  { name: 'uncertainty_km', value: ({ claim }) => claim.uncertaintyKm },
  { name: 'times', value: ({ times }, report) => list(times.map(({ time }) => textAt(report, time))) },
  { name: 'time_roles', value: ({ times }) => list(times.map(({ role }) => role ?? 'at')) },
  { name: 'times_edtf', value: ({ times }) => list(times.map(({ time }) => time.edtf)) },
  { name: 'times_earliest', value: ({ times }) => list(times.map(({ time }) => time.earliest)) },
  { name: 'times_latest', value: ({ times }) => list(times.map(({ time }) => time.latest)) },
  { name: 'times_inferred', value: ({ times }) => list(times.map(({ time }) => time.inferred)) },
  { name: 'time_precision', value: ({ claim }) => claim.timePrecision },
  {
    name: 'quantities',
    value: ({ quantities }, report) => list(quantities.map((one) => textAt(report, one))),
  },
  { name: 'quantity_min', value: ({ quantities }) => list(quantities.map((one) => one.min)) },
  { name: 'quantity_max', value: ({ quantities }) => list(quantities.map((one) => one.max)) },
  { name: 'quantity_units', value: ({ quantities }) => list(quantities.map((one) => one.unit)) },
  { name: 'warnings', value: ({ warnings }) => list(warnings.map((warning) => warning.message)) },
];

/** What follows in the desk's exports: what the analyst made of the claim, and what was read where that was corrected. */
export const REVIEW_COLUMNS: readonly ReviewColumn[] = [
  { name: 'report_key', value: (_view, _report, { key }) => key },
  { name: 'review_state', value: ({ review }) => review?.state },
  {
    name: 'review_notes',
    value: ({ review }) => list(review?.notes.map(({ note, who, at }) => `${note} (${who}, ${at})`) ?? []),
  },
  { name: 'origin_entry', value: ({ review }) => review?.originEntry },
  { name: 'corrected', value: ({ review }) => list(review?.asRead.map(({ of, id }) => `${of} ${id}`) ?? []) },
  {
    name: 'as_read',
    value: ({ review }, report) => list(review?.asRead.map((one) => asReadText(one, report)) ?? []),
  },
  { name: 'added', value: ({ review }) => list(review?.added?.map(addedText) ?? []) },
  { name: 'tags', value: ({ review }) => list([...(review?.tags ?? [])]) },
  { name: 'assigned', value: ({ review }) => review?.assigned },
  { name: 'cases', value: ({ review }) => list([...(review?.cases ?? [])]) },
];

/** Parts those who did one thing, or to whom it was done. */
const ROLE_SEPARATOR = '; ';

function rolesText(roles: readonly EventRole[], report: Report): string {
  return roles.map(({ spans }) => spans[0] && textAt(report, spans[0])).join(ROLE_SEPARATOR);
}

function sectorsText(roles: readonly EventRole[]): string {
  return roles.map(({ sector }) => sector ?? '').join(ROLE_SEPARATOR);
}

function lowest(numbers: readonly number[]): number | undefined {
  return numbers.length ? Math.min(...numbers) : undefined;
}

/**
 * A geometry as well-known text (OGC 06-103r4), which spreadsheets keep and GIS programs read.
 *
 * @example wellKnownText({ type: 'Point', coordinates: [42.1, 36.8] }); // 'POINT (42.1 36.8)'
 */
export function wellKnownText(geometry: Geometry): string {
  if (geometry.type === 'GeometryCollection') {
    return `GEOMETRYCOLLECTION (${geometry.geometries.map(wellKnownText).join(', ')})`;
  }
  return `${geometry.type.toUpperCase()} ${coordinatesText(geometry.coordinates, geometry.type === 'Point')}`;
}

type Coordinates = readonly (number | Coordinates)[];

function coordinatesText(coordinates: Coordinates, isPosition: boolean): string {
  const inner = coordinates.map((one) => (typeof one === 'number' ? String(one) : nested(one)));
  return isPosition ? `(${inner.join(' ')})` : `(${inner.join(', ')})`;
}

function nested(one: Coordinates): string {
  return typeof one[0] === 'number' ? one.join(' ') : coordinatesText(one, false);
}
