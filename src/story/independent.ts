/** How many independent voices stand behind a story: what is certain, and what it could be at most. */
import type { Story } from '../story.js';
import type { Signature } from './signature.js';
import type { VoiceFound } from './voices.js';

export function independentOf(
  voices: readonly VoiceFound[],
  reports: readonly Signature[],
  copies: readonly number[],
): Story['independent'] {
  const named = voices.filter(({ named, ownVoice }) => named && !ownVoice);
  const unnamed = voices.filter(({ named }) => !named);
  const own = voices.filter(({ ownVoice, named }) => ownVoice && named);
  const texts = new Set(copies).size;
  const beside = Math.min(MOST_BESIDE, Math.max(0, ...reports.map(({ account }) => account.others)));
  const max = Math.max(1, voices.length + beside);
  const certain = Math.max(1, Math.round(voices.reduce((sum, voice) => sum + sureness(voice), 0)));
  const min = Math.min(certain, max);
  const repeats = reports.length - texts;
  const parts = [
    named.length > 0 ? `${named.length} named voice${named.length === 1 ? '' : 's'}` : 'nobody is named',
    ...(unnamed.length > 0 ? [`${unnamed.length} not named, who may be among them`] : []),
    ...(own.length > 0 ? [`${own.length} outlet${own.length === 1 ? '' : 's'} naming nobody`] : []),
    ...(beside > 0 ? ['others are named beside the matter, who may tell of it too'] : []),
    ...(repeats > 0 ? [`${repeats} report${repeats === 1 ? '' : 's'} only repeat another`] : []),
  ];
  return { min, max, why: parts.join('; ') };
}

/**
 * How surely a voice is one of its own who tells the happening; tried on the annotated stories. Named, in first words and with
 * a number of it; named, in one of both ways or often; named beside the matter; not named, a person who is not "the driver" of
 * somebody else's account; not named, a group or an organisation, which may be one of the others.
 */
const SURE = { plain: 1, partly: 0.5, beside: 0.2, person: 0.5, group: 0 };
const OFTEN = 3; // claims
/** Of those who are named beside the matter so many may tell of it. */
const MOST_BESIDE = 2;

/** How surely a voice is one of its own who tells the happening. */
function sureness({ named, ownVoice, state, kind, tellers, name }: VoiceFound): number {
  if (ownVoice) return SURE.group;
  if (!named && !state) return kind === 'person' && !/^the /i.test(name) ? SURE.person : SURE.group;
  const lead = tellers.some(({ teller }) => teller?.lead);
  const numbers = tellers.some(({ teller }) => teller?.numbers);
  if (lead && numbers) return SURE.plain;
  const claims = tellers.reduce((sum, { teller }) => sum + (teller?.claims.length ?? 0), 0);
  return lead || numbers || claims >= OFTEN ? SURE.partly : SURE.beside;
}
