/** What people decided about a story's voices and divergences, put in the place of what was worked out. */
import { fold } from '../spelling/index.js';
import type { Fact } from '../story.js';
import type { KindDecided } from './facts.js';
import type { Links, VoiceLink } from './links.js';
import type { Signature } from './signature.js';
import type { VoiceFound } from './voices.js';

type Told = VoiceFound['tellers'][number];

const DECIDED = 'decided by hand';

/** The voices with what was decided about them, one decision after another. */
export function decidedVoices(
  found: readonly VoiceFound[],
  reports: readonly Signature[],
  links: Links,
): VoiceFound[] {
  let voices = [...found];
  for (const link of links) {
    if (link.kind === 'voices-one') voices = united(voices, reports, link.voices);
    if (link.kind === 'voices-apart') voices = parted(voices, reports, link.voices, link.from);
  }
  return voices;
}

/** Whether a teller is one that a decision names: in its own report, or by the same name in another. */
function names(
  told: Told,
  reports: readonly Signature[],
  links: readonly VoiceLink[],
  anywhere = false,
): boolean {
  const name = nameOf(told, reports);
  return links.some(
    (link) =>
      (link.report === reports[told.report]?.id && link.name === name) ||
      (anywhere && link.name !== undefined && name !== undefined && fold(link.name) === fold(name)),
  );
}

/** As its report has it; undefined for the report's own voice. */
function nameOf({ teller, report }: Told, reports: readonly Signature[]): string | undefined {
  if (!teller) return undefined;
  const own = reports[report]?.account.tellers.find(({ source }) => source === teller.source);
  return own?.name ?? teller.name;
}

function united(
  voices: readonly VoiceFound[],
  reports: readonly Signature[],
  links: readonly VoiceLink[],
): VoiceFound[] {
  const same = voices.filter(({ tellers }) => tellers.some((told) => names(told, reports, links)));
  const [first, ...others] = same;
  if (!first || others.length === 0) return [...voices];
  // The fullest account of who it is: somebody named, no outlet in its own voice.
  const head = same.find(({ named, ownVoice }) => named && !ownVoice) ?? first;
  const one: VoiceFound = {
    ...head,
    named: same.some(({ named }) => named),
    ownVoice: same.every(({ ownVoice }) => ownVoice),
    state: same.some(({ state }) => state),
    tells: same.some(({ tells }) => tells),
    tellers: same.flatMap(({ tellers }) => tellers),
    why: new Set([...same.flatMap(({ why }) => [...why]), DECIDED]),
  };
  return voices.flatMap((voice) => (voice === first ? [one] : same.includes(voice) ? [] : [voice]));
}

function parted(
  voices: readonly VoiceFound[],
  reports: readonly Signature[],
  leaving: readonly VoiceLink[],
  staying: readonly VoiceLink[],
): VoiceFound[] {
  return voices.flatMap((voice) => {
    const stays = (told: Told) => names(told, reports, staying);
    const isAsked =
      voice.tellers.some(stays) &&
      voice.tellers.some((told) => names(told, reports, leaving) && !stays(told));
    if (!isAsked) return [voice];
    // What is called as those that leave goes with them, whatever report it stands in.
    const goes = voice.tellers.filter((told) => !stays(told) && names(told, reports, leaving, true));
    const rest = voice.tellers.filter((told) => !goes.includes(told));
    return [part(voice, rest), part(voice, goes)];
  });
}

function part(voice: VoiceFound, tellers: readonly Told[]): VoiceFound {
  const known = tellers.flatMap(({ teller }) => teller ?? []);
  const [first] = known;
  return {
    ...voice,
    ...(first && { name: first.name, kind: first.kind }),
    named: known.some(({ named }) => named),
    ownVoice: known.length === 0,
    state: known.some(({ state }) => state),
    tells: known.length === 0 || known.some(({ lead, numbers }) => lead || numbers),
    tellers: [...tellers],
    why: new Set([DECIDED]),
  };
}

/** The kind that two facts were decided to differ by; the last decision that names both wins. */
export function decidedKind(links: Links): KindDecided {
  const decisions = links.filter((link) => link.kind === 'divergence').reverse();
  return (a, b) =>
    decisions.find(({ facts }) => [a, b].every((fact) => facts.some((link) => isFact(fact, link))))?.to;
}

function isFact(
  { slot, ref }: Fact,
  link: { report: string; slot: string; start: number; end: number },
): boolean {
  return slot === link.slot && ref.report === link.report && ref.start === link.start && ref.end === link.end;
}
