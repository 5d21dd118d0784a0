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
  const max = Math.max(1, voices.length);
  const certain = Math.max(
    1,
    named.filter(({ tells }) => tells).length + sureUnnamed(unnamed.filter(({ tells }) => tells)),
  );
  const min = Math.min(certain, max);
  const repeats = reports.length - texts;
  const parts = [
    named.length > 0 ? `${named.length} named voice${named.length === 1 ? '' : 's'}` : 'nobody is named',
    ...(unnamed.length > 0 ? [`${unnamed.length} not named, who may be among them`] : []),
    ...(own.length > 0 ? [`${own.length} outlet${own.length === 1 ? '' : 's'} naming nobody`] : []),
    ...(repeats > 0 ? [`${repeats} report${repeats === 1 ? '' : 's'} only repeat another`] : []),
  ];
  return { min, max, why: parts.join('; ') };
}

/** Of those not named, how many are surely somebody else than all others. */
function sureUnnamed(unnamed: readonly VoiceFound[]): number {
  return unnamed.filter(({ kind }) => kind === 'person').length;
}
