/** Words for what stories hold, shared by the formats. */
import type { Divergence, Fact, Story, StoryOrigin, StoryReport } from '../../story.js';
import { printable } from '../characters.js';
import { counted } from '../wording.js';

export type Texts = ReadonlyMap<string, string> | undefined;

/** "2 to 3 independent voices"; "1 voice". */
export function voicesWords({ independent: { min, max } }: Story): string {
  if (min !== max) return `${min} to ${max} independent voices`;
  return `${min} independent voice${min === 1 ? '' : 's'}`;
}

/** "5 reports, 4 outlets". */
export function reportsWords({ reports }: Story): string {
  const outlets = new Set(reports.flatMap(({ outlet }) => outlet ?? []));
  const parts = [counted(reports.length, 'report')];
  if (outlets.size > 0) parts.push(counted(outlets.size, 'outlet'));
  return parts.join(', ');
}

/** "Aleppo, Al-Bab · 3 to 4 May 2016". */
export function whereWhen(story: Story): string {
  const places = story.places.slice(0, 3).map(({ feature }) => feature.name);
  return [places.join(', ') || undefined, daysWords(story.earliest, story.latest)]
    .filter((part) => part !== undefined)
    .join(' · ');
}

export function daysWords(earliest: string | undefined, latest: string | undefined): string | undefined {
  if (!earliest || earliest === latest) return earliest ?? latest;
  return `${earliest} to ${latest}`;
}

/** A report's name for people: its outlet and day, or its id. */
export function reportWords({ outlet, published, report }: StoryReport): string {
  return printable([outlet ?? report, published].filter((part) => part !== undefined).join(', '));
}

export function originWords({ name, named, ownVoice }: StoryOrigin): string {
  if (ownVoice) return `${printable(name)}, in its own voice`;
  return `${printable(name)}${named ? '' : ' (not named)'}`;
}

const SLOTS: Record<Fact['slot'], string> = {
  killed: 'killed',
  wounded: 'wounded',
  missing: 'missing',
  detained: 'taken',
  place: 'place',
  day: 'day',
  by: 'by whom',
  weapon: 'means',
  count: 'counted',
};

export function slotWords(slot: Fact['slot']): string {
  return SLOTS[slot];
}

/** The bounds: "at least 20", "5 to 7". */
export function boundsWords({ min, max, value }: Fact): string {
  if (value !== undefined && min === undefined && max === undefined) return value;
  if (min !== undefined && max === undefined) return `at least ${min}`;
  if (min === undefined) return max === undefined ? '' : `at most ${max}`;
  return min === max ? String(min) : `${min} to ${max}`;
}

/** The words that a fact stands on, out of its report's text. */
export function quoted(fact: Fact, texts: Texts): string | undefined {
  const text = texts?.get(fact.ref.report);
  if (text === undefined) return undefined;
  const end = Math.max(fact.ref.end, fact.who?.end ?? 0);
  const start = Math.min(fact.ref.start, fact.who?.start ?? fact.ref.start);
  return end - start <= 120 ? text.slice(start, end) : text.slice(fact.ref.start, fact.ref.end);
}

const KINDS: Record<Divergence['kind'], string> = {
  update: 'update',
  dispute: 'dispute',
  scope: 'different scope',
  denial: 'denial',
};

export function divergenceWords({ slot, kind, why }: Divergence): string {
  return `${slotWords(slot)} · ${KINDS[kind]}: ${printable(why)}`;
}

const ECHOES = { copy: 'copies', abridged: 'abridges', rerun: 'runs again', relay: 'relays' } as const;

/** "copies harbour post, 2024-05-02 (83 of 100 words)". */
export function echoWords(report: StoryReport, story: Story): string | undefined {
  const { echoOf } = report;
  if (!echoOf) return undefined;
  const other = story.reports.find((candidate) => candidate.report === echoOf.report);
  const share = echoOf.share > 0 ? ` (${Math.round(echoOf.share * 100)} of 100 words)` : '';
  return `${ECHOES[echoOf.kind]} ${other ? reportWords(other) : echoOf.report}${share}`;
}

/** The numbers that a report tells, one a slot and voice. */
export function numbersOf(report: StoryReport): Fact[] {
  return report.facts.filter(({ min, max }) => min !== undefined || max !== undefined);
}
