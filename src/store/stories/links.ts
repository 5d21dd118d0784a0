/** Decisions of the history as joining takes them: anchored to what the present readings have. */
import type { Link, Links } from '../../story/index.js';
import type { StoryAction } from './actions.js';
import type { StoryEntry } from './decisions.js';
import { factSpan } from './fact-span.js';
import type { Told } from './told.js';

/** Entries in force as links; facts are found again by their words where a later reading moved them. */
export function linksOf(entries: readonly StoryEntry[], told: (key: string) => Told | undefined): Links {
  return entries.flatMap(({ action }) => linkOf(action, told) ?? []);
}

function linkOf(action: StoryAction, told: (key: string) => Told | undefined): Link | undefined {
  switch (action.kind) {
    case 'story-one':
      return { kind: 'one', reports: action.reports };
    case 'story-part':
      return { kind: 'part', reports: action.reports, from: action.from };
    case 'story-voices-one':
      return { kind: 'voices-one', voices: action.voices.map(voiceLink) };
    case 'story-voices-apart':
      return {
        kind: 'voices-apart',
        voices: action.voices.map(voiceLink),
        from: action.from.map(voiceLink),
      };
    case 'story-divergence':
      return {
        kind: 'divergence',
        to: action.to,
        facts: action.facts.flatMap((ref) => {
          const span = factSpan(ref, told(ref.report));
          return span ? [{ report: ref.report, slot: ref.slot, ...span }] : [];
        }),
      };
    default:
      return undefined;
  }
}

function voiceLink({ report, name }: { report: string; name?: string | undefined }) {
  return { report, ...(name !== undefined && { name }) };
}
