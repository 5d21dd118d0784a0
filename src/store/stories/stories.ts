/** Stories of a desk, read from their tables: lists, pages, a report's own. */
import type { Report } from '../../report.js';
import { explainStory, type PairExplained, STEADY, sharedStrings } from '../../story/index.js';
import type { Story } from '../../story.js';
import type { Database, SqlValue } from '../database.js';
import { StoreError } from '../error.js';
import type { Filter } from '../model.js';
import { readingOf, unpack } from '../originals.js';
import { marks } from '../query.js';
import { claimsTold } from './claims.js';
import type { Decisions } from './decisions.js';
import type {
  FactsTable,
  ReportStories,
  SharedWords,
  StoriesAsked,
  StoryClaim,
  StoryRow,
  StoryShown,
  StorySort,
} from './model.js';
import { type Told, unpackTold } from './told.js';

/** What is kept of a story, beside its row. */
export type StoryBody = Pick<StoryShown, 'story' | 'reports' | 'voices' | 'table' | 'count'>;

const ORDER_BY: Record<StorySort, string> = {
  voices: 'least DESC, most DESC, reports DESC, name',
  newest: 'last DESC, name',
  disputed: 'differing DESC, disputes DESC, least DESC, name',
  reports: 'reports DESC, least DESC, name',
  earliest: 'earliest ASC NULLS LAST, name',
};
const COLUMN = { update: 'updates', dispute: 'disputes', scope: 'scopes', denial: 'denials' } as const;
/** Claims of a story that are shown on its map and timeline. */
const MOST_CLAIMS = 2000;

/** What finds the reports that a filter leaves, as rows of the report table. */
export interface FindsReports {
  reportIds(filter: Filter): number[];
}

export class Stories {
  constructor(
    private readonly database: Database,
    private readonly decisions: Decisions,
    private readonly find: FindsReports,
  ) {}

  /** How many reports are still to be brought up to date. */
  left(): number {
    const row = this.database.get<{ n: number }>(
      'SELECT (SELECT count(*) FROM story_pending) + (SELECT count(*) FROM story_touched) AS n',
    );
    return row?.n ?? 0;
  }

  /** A page of stories with a report that a filter leaves. */
  list(filter: Filter, asked: StoriesAsked): { total: number; stories: StoryRow[] } {
    const { sql, values } = storiesWhere(this.find, filter, asked);
    const total = this.database.get<{ n: number }>(`SELECT count(*) AS n FROM story WHERE ${sql}`, ...values);
    const rows = this.database.all<{ row: string }>(
      `SELECT row FROM story WHERE ${sql} ORDER BY ${ORDER_BY[asked.sort]} LIMIT ? OFFSET ?`,
      ...values,
      asked.limit,
      asked.offset,
    );
    return { total: total?.n ?? 0, stories: rows.map(({ row }) => JSON.parse(row) as StoryRow) };
  }

  /**
   * One story, whole. A story that is no more is found by one of the reports that it had.
   *
   * @throws StoreError not-found
   */
  get(name: string): StoryShown {
    const { row, body } = this.#row(name);
    const shown = bodyOf(body);
    return {
      asked: name,
      row: JSON.parse(row) as StoryRow,
      ...shown,
      decisions: this.decisions.about(shown.story.reports.map(({ report }) => report)),
    };
  }

  /** A story and the texts of its reports, for exports. */
  whole(name: string): { story: Story; texts: Map<string, string> } {
    const { story } = bodyOf(this.#row(name).body);
    return { story, texts: new Map(story.reports.map(({ report }) => [report, this.#reading(report).text])) };
  }

  /** The claims that tell of a story, the earliest report's first; `null` for what is on no map. */
  claims(name: string): { type: 'FeatureCollection'; features: StoryClaim[] } {
    const { story } = bodyOf(this.#row(name).body);
    const features = story.reports.flatMap(({ report, claims }) =>
      this.database
        .all<StoryClaim['properties'] & { geometry: string | null }>(
          `SELECT report.key AS report, claim, words, origin, voice, state, places, geoPrecision AS precision,
             uncertaintyKm, geometry, report.title, report.outlet, report.published, earliest, latest
           FROM claim JOIN report ON report.id = claim.report
           WHERE report.key = ? AND claim IN (SELECT value FROM json_each(?)) ORDER BY position`,
          report,
          JSON.stringify(claims),
        )
        .map(
          ({ geometry, ...properties }): StoryClaim => ({
            type: 'Feature',
            geometry: geometry === null ? null : (JSON.parse(geometry) as StoryClaim['geometry']),
            properties,
          }),
        ),
    );
    return { type: 'FeatureCollection', features: features.slice(0, MOST_CLAIMS) };
  }

  /** The words that two reports share, passage by passage. */
  shared(here: string, there: string): SharedWords {
    const { passages, of } = sharedStrings(this.#told(here).signature, this.#told(there).signature);
    return { passages, share: of };
  }

  /** Why a story's reports are in it: each with the one that it fits best. */
  why(name: string): PairExplained[] {
    const { story } = bodyOf(this.#row(name).body);
    return explainStory(
      story,
      story.reports.map(({ report }) => this.#told(report).signature),
      STEADY,
    );
  }

  /** What stories know of one report: the story that it is in, whom it repeats, who says what its claims say. */
  ofReport(key: string): ReportStories {
    if (!this.database.get('SELECT 1 FROM report WHERE key = ?', key))
      throw new StoreError('not-found', `there is no report ${key} on this desk`);
    const rows = this.database.all<{ row: string; body: Uint8Array }>(
      `SELECT row, body FROM story JOIN story_member ON story = story.id JOIN report ON report.id = story_member.report
       WHERE report.key = ?`,
      key,
    );
    const claims: ReportStories['claims'] = [];
    const stories = rows.flatMap(({ row, body }): ReportStories['stories'] => {
      const { story, table } = bodyOf(body);
      const here = story.reports.find(({ report }) => report === key);
      if (!here) return [];
      claims.push(...claimsTold(story, key, this.#told(key), wordsIn(table)));
      const first = story.reports.find(({ report }) => report === here.echoOf?.report);
      return [
        {
          row: JSON.parse(row) as StoryRow,
          part: here.part,
          ...(here.echoOf && { echoOf: here.echoOf }),
          repeats: first
            ? {
                report: first.report,
                title: first.title ?? null,
                outlet: first.outlet ?? null,
                published: first.published ?? null,
              }
            : null,
          repeatedBy: story.reports.flatMap(({ report, echoOf }) => (echoOf?.report === key ? [report] : [])),
        },
      ];
    });
    return { stories, claims };
  }

  /** Names of the stories that the reports of a decision are in. */
  ofDecision(review: number): string[] {
    return this.database
      .all<{ name: string }>(
        `SELECT DISTINCT name FROM story_decision JOIN story_member ON story_member.report = story_decision.report
           JOIN story ON story.id = story WHERE review = ? ORDER BY name`,
        review,
      )
      .map(({ name }) => name);
  }

  #row(name: string): { row: string; body: Uint8Array } {
    const found =
      this.database.get<{ row: string; body: Uint8Array }>(
        'SELECT row, body FROM story WHERE name = ?',
        name,
      ) ??
      this.database.get<{ row: string; body: Uint8Array }>(
        `SELECT row, body FROM story_former JOIN story_member ON story_member.report = story_former.report
           JOIN story ON story.id = story WHERE story_former.name = ?`,
        name,
      );
    if (!found) throw new StoreError('not-found', `there is no story ${name} on this desk`);
    return found;
  }

  #told(key: string): Told {
    const row = this.database.get<{ told: Uint8Array }>(
      'SELECT told FROM story_report JOIN report ON report.id = report WHERE key = ?',
      key,
    );
    if (!row) throw new StoreError('not-found', `report ${key} is in no story yet`);
    return unpackTold(row.told);
  }

  #reading(key: string): Report {
    const row = this.database.get<{ reading: Uint8Array }>('SELECT reading FROM report WHERE key = ?', key);
    if (!row) throw new StoreError('not-found', `there is no report ${key} on this desk`);
    return readingOf(row.reading);
  }
}

export function bodyOf(packed: Uint8Array): StoryBody {
  return JSON.parse(unpack(packed).toString('utf8')) as StoryBody;
}

/** The words of facts, by id. */
function wordsIn({ rows }: FactsTable): Map<string, string> {
  const cells = rows.flatMap(({ cells }) => Object.values(cells).flat());
  return new Map(cells.map(({ fact, words }) => [fact.id, words]));
}

function storiesWhere(
  find: FindsReports,
  filter: Filter,
  asked: StoriesAsked,
): { sql: string; values: SqlValue[] } {
  const parts: string[] = [];
  const values: SqlValue[] = [];
  const add = (sql: string, ...more: SqlValue[]) => {
    parts.push(sql);
    values.push(...more);
  };
  if (asked.minReports > 1) add('reports >= ?', asked.minReports);
  if (asked.minVoices !== undefined) add('least >= ?', asked.minVoices);
  if (asked.divergence) add(`(${asked.divergence.map((kind) => `${COLUMN[kind]} > 0`).join(' OR ')})`);
  if (asked.report)
    add(
      `story.id IN (SELECT story FROM story_member JOIN report ON report.id = story_member.report WHERE key IN ${marks(asked.report)})`,
      ...asked.report,
    );
  // What a filter leaves is found by its own means; all of it means that nothing is asked.
  if (Object.values(filter).some((value) => value !== undefined))
    add(
      'story.id IN (SELECT story FROM story_member WHERE report IN (SELECT value FROM json_each(?)))',
      JSON.stringify(find.reportIds(filter)),
    );
  return { sql: parts.join(' AND ') || '1', values };
}
