/** Reports on the desk: added once by content, versions of an address, read again without losing decisions. */
import type { DocumentInput } from '../container/index.js';
import type { Report } from '../report.js';
import { decide, factsIn } from './apply.js';
import type { ArchivedReport } from './archived.js';
import type { Database } from './database.js';
import { StoreError } from './error.js';
import { indexReport } from './index-report.js';
import type { Decided } from './model.js';
import { bodyOf, givenOf, inputOf, keepOriginal, pack, readingOf, sha256 } from './originals.js';
import { type Appearance, appearancesOf } from './report-rows.js';
import type { Reviews } from './reviews.js';

/** Hexadecimal digits of SHA-256 that name a report: too many for two texts to be made to share them. */
const KEY_DIGITS = 32;

export interface Added {
  key: string;
  outcome: 'added' | 'known';
  /** 2 or more: another text stood at this address before. */
  version: number;
}

interface ReportRow {
  id: number;
  key: string;
  version: number;
  reader: string;
  reading: Uint8Array;
}

/** What a report's row holds beside the report. */
type Facts = Pick<ArchivedReport, 'key' | 'address' | 'version' | 'reader' | 'added' | 'read'> & {
  content: string;
};

/** The reports of a desk. */
export class Reports {
  constructor(
    private readonly database: Database,
    private readonly reviews: Reviews,
    private readonly now: () => string,
  ) {}

  /**
   * The key of the report that this very input gave before, read by this reader: it need not be read again.
   */
  knownInput(input: DocumentInput, reader: string): string | undefined {
    const key = this.database.get<{ key: string }>(
      `SELECT key FROM original JOIN appearance ON original = original.id JOIN report ON report.id = report
       WHERE hash = ? AND given = ? AND reader = ?`,
      bodyOf(input).hash,
      givenOf(input),
      reader,
    )?.key;
    if (key !== undefined) this.#outOfBin(key);
    return key;
  }

  /**
   * Adds what was read in an input. The same text is one report, whatever it came in; each address and file that it
   * came from is kept as an appearance. Another text at a known address is a new version.
   *
   * @param reader version of what read it
   */
  add(input: DocumentInput, report: Report, reader: string): Added {
    return this.database.transaction(() => {
      const content = sha256(report.text);
      const address = addressOf(report.url ?? input.url);
      const original = keepOriginal(this.database, input);
      const known = this.database.get<{ id: number; key: string; version: number; address: string | null }>(
        'SELECT id, key, version, address FROM report WHERE content = ?1 OR key = ?2',
        content,
        content.slice(0, KEY_DIGITS),
      );
      if (known) {
        this.#keepAppearance(known.id, original, input, report);
        this.#outOfBin(known.key);
        const version =
          known.address === null && address ? this.#giveAddress(known.id, address) : known.version;
        return { key: known.key, outcome: 'known', version };
      }
      const version = address ? this.#nextVersion(address) : 1;
      const key = content.slice(0, KEY_DIGITS);
      const now = this.now();
      const facts = { key, content, address: address ?? null, version, reader, added: now, read: now };
      const id = this.#insert(facts, report);
      this.#keepAppearance(id, original, input, report);
      indexReport(this.database, { id, decided: decide(report, []) });
      return { key, outcome: 'added', version };
    });
  }

  /**
   * Puts a report out of an archive on the desk as it was there, unless its text is here already.
   *
   * @returns its key here
   */
  restore({ key, address, version, reader, added, read, binned, appearances, report }: ArchivedReport): {
    key: string;
    added: boolean;
  } {
    return this.database.transaction(() => {
      const content = sha256(report.text);
      const known = this.database.get<{ id: number; key: string }>(
        'SELECT id, key FROM report WHERE content = ? OR key = ?',
        content,
        key,
      );
      const facts = { key, content, address, version, reader, added, read };
      const id = known?.id ?? this.#insert(facts, report);
      for (const { original, given, added: seen } of appearances) {
        const body = original.kind === 'bytes' ? Buffer.from(original.body, 'base64') : original.body;
        const input: DocumentInput = { ...given, [original.kind]: body };
        this.#keepAppearance(id, keepOriginal(this.database, input), input, report, seen);
      }
      if (!known) {
        this.database.run('UPDATE report SET binned = ? WHERE id = ?', binned, id);
        indexReport(this.database, { id, decided: decide(report, []) });
      }
      return { key: known?.key ?? key, added: !known };
    });
  }

  /** Puts a new reading of a report in the place of the old one; its decisions are applied to it anew. */
  replaceReading(key: string, report: Report, reader: string): { lapsed: number[] } {
    return this.database.transaction(() => {
      const { id } = this.#row(key);
      this.database.run(
        `UPDATE report SET content = ?, title = ?, outlet = ?, published = ?, language = ?, characters = ?,
           warnings = ?, reader = ?, reading = ?, read = ? WHERE id = ?`,
        sha256(report.text),
        report.title ?? null,
        report.outlet ?? null,
        report.published ?? null,
        report.language,
        report.text.length,
        report.warnings.length,
        reader,
        pack(JSON.stringify(report)),
        this.now(),
        id,
      );
      const decided = decide(report, this.reviews.entriesOf(id));
      indexReport(this.database, { id, decided });
      return { lapsed: [...decided.lapsed.keys()] };
    });
  }

  /** How many reports another version read. */
  countReadBefore(reader: string): number {
    return (
      this.database.get<{ n: number }>(
        `SELECT count(*) AS n FROM report WHERE reader <> ? AND reader <> '' AND binned IS NULL`,
        reader,
      )?.n ?? 0
    );
  }

  /** Keys of the reports that another version read, the longest on the desk first. */
  readBefore(reader: string, limit = 100, offset = 0): string[] {
    const rows = this.database.all<{ key: string }>(
      `SELECT key FROM report WHERE reader <> ? AND reader <> '' AND binned IS NULL ORDER BY id LIMIT ? OFFSET ?`,
      reader,
      limit,
      offset,
    );
    return rows.map(({ key }) => key);
  }

  /** The report as it was read, without the analyst's corrections. */
  reading(key: string): Report {
    return readingOf(this.#row(key).reading);
  }

  /** The report as the analyst has it. */
  decided(key: string): Decided {
    const row = this.#row(key);
    const reading = readingOf(row.reading);
    return decide(reading, this.reviews.entriesOf(row.id));
  }

  /** Reports of which the analyst corrected the title, outlet, date, byline or language: they are to be read anew. */
  toReadAnew(limit: number): string[] {
    return this.database
      .all<{ key: string }>(
        `SELECT key FROM report WHERE reader = '' AND binned IS NULL ORDER BY id LIMIT ?`,
        limit,
      )
      .map(({ key }) => key);
  }

  /** Leaves a report as it was read before, since it cannot be read again. */
  keepReading(key: string, reader: string): void {
    this.database.run('UPDATE report SET reader = ? WHERE key = ?', reader, key);
  }

  /** Brings what filters look at up to date with a report. */
  index(key: string): void {
    const { id } = this.#row(key);
    indexReport(this.database, { id, decided: this.decided(key) });
  }

  #outOfBin(key: string): void {
    const { changes } = this.database.run(
      'UPDATE report SET binned = NULL WHERE key = ? AND binned IS NOT NULL',
      key,
    );
    if (changes > 0) this.index(key);
  }

  /** The input that a report is read from: as it was given, with what the analyst corrected of it. */
  input(key: string): DocumentInput {
    const given = this.original(key);
    const facts = factsIn(this.reviews.entriesOf(this.#row(key).id));
    // What a container stated and the analyst knows better is stated by nobody any more.
    const stated = Object.entries(given.statedIn ?? {}).filter(([name]) => !(name in facts));
    return { ...given, ...facts, ...(given.statedIn && { statedIn: Object.fromEntries(stated) }) };
  }

  /** The input that a report was read from, as it was given. */
  original(key: string): DocumentInput {
    const [first] = this.appearances(key);
    if (!first) throw new StoreError('not-found', `report ${key} has no original`);
    return inputOf(this.database, first.id);
  }

  /** Where and when the report came in, the first time first. */
  appearances(key: string): Appearance[] {
    return appearancesOf(this.database, this.#row(key).id);
  }

  /** Keys of all versions at the report's address, the first one first; just its own where it has no address. */
  versions(key: string): { key: string; version: number; added: string }[] {
    const { id } = this.#row(key);
    return this.database.all(
      `SELECT key, version, added FROM report WHERE id = ?1 OR binned IS NULL
         AND address = (SELECT address FROM report WHERE id = ?1) ORDER BY version, id`,
      id,
    );
  }

  #insert(facts: Facts, report: Report): number {
    return this.database.run(
      `INSERT INTO report (key, content, address, version, title, outlet, published, language, characters, claims,
         warnings, reader, reading, added, read) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)`,
      facts.key,
      facts.content,
      facts.address,
      facts.version,
      report.title ?? null,
      report.outlet ?? null,
      report.published ?? null,
      report.language,
      report.text.length,
      report.warnings.length,
      facts.reader,
      pack(JSON.stringify(report)),
      facts.added,
      facts.read,
    ).id;
  }

  #row(key: string): ReportRow {
    const row = this.database.get<ReportRow>(
      'SELECT id, key, version, reader, reading FROM report WHERE key = ?',
      key,
    );
    if (!row) throw new StoreError('not-found', `there is no report ${key} on this desk`);
    return row;
  }

  #nextVersion(address: string): number {
    const row = this.database.get<{ n: number | null }>(
      'SELECT max(version) AS n FROM report WHERE address = ?',
      address,
    );
    return (row?.n ?? 0) + 1;
  }

  #giveAddress(id: number, address: string): number {
    const version = this.#nextVersion(address);
    this.database.run('UPDATE report SET address = ?, version = ? WHERE id = ?', address, version, id);
    return version;
  }

  #keepAppearance(
    id: number,
    original: number,
    input: DocumentInput,
    report: Report,
    added = this.now(),
  ): void {
    this.database.run(
      `INSERT INTO appearance (report, original, given, url, title, outlet, published, added)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      id,
      original,
      givenOf(input),
      report.url ?? input.url ?? null,
      report.title ?? null,
      report.outlet ?? null,
      report.published ?? null,
      added,
    );
  }
}

/** A page's address as one page is known by; undefined for anything but the web's. */
export function addressOf(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (!/^https?:$/.test(parsed.protocol)) return undefined;
  parsed.hash = '';
  return parsed.href;
}
