/** A table with an event a row, in ACLED's columns and coding (RFC 4180); what is not known stays empty. */
import { timePrecisionOf } from '../happened.js';
import type { Event, EventRole, Place, Report } from '../report.js';
import { type Cell, LIST_SEPARATOR } from './columns.js';
import { beginOf, cellText, tableOf } from './csv.js';
import { wordsAt } from './view.js';
import { countryName, UNSURE_BELOW } from './wording.js';
import type { OutputOptions, Writer } from './writer.js';

/** ACLED's event type and disorder type of each of its sub-event types (its codebook of 2024). */
const TYPES: Readonly<Record<string, readonly [event: string, disorder: string]>> = {
  'Government regains territory': ['Battles', 'Political violence'],
  'Non-state actor overtakes territory': ['Battles', 'Political violence'],
  'Armed clash': ['Battles', 'Political violence'],
  'Excessive force against protesters': ['Protests', 'Political violence; Demonstrations'],
  'Protest with intervention': ['Protests', 'Demonstrations'],
  'Peaceful protest': ['Protests', 'Demonstrations'],
  'Violent demonstration': ['Riots', 'Demonstrations'],
  'Mob violence': ['Riots', 'Political violence'],
  'Chemical weapon': ['Explosions/Remote violence', 'Political violence'],
  'Air/drone strike': ['Explosions/Remote violence', 'Political violence'],
  'Suicide bomb': ['Explosions/Remote violence', 'Political violence'],
  'Shelling/artillery/missile attack': ['Explosions/Remote violence', 'Political violence'],
  'Remote explosive/landmine/IED': ['Explosions/Remote violence', 'Political violence'],
  Grenade: ['Explosions/Remote violence', 'Political violence'],
  'Sexual violence': ['Violence against civilians', 'Political violence'],
  Attack: ['Violence against civilians', 'Political violence'],
  'Abduction/forced disappearance': ['Violence against civilians', 'Political violence'],
  Agreement: ['Strategic developments', 'Strategic developments'],
  Arrests: ['Strategic developments', 'Strategic developments'],
  'Change to group/activity': ['Strategic developments', 'Strategic developments'],
  'Disrupted weapons use': ['Strategic developments', 'Strategic developments'],
  'Headquarters or base established': ['Strategic developments', 'Strategic developments'],
  'Looting/property destruction': ['Strategic developments', 'Strategic developments'],
  'Non-violent transfer of territory': ['Strategic developments', 'Strategic developments'],
  Other: ['Strategic developments', 'Strategic developments'],
};

/** ACLED's kinds of actors by PLOVER's sectors. */
const INTER: Readonly<Record<string, string>> = {
  GOV: 'State forces',
  MIL: 'State forces',
  COP: 'State forces',
  SPY: 'State forces',
  REB: 'Rebel group',
  UAF: 'Political militia',
  IGO: 'External/Other forces',
  CVL: 'Civilians',
  REF: 'Civilians',
  MED: 'Civilians',
  EDU: 'Civilians',
  HLH: 'Civilians',
  BUS: 'Civilians',
  LAB: 'Civilians',
  REL: 'Civilians',
  NGO: 'Civilians',
};

/** What a row is made from. */
interface Row {
  event: Event;
  report: Report;
  /** Where it happened: the most exact of its places. */
  place?: Place;
}

/** The columns, in ACLED's order; those after `fatalities` lead back to the report. */
export const ACLED_COLUMNS: readonly { name: string; value: (row: Row) => Cell }[] = [
  { name: 'event_date', value: (row) => dayOf(row)?.day },
  { name: 'year', value: (row) => dayOf(row)?.day.slice(0, 4) },
  { name: 'time_precision', value: (row) => dayOf(row)?.precision },
  { name: 'disorder_type', value: ({ event }) => TYPES[event.subEvent ?? '']?.[1] },
  { name: 'event_type', value: ({ event }) => TYPES[event.subEvent ?? '']?.[0] },
  { name: 'sub_event_type', value: ({ event }) => event.subEvent },
  { name: 'actor1', value: (row) => nameOf(row, row.event.actors[0]) },
  { name: 'assoc_actor_1', value: (row) => othersOf(row, row.event.actors) },
  { name: 'inter1', value: (row) => interOf(row, row.event.actors[0], true) },
  { name: 'actor2', value: (row) => nameOf(row, row.event.recipients[0]) },
  { name: 'assoc_actor_2', value: (row) => othersOf(row, row.event.recipients) },
  { name: 'inter2', value: (row) => interOf(row, row.event.recipients[0], false) },
  { name: 'country', value: ({ place }) => place?.feature && countryName(place.feature.country) },
  { name: 'admin1', value: ({ place }) => place?.feature?.admin1 },
  { name: 'admin2', value: ({ place }) => place?.feature?.admin2 },
  { name: 'location', value: ({ place }) => place && (place.feature?.name ?? place.name) },
  { name: 'latitude', value: ({ place }) => place?.feature?.lat },
  { name: 'longitude', value: ({ place }) => place?.feature?.lon },
  { name: 'geo_precision', value: ({ place }) => place?.feature && place.geoPrecision },
  { name: 'source', value: ({ report }) => report.outlet },
  { name: 'source_scale', value: () => undefined },
  { name: 'notes', value: notesOf },
  { name: 'fatalities', value: fatalitiesOf },
  { name: 'report_id', value: ({ report }) => report.id },
  { name: 'url', value: ({ report }) => report.url },
  { name: 'event_id', value: ({ event }) => event.id },
  { name: 'claim_ids', value: ({ event }) => event.claims.join(LIST_SEPARATOR) },
  { name: 'confidence', value: ({ event }) => event.confidence },
];

/** The writer of `--format acled`: a header, then the events that ACLED would record. */
export function acledWriter({ bom }: OutputOptions = {}): Writer {
  return {
    begin: () =>
      beginOf(
        ACLED_COLUMNS.map(({ name }) => name),
        bom,
      ),
    report(report) {
      const rows = report.events
        .filter(
          ({ subEvent, status, confidence }) =>
            subEvent !== undefined && status === 'asserted' && confidence >= UNSURE_BELOW,
        )
        .map((event) => {
          const place = placeOf(event, report);
          const row = { event, report, ...(place && { place }) };
          return ACLED_COLUMNS.map(({ value }) => cellText(value(row)));
        });
      return rows.length ? tableOf(rows) : '';
    },
    end: () => '',
  };
}

/** The most exact place of an event that is on the map; of equals the first. */
function placeOf(event: Event, report: Report): Place | undefined {
  const places = report.places.filter(({ id, feature }) => feature && event.places.includes(id));
  return places.sort((a, b) => a.geoPrecision - b.geoPrecision || a.start - b.start)[0];
}

/** The first day on which it can have happened, where its time is known to the month at least. */
function dayOf({ event, report }: Row): { day: string; precision: number } | undefined {
  const dated = report.times.flatMap((time) => {
    const precision = event.times.includes(time.id) ? timePrecisionOf(time) : undefined;
    const day = time.earliest?.slice(0, 10);
    const days =
      day && time.latest ? (Date.parse(time.latest.slice(0, 10)) - Date.parse(day)) / 86_400_000 : undefined;
    return precision && day && days !== undefined && days <= 31 ? [{ day, precision, days }] : [];
  });
  return dated.sort((a, b) => a.days - b.days)[0];
}

function nameOf({ report }: Row, role: EventRole | undefined): string | undefined {
  if (!role) return undefined;
  const entity = report.entities.find(({ id }) => id === role.entity);
  return entity?.name ?? wordsAt(report.text, role.spans.slice(0, 1));
}

function othersOf(row: Row, roles: readonly EventRole[]): string {
  return roles
    .slice(1)
    .map((role) => nameOf(row, role) ?? '')
    .join('; ');
}

function interOf(
  { event, report, place }: Row,
  role: EventRole | undefined,
  isActor: boolean,
): string | undefined {
  if (!role) return undefined;
  const [type] = TYPES[event.subEvent ?? ''] ?? [];
  if (isActor && type === 'Protests' && event.type === 'PROTEST') return 'Protesters';
  if (isActor && type === 'Riots') return 'Rioters';
  const kind = INTER[role.sector ?? ''];
  const country = place?.feature?.country;
  const from = report.places.find(
    ({ start, end, feature }) => feature && role.spans.some((s) => s.start <= start && end <= s.end),
  )?.feature?.country;
  // forces of another state than the one where it happened
  return kind === 'State forces' && country && from && from !== country ? 'External/Other forces' : kind;
}

/** The least that the report says were killed; a part of a toll ("six of those killed") is below the whole. */
function fatalitiesOf({ event, report }: Row): number | undefined {
  const tolls = report.quantities
    .filter(({ id }) => event.killed.includes(id))
    .flatMap(({ min, max }) => min ?? max ?? []);
  return tolls.length ? Math.max(...tolls) : undefined;
}

/** The words of the claims that tell of it, verbatim. */
function notesOf({ event, report }: Row): string | undefined {
  const claims = report.claims.filter(({ id }) => event.claims.includes(id));
  if (claims.length) return claims.map(({ spans }) => wordsAt(report.text, spans)).join(LIST_SEPARATOR);
  const [trigger] = event.triggers;
  const sentence = trigger && report.sentences.find((s) => s.start <= trigger.start && trigger.end <= s.end);
  return sentence && report.text.slice(sentence.start, sentence.end);
}
