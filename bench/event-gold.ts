/** What the event bench compares: gold mentions with what the reports have, by class of error. */
import type { Event, Report, Span } from '../src/report.js';

export interface GoldMention {
  event: string;
  trigger: [start: number, end: number];
  plover: string;
  acled: string | null;
}

export interface GoldPassage {
  id: string;
  text: string;
  events: GoldMention[];
}

/** One of PLOVER's own records: a sentence of one type; `triggers` are the words that its coder marked. */
export interface PloverRecord {
  id: string;
  text: string;
  plover: string;
  triggers: [start: number, end: number][];
}

const overlaps = (span: Span, [start, end]: [number, number]) => span.start < end && start < span.end;

/** The mentions of a report in text order, each with its event. */
export function mentionsOf(report: Report): { event: Event; trigger: Span }[] {
  return report.events
    .flatMap((event) => event.triggers.map((trigger) => ({ event, trigger })))
    .sort((a, b) => a.trigger.start - b.trigger.start || a.trigger.end - b.trigger.end);
}

const COOPERATIVE = new Set(['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT']);

/**
 * The type under which PLOVER's coders record an event: what is refused is REJECT, what is announced AGREE or, where it
 * is hostile, THREATEN. Headwater keeps the act's own type, with the status negated or future.
 */
export function recordType({ type, status }: Event): string {
  const isCooperative = COOPERATIVE.has(type);
  if (status === 'negated' && isCooperative) return 'REJECT';
  if (status !== 'future' || type === 'OTHER' || type === 'REQUEST' || type === 'ACCUSE') return type;
  return isCooperative ? 'AGREE' : 'THREATEN';
}

/** The one event of a sentence: the first told by a word that the coder marked; where none is, the sentence's first. */
export function eventOfSentence(record: PloverRecord, report: Report): Event | undefined {
  const mentions = mentionsOf(report);
  for (const marked of record.triggers) {
    const told = mentions.find(({ trigger }) => overlaps(trigger, marked));
    if (told) return told.event;
  }
  return mentions[0]?.event;
}

/** How often each kind of disagreement is met, as "what: from → to". */
export function disagreements(
  gold: readonly GoldPassage[],
  reports: ReadonlyMap<string, Report>,
): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { id, events } of gold) {
    const report = reports.get(id);
    const mentions = report ? mentionsOf(report) : [];
    const used = new Set<number>();
    for (const mention of events) {
      const at = mentions.findIndex(({ trigger }, i) => !used.has(i) && overlaps(trigger, mention.trigger));
      const found = mentions[at]?.event;
      if (!found) {
        count(`missed: ${mention.plover}`);
        continue;
      }
      used.add(at);
      if (found.type !== mention.plover) count(`type: ${mention.plover} read as ${found.type}`);
      if ((found.subEvent ?? null) !== mention.acled)
        count(`ACLED: ${mention.acled ?? 'nothing'} read as ${found.subEvent ?? 'nothing'}`);
    }
    mentions.forEach(({ event }, i) => {
      if (!used.has(i)) count(`spurious: ${event.type}`);
    });
  }
  return counts;
}

/** Of triggers by their event's confidence, how many are told by the gold with that type. */
export function calibration(
  gold: readonly GoldPassage[],
  reports: ReadonlyMap<string, Report>,
): { from: number; to: number; triggers: number; right: number }[] {
  const bins = [0, 0.5, 0.6, 0.7, 0.8, 0.9].map((from, i, all) => ({
    from,
    to: all[i + 1] ?? 1.01,
    triggers: 0,
    right: 0,
  }));
  for (const { id, events } of gold)
    for (const { event, trigger } of mentionsOf(reports.get(id) ?? ({ events: [] } as unknown as Report))) {
      const bin = bins.find(({ from, to }) => from <= event.confidence && event.confidence < to);
      if (!bin) continue;
      bin.triggers++;
      if (events.some((m) => overlaps(trigger, m.trigger) && m.plover === event.type)) bin.right++;
    }
  return bins.filter(({ triggers }) => triggers > 0);
}
