/** The interface's types, from the schemas that the server answers by. */
import type { z } from 'zod';
import type { Report } from '../../../src/report.js';
import type { Decision, ReportRow } from '../../../src/store/model.js';
import type { Appearance } from '../../../src/store/report-rows.js';
import type { whySchema } from '../../../src/store/stories/model.js';

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
  Case,
  CaseAction,
  CaseEntry,
  CaseItem,
  Held,
  ShownCase,
} from '../../../src/store/case-model.js';
export type {
  Action,
  ClaimRow,
  Completion,
  Decision,
  Filter,
  Import,
  MapFeature,
  Page,
  ReportRow,
  ReportSort,
  Review,
  Sort,
  Speaker,
  SpeakerAction,
} from '../../../src/store/model.js';
export type { FactRef, StoryAction, VoiceRef } from '../../../src/store/stories/actions.js';
export type {
  ClaimTold,
  ReportStories,
  SharedWords,
  StoriesAsked,
  StoryClaim,
  StoryDecision,
  StoryRow,
  StoryShown,
} from '../../../src/store/stories/model.js';
export type { Suggestion } from '../../../src/store/suggest.js';
export type { Divergence, Fact, FactSlot, Story, StoryOrigin, StoryReport } from '../../../src/story.js';

/** Two reports compared. */
export type WhyTwo = z.infer<typeof whySchema>;

/** What /api/reports/{key} gives. */
export interface ShownReport {
  key: string;
  report: Report;
  decisions: Record<string, Decision>;
  corrected: string[];
  given: string[];
  lapsed: { review: number; reason: string }[];
  appearances: Appearance[];
  versions: { key: string; version: number; added: string }[];
}

export interface Count {
  value: string;
  claims: number;
}
export interface NamedCount extends Count {
  label: string;
}
export type ShortFacet = 'state' | 'voice' | 'stance' | 'kind' | 'event' | 'language';
export type LongFacet = 'outlet' | 'speaker' | 'actor' | 'place';
/** What /api/facets gives: each list as if nothing were chosen in it itself. */
export type Facets = Record<ShortFacet | 'outlet', Count[]> & { total: number; outlets: number };

/** What /api/search gives. */
export interface Found {
  read: { text?: string; place?: string; notes: string[] };
  titles: { total: number; reports: ReportRow[] };
}
