/** Which reports meet: keys in their table, rows of words that recur, and the pairs that may be one story. */
import { CROWD, FIT, isRowNumber, keyNumbersOf, type Pairing, pairingOf, RECURS } from '../../story/index.js';
import type { Database } from '../database.js';
import { isBefore } from './order.js';
import type { Told } from './told.js';

/** A report whose place among the others changes; `after` is absent when it leaves. */
export interface Change {
  report: number;
  before: Told | undefined;
  beforeDay: number | undefined;
  after: Told | undefined;
  afterDay: number | undefined;
}

const MOST_NUMBERS = 2 ** 26;
/** Weights that are remembered; about 60 bytes each. */
const MOST_WEIGHTS = 1_000_000;

export class Meeting {
  #recurring: Set<number> | undefined;
  #rows: Set<number> | undefined;
  #pairing: Pairing | undefined;
  /** Weights by two reports' numbers here; a report that has changed gets another number. */
  readonly #weights = new Map<number, number>();
  readonly #numbers = new Map<number, number>();
  #last = 0;

  /** @param told what is kept of a report; `forget` has it unpacked anew */
  constructor(
    private readonly database: Database,
    private readonly told: (report: number, forget?: boolean) => Told | undefined,
    private readonly crowd = CROWD,
  ) {}

  /** What is remembered of the tables is no longer so: a transaction was taken back. */
  forget(): void {
    this.#recurring = undefined;
    this.#rows = undefined;
    this.#pairing = undefined;
    this.#weights.clear();
    this.#numbers.clear();
  }

  /** Weight of two reports, in bits. */
  bits(a: number, b: number): number {
    const [x, y] = [this.#number(a), this.#number(b)];
    const name = Math.min(x, y) * MOST_NUMBERS + Math.max(x, y);
    const before = this.#weights.get(name);
    if (before !== undefined) return before;
    const [one, other] = [this.told(a), this.told(b)];
    this.#pairing ??= pairingOf(this.furniture);
    const found = one && other ? bitsOf(this.#pairing, one, other) : Number.NEGATIVE_INFINITY;
    if (this.#weights.size >= MOST_WEIGHTS) this.#weights.clear();
    this.#weights.set(name, found);
    return found;
  }

  #number(report: number): number {
    const known = this.#numbers.get(report);
    if (known !== undefined) return known;
    this.#last += 1;
    this.#numbers.set(report, this.#last);
    return this.#last;
  }

  /** A report's weights are to be worked out anew. */
  #renew(report: number): void {
    this.#numbers.delete(report);
    this.told(report, true);
  }

  /** Numbers of rows of words that recur. */
  get recurring(): Set<number> {
    this.#recurring ??= new Set(
      this.database.all<{ key: number }>('SELECT key FROM story_recurring').map(({ key }) => key),
    );
    return this.#recurring;
  }

  /** The same as joining knows them: signed hashes. */
  get furniture(): ReadonlySet<number> {
    // The set itself is kept up to date: comparing holds on to it.
    this.#rows ??= new Set([...this.recurring].map((key) => key | 0));
    return this.#rows;
  }

  /**
   * Takes changes in: keys, rows that begin or cease to recur, pairs.
   *
   * @param write puts what is kept of the reports in the place of what was kept
   * @returns reports whose stories may be others now
   */
  take(changes: readonly Change[], write: () => void): Set<number> {
    const touched = new Set<number>();
    const keys = new Map<number, { had: boolean; crowd: boolean }>();
    const moves = changes.map((change) => {
      const before = new Set(change.before ? keyNumbersOf(change.before.signature) : []);
      const after = new Set(change.after ? keyNumbersOf(change.after.signature) : []);
      const hasOtherDay = change.beforeDay !== change.afterDay;
      for (const key of new Set([...before, ...after]))
        if (before.has(key) !== after.has(key) || (hasOtherDay && isRowNumber(key)))
          keys.set(key, this.#state(key));
      return { ...change, keysBefore: before, keysAfter: after };
    });
    for (const { report, keysBefore, keysAfter } of moves) {
      for (const key of keysBefore)
        if (!keysAfter.has(key))
          this.database.run('DELETE FROM story_key WHERE key = ? AND report = ?', key, report);
      for (const key of keysAfter)
        if (!keysBefore.has(key))
          this.database.run('INSERT INTO story_key (key, report) VALUES (?, ?)', key, report);
    }
    write();
    const anew = new Set(changes.flatMap(({ report, after }) => (after ? [report] : [])));
    const thinned: number[] = [];
    for (const [key, { had, crowd }] of keys) {
      const recurs = isRowNumber(key) && this.#recurs(key);
      if (recurs !== had) {
        this.#mark(key, recurs);
        for (const report of this.#holders(key)) anew.add(report);
      }
      if (recurs) continue;
      const isCrowd = this.#isCrowd(key);
      if (crowd && !isCrowd) for (const report of this.#holders(key)) anew.add(report);
      if (!crowd && isCrowd) thinned.push(key);
    }
    for (const { report, after } of changes) if (!after) this.#pair(report, new Map(), touched);
    this.#compare(anew, touched);
    for (const key of thinned) this.#thin(this.#holders(key), touched);
    for (const report of anew) touched.add(report);
    return touched;
  }

  #state(key: number): { had: boolean; crowd: boolean } {
    return { had: this.recurring.has(key), crowd: this.#isCrowd(key) };
  }

  #holders(key: number, limit = 1_000_000): number[] {
    return this.database
      .all<{ report: number }>('SELECT report FROM story_key WHERE key = ? LIMIT ?', key, limit)
      .map(({ report }) => report);
  }

  #isCrowd(key: number): boolean {
    return this.#holders(key, this.crowd + 1).length > this.crowd;
  }

  #recurs(key: number): boolean {
    const row = this.database.get<{ n: number }>(
      `SELECT count(*) AS n FROM (SELECT DISTINCT day FROM story_key JOIN story_report
         ON story_report.report = story_key.report WHERE key = ? LIMIT ${RECURS})`,
      key,
    );
    return (row?.n ?? 0) >= RECURS;
  }

  #mark(key: number, recurs: boolean): void {
    this.database.run(
      recurs
        ? 'INSERT INTO story_recurring (key) VALUES (?) ON CONFLICT DO NOTHING'
        : 'DELETE FROM story_recurring WHERE key = ?',
      key,
    );
    const rows = this.furniture as Set<number>;
    if (recurs) {
      this.recurring.add(key);
      rows.add(key | 0);
    } else {
      this.recurring.delete(key);
      rows.delete(key | 0);
    }
  }

  /** Compares reports anew with all that they meet. */
  #compare(reports: ReadonlySet<number>, touched: Set<number>): void {
    for (const report of reports) this.#renew(report);
    for (const report of reports) {
      const own = this.told(report);
      if (!own) continue;
      const found = new Map<number, number>();
      for (const other of this.#met(own, report)) {
        const bits = this.bits(report, other);
        if (bits >= FIT.average) found.set(other, bits);
      }
      this.#pair(report, found, touched);
    }
  }

  #met({ signature }: Told, report: number): Set<number> {
    const found = new Set<number>();
    for (const key of keyNumbersOf(signature)) {
      if (this.recurring.has(key)) continue;
      const holders = this.#holders(key, this.crowd + 1);
      if (holders.length <= this.crowd) for (const other of holders) found.add(other);
    }
    found.delete(report);
    return found;
  }

  /** Puts a report's pairs in the place of those that it had. */
  #pair(report: number, found: ReadonlyMap<number, number>, touched: Set<number>): void {
    const before = new Map(
      this.database
        .all<{ other: number; bits: number }>('SELECT other, bits FROM story_pair WHERE report = ?', report)
        .map(({ other, bits }) => [other, bits]),
    );
    for (const other of before.keys()) if (!found.has(other)) this.#part(report, other, touched);
    for (const [other, bits] of found) {
      if (before.get(other) === bits) continue;
      for (const [a, b] of [
        [report, other],
        [other, report],
      ] as const)
        this.database.run(
          'INSERT INTO story_pair (report, other, bits) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET bits = excluded.bits',
          a,
          b,
          bits,
        );
      touched.add(report).add(other);
    }
  }

  #part(a: number, b: number, touched: Set<number>): void {
    this.database.run('DELETE FROM story_pair WHERE report = ? AND other = ?', a, b);
    this.database.run('DELETE FROM story_pair WHERE report = ? AND other = ?', b, a);
    touched.add(a).add(b);
  }

  /** A key has become a crowd's: pairs that met by nothing else meet no more. */
  #thin(holders: readonly number[], touched: Set<number>): void {
    const among = new Set(holders);
    const met = new Map<number, Set<number>>();
    for (const report of holders)
      for (const { other } of this.database.all<{ other: number }>(
        'SELECT other FROM story_pair WHERE report = ? AND other > ?',
        report,
        report,
      )) {
        const own = this.told(report);
        if (!among.has(other) || !own) continue;
        const others = met.get(report) ?? this.#met(own, report);
        met.set(report, others);
        if (!others.has(other)) this.#part(report, other, touched);
      }
  }
}

/** Weight of two reports, the earlier one first. */
function bitsOf(pairing: Pairing, a: Told, b: Told): number {
  return isBefore(a.signature, b.signature)
    ? pairing.bits(a.signature, b.signature)
    : pairing.bits(b.signature, a.signature);
}
