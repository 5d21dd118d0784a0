/** The interface's types, from the schemas that the server answers by. */
import type { Report } from '../../../src/report.js';
import type { Decision } from '../../../src/store/model.js';
import type { Appearance } from '../../../src/store/report-rows.js';

export type {
  Attribution,
  Claim,
  GazetteerFeature,
  Geometry,
  Place,
  Quantity,
  Report,
  Source,
  Span,
  TimeExpression,
  TimeRole,
} from '../../../src/report.js';
export type { Progress } from '../../../src/server/events.js';
export type { AnnouncedFile } from '../../../src/store/announced.js';
export type { Binned } from '../../../src/store/bin.js';
export type {
  Action,
  ClaimRow,
  Decision,
  Filter,
  Import,
  MapFeature,
  Page,
  ReportRow,
  Review,
  Sort,
  Speaker,
  SpeakerAction,
} from '../../../src/store/model.js';
export type { Suggestion } from '../../../src/store/suggest.js';

/** What /api/reports/{key} gives. */
export interface ShownReport {
  key: string;
  report: Report;
  decisions: Record<string, Decision>;
  corrected: string[];
  lapsed: { review: number; reason: string }[];
  appearances: Appearance[];
  versions: { key: string; version: number; added: string }[];
}

export interface Count {
  value: string;
  claims: number;
}
export type Facets = Record<'outlet' | 'voice' | 'stance' | 'state', Count[]>;
