/** Keeps what is looked up of one report: its columns, its full text, the names in it. What stood there before goes. */

import type { EventRole, Report } from '../../report.js';
import { fold as foldSpelling, isLatin, key as soundKey } from '../../spelling/index.js';
import { boundsOf } from '../calendar.js';
import type { Database } from '../database.js';
import { fold } from '../fold.js';
import type { ReviewState } from '../model.js';
import { isPronoun } from '../pronouns.js';
import type { ClaimRows } from '../rows.js';
import {
  CORRECTED,
  EVENTS,
  headOf,
  KINDS,
  NOTED,
  PARTS_OF_CONFIDENCE,
  PARTS_OF_DEGREE,
  PLACED,
  STANCES,
  STATES,
  type TermKind,
  VOICES,
} from './column-codes.js';
import { columnsOf } from './columns.js';
import { dayOf, NO_DAY } from './days.js';
import { type ClaimColumns, copied, decode, encode, type ReportColumns } from './layout.js';
import { normal, wordsIn } from './normal.js';

/** A claim's rows with where they are kept. */
export interface KeptClaim {
  row: ClaimRows;
  /** Of the claim table. */
  id: number;
  /** Of the speaker table, in the order of `row.speakers`. */
  speakers: readonly number[];
}

/** Letters of a text that stand for a report without a title. */
const LEAD = 160;
/** Names of more words or letters are descriptions, and are spelt in one way. */
const MOST_WORDS = 5;
const MOST_LETTERS = 50;
/** What is said beside a place's name at will. */
const GENERIC =
  /\b(?:province|governorate|region|state|oblast|district|county|department|city|town|village|municipality)\b/giu;

/** Writes everything that is looked up of a report that is shown. */
export function keepReport(
  database: Database,
  report: number,
  read: Report,
  claims: readonly KeptClaim[],
): void {
  database.run('UPDATE report SET lead = ? WHERE id = ?', leadOf(read), report);
  database.run(
    'INSERT INTO report_text (rowid, title, text, outlet) VALUES (?, ?, ?, ?)',
    report,
    normal(read.title ?? '').text,
    normal(read.text).text,
    normal(read.outlet ?? '').text,
  );
  for (const { id, row } of claims)
    database.run(
      'INSERT INTO claim_text (rowid, words, sources) VALUES (?, ?, ?)',
      id,
      normal(row.words).text,
      normal(row.speakers.map(({ speaking }) => speaking.name).join(' ; ')).text,
    );
  keepFeatures(database, read);
  const columns = columnsFor(database, read, claims, keepSpellings(database, read));
  database.run(
    'INSERT OR REPLACE INTO report_columns (report, body) VALUES (?, ?)',
    report,
    encode(columns.report, columns.claims),
  );
  columnsOf(database).touch(report);
}

/** Takes out everything that is looked up of a report; `claims` are the rows of its claims. */
export function dropReport(database: Database, report: number, claims: readonly number[]): void {
  for (const id of claims) database.run('DELETE FROM claim_text WHERE rowid = ?', id);
  database.run('DELETE FROM report_text WHERE rowid = ?', report);
  database.run('DELETE FROM report_columns WHERE report = ?', report);
  database.run('DELETE FROM to_index WHERE report = ?', report);
  columnsOf(database).touch(report);
}

/**
 * The beginning of a report's text, for where it has no title. @example leadOf(report); // 'The ferry sailed on …'
 */
export function leadOf({ text, blocks, title }: Pick<Report, 'text' | 'blocks' | 'title'>): string {
  const first = blocks.find(
    ({ kind, start, end }) => kind !== 'boilerplate' && text.slice(start, end).trim() !== title,
  );
  const words = text
    .slice(first?.start ?? 0, (first?.start ?? 0) + LEAD * 2)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (words.length <= LEAD) return words;
  return `${words.slice(0, LEAD).replace(/\s\S*$/, '')} …`;
}

/** A report's columns, the names in them given numbers. */
function columnsFor(
  database: Database,
  read: Report,
  claims: readonly KeptClaim[],
  names: readonly number[],
): { report: ReportColumns; claims: ClaimColumns[] } {
  const [publishedFrom = NO_DAY, publishedTo = NO_DAY] = read.published ? days(read.published) : [];
  const id = (kind: TermKind, key: string, name?: string) => termId(database, kind, key, name);
  const report = {
    outlet: id('outlet', read.outlet ?? ''),
    language: id('language', read.language),
    published: read.published ? id('published', read.published) : 0,
    publishedFrom,
    publishedTo,
    names,
  };
  // Reports that were read before there were events have none.
  const told = read.events ?? [];
  const columns = claims.map(({ row, id: claim, speakers }): ClaimColumns => {
    const events = told.filter(({ id: event }) => row.events?.includes(event));
    const places = row.places.map(({ name, folded, feature }) =>
      id('place', `${folded}\t${feature ?? ''}`, name),
    );
    const actors = events.flatMap((event) => event.actors.flatMap((role) => actorOf(role, read) ?? []));
    return {
      id: claim,
      position: row.position,
      voice: VOICES.indexOf(row.voice),
      stance: STANCES.indexOf(row.stance as (typeof STANCES)[number]),
      state: STATES.indexOf(row.state),
      kind: KINDS.indexOf(row.kind),
      flags: (row.box ? PLACED : 0) + (row.corrected ? CORRECTED : 0) + (row.notes > 0 ? NOTED : 0),
      hops: row.hops,
      confidence: row.confidence === null ? -1 : Math.round(row.confidence * PARTS_OF_CONFIDENCE),
      earliest: dayOf(row.earliest),
      latest: dayOf(row.latest),
      box: (row.box ?? []).map((side) => Math.round(side * PARTS_OF_DEGREE)),
      head: headOf(row.words),
      origin: row.origin === null ? 0 : id('origin', row.origin),
      events: events.reduce((all, { type }) => all | (1 << EVENTS.indexOf(type)), 0),
      speakers: speakers.map((speaker, n) => speaker * 2 + Number(row.speakers[n]?.origin ?? false)),
      places: [...new Set(places)],
      times: row.times.flatMap(({ earliest, latest }) => [dayOf(earliest), dayOf(latest)]),
      actors: [...new Set(actors.map((name) => id('actor', fold(name), name)))],
    };
  });
  // In the order of the text, so that nothing need be sorted when they are read.
  return { report, claims: columns.sort((a, b) => a.position - b.position || a.id - b.id) };
}

function keepFeatures(database: Database, { places }: Report): void {
  for (const { feature } of places)
    if (feature)
      database.run(
        `INSERT INTO feature (id, name, lat, lon, class, code, country, admin1, admin2)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        feature.id,
        feature.name,
        feature.lat,
        feature.lon,
        feature.featureClass,
        feature.featureCode,
        feature.country,
        feature.admin1 ?? null,
        feature.admin2 ?? null,
      );
}

/** Brings the columns of a report up to date with the states, notes and corrections in its claim rows. */
export function remark(database: Database, report: number): void {
  const kept = database.get<{ body: Uint8Array }>('SELECT body FROM report_columns WHERE report = ?', report);
  if (!kept) return;
  const rows = database.all<{ id: number; state: ReviewState; corrected: number; notes: number }>(
    'SELECT id, state, corrected, notes FROM claim WHERE report = ?',
    report,
  );
  const now = new Map(rows.map((row) => [row.id, row]));
  const claims: ClaimColumns[] = [];
  const columns = decode(kept.body, (claim) => {
    const row = now.get(claim.id);
    const flags = (claim.flags & PLACED) + (row?.corrected ? CORRECTED : 0) + (row?.notes ? NOTED : 0);
    claims.push({ ...copied(claim), ...(row && { state: STATES.indexOf(row.state), flags }) });
  });
  database.run('UPDATE report_columns SET body = ? WHERE report = ?', encode(columns, claims), report);
  columnsOf(database).touch(report);
}

function days(published: string): number[] {
  try {
    const { earliest, latest } = boundsOf(published.slice(0, 10));
    return [dayOf(earliest), dayOf(latest)];
  } catch {
    return [];
  }
}

function actorOf({ entity, spans }: EventRole, read: Report): string | undefined {
  const named = read.entities.find(({ id }) => id === entity)?.name;
  const [first] = spans;
  const name = named ?? (first ? read.text.slice(first.start, first.end).replace(/\s+/g, ' ') : '');
  return name && name.length <= 2 * MOST_LETTERS && !isPronoun(name) && fold(name) ? name : undefined;
}

/** The number of a name, which it keeps. */
function termId(database: Database, kind: TermKind, key: string, name = key): number {
  const known = database.get<{ id: number }>('SELECT id FROM term WHERE kind = ? AND key = ?', kind, key);
  return known?.id ?? database.run('INSERT INTO term (kind, key, name) VALUES (?, ?, ?)', kind, key, name).id;
}

/** The names of a report, so that one typed in another spelling finds them. */
function keepSpellings(database: Database, read: Report): number[] {
  const names = [
    ...read.places.map(({ name }) => name),
    ...read.sources.flatMap(({ name, named }) => (named ? [name] : [])),
    ...read.entities.flatMap(({ type, name, aliases }) =>
      type === 'person' || type === 'organisation' || type === 'location' ? [name, ...aliases] : [],
    ),
  ];
  const bare = names.map((name) => name.replace(GENERIC, ' ').trim());
  const kept = [...new Set([...names, ...bare])].flatMap((name) => keepSpelling(database, name) ?? []);
  return [...new Set(kept)].sort((a, b) => a - b);
}

function keepSpelling(database: Database, name: string): number | undefined {
  const words = wordsIn(name);
  const form = words.join(' ');
  if (words.length === 0 || words.length > MOST_WORDS || form.length > MOST_LETTERS || form.length < 3)
    return undefined;
  const folded = foldSpelling(name);
  if (!isLatin(folded)) return undefined;
  const known = database.get<{ id: number }>('SELECT id FROM spelling WHERE form = ?', form);
  if (known) return known.id;
  const sound = soundKey(folded);
  return database.run('INSERT INTO spelling (form, folded, sound) VALUES (?, ?, ?)', form, folded, sound).id;
}

/** Takes out names that no report holds any more. */
export function sweepNames(database: Database): void {
  const names = new Set<number>();
  const terms = new Set<number>();
  for (const { body } of database.all<{ body: Uint8Array }>('SELECT body FROM report_columns')) {
    const report = decode(body, ({ origin, places, actors }) => {
      for (const id of [origin, ...places, ...actors]) terms.add(id);
    });
    for (const id of [report.outlet, report.language, report.published]) terms.add(id);
    for (const id of report.names) names.add(id);
  }
  const drop = (table: 'spelling' | 'term', used: ReadonlySet<number>) => {
    for (const { id } of database.all<{ id: number }>(`SELECT id FROM ${table}`))
      if (!used.has(id)) database.run(`DELETE FROM ${table} WHERE id = ?`, id);
  };
  drop('spelling', names);
  drop('term', terms);
  columnsOf(database).forgetTerms();
}
