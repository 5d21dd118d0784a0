/** Writes what is looked up of one report: rows of its claims, full text, boxes. What stood there before goes. */
import type { Database } from './database.js';
import { fileClaims } from './filed.js';
import { dropReport, type KeptClaim, keepReport, remark } from './finding/keep.js';
import type { Decided } from './model.js';
import { type ClaimRows, claimRows, type Speaking } from './rows.js';

export interface Indexed {
  /** The report's row. */
  id: number;
  decided: Decided;
}

/** Brings everything that filters look at up to date with a report as the analyst has it. */
export function indexReport(database: Database, { id, decided }: Indexed): void {
  const { report, lapsed } = decided;
  database.run('INSERT INTO story_pending (report) VALUES (?) ON CONFLICT DO NOTHING', id);
  dropClaims(database, id);
  database.run('DELETE FROM lapsed WHERE report = ?', id);
  fileClaims(database, id, decided);
  // What is in the bin is in no view.
  const row = database.get<{ binned: string | null }>('SELECT binned FROM report WHERE id = ?', id);
  if (row?.binned) return;
  const claims = claimRows(decided).map((claim) => insertClaim(database, id, decided, claim));
  database.run(
    'UPDATE report SET claims = ?, title = ?, outlet = ?, published = ?, language = ? WHERE id = ?',
    report.claims.length,
    report.title ?? null,
    report.outlet ?? null,
    report.published ?? null,
    report.language,
    id,
  );
  keepReport(database, id, report, claims);
  for (const [review, reason] of lapsed)
    database.run('INSERT INTO lapsed (review, report, reason) VALUES (?, ?, ?)', review, id, reason);
}

/** Only state and notes have changed: the rows stay, which makes accepting a thousand claims quick. */
export function markClaims(database: Database, { id, decided }: Indexed): void {
  fileClaims(database, id, decided);
  // What was rejected tells no story.
  database.run('INSERT INTO story_pending (report) VALUES (?) ON CONFLICT DO NOTHING', id);
  for (const [claim, { state, notes, corrected, given }] of decided.decisions)
    database.run(
      'UPDATE claim SET state = ?, notes = ?, corrected = ? WHERE report = ? AND claim = ? AND (state <> ? OR notes <> ?)',
      state,
      notes.length,
      Number(corrected.length + given.length > 0),
      id,
      claim,
      state,
      notes.length,
    );
  remark(database, id);
}

function dropClaims(database: Database, report: number): void {
  const before = database.all<{ id: number }>('SELECT id FROM claim WHERE report = ?', report);
  for (const { id } of before) database.run('DELETE FROM claim_speaker WHERE claim = ?', id);
  dropReport(
    database,
    report,
    before.map(({ id }) => id),
  );
  if (before.length > 0) database.run('DELETE FROM claim WHERE report = ?', report);
}

function insertClaim(
  database: Database,
  report: number,
  { report: read }: Decided,
  row: ClaimRows,
): KeptClaim {
  const speakers = row.speakers.map(({ speaking, origin }) => ({
    id: speakerId(database, speaking),
    origin,
  }));
  const [west, south, east, north] = row.box ?? [null, null, null, null];
  const { id } = database.run(
    `INSERT INTO claim (report, claim, position, words, outlet, published, origin, speaker, voice, hops, stance,
       evidence, polarity, tense, confidence, places, placed, west, south, east, north, geometry, earliest, latest,
       geoPrecision, uncertaintyKm, timePrecision, state, corrected, notes, warnings)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    report,
    row.claim,
    row.position,
    row.words,
    read.outlet ?? '',
    read.published ?? null,
    row.origin,
    speakers.find(({ origin }) => origin)?.id ?? null,
    row.voice,
    row.hops,
    row.stance,
    row.evidence,
    row.polarity,
    row.tense,
    row.confidence,
    [...new Set(row.places.map(({ name }) => name))].join('; '),
    Number(row.box !== null),
    west,
    south,
    east,
    north,
    row.geometry && JSON.stringify(row.geometry),
    row.earliest,
    row.latest,
    row.geoPrecision,
    row.uncertaintyKm,
    row.timePrecision,
    row.state,
    Number(row.corrected),
    row.notes,
    row.warnings,
  );
  speakers.forEach((speaker, position) => {
    database.run(
      'INSERT INTO claim_speaker (claim, speaker, position, origin, report) VALUES (?, ?, ?, ?, ?)',
      id,
      speaker.id,
      position,
      Number(speaker.origin),
      report,
    );
  });
  return { row, id, speakers: speakers.map((speaker) => speaker.id) };
}

function speakerId(database: Database, { key, name, kind, named }: Speaking): number {
  const known = database.get<{ id: number }>('SELECT id FROM speaker WHERE key = ?', key);
  if (known) return known.id;
  const { id } = database.run(
    'INSERT INTO speaker (key, name, kind, named) VALUES (?, ?, ?, ?)',
    key,
    name,
    kind,
    Number(named),
  );
  return id;
}
