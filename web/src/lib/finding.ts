/** What kinds, events, languages and places are called in filters, and a report that has no title. Pure. */
import type { Filter, ReportRow } from './types.js';

type Of<T> = T extends readonly (infer One)[] ? One : never;

export const KIND: Record<Of<NonNullable<Filter['kind']>>, string> = {
  checkable: 'Can be checked',
  opinion: 'Opinion',
  demand: 'Demand',
  other: 'Other',
};
/** PLOVER's types, in plain words. */
export const EVENT: Record<Of<NonNullable<Filter['event']>>, string> = {
  AGREE: 'Agreement',
  CONSULT: 'Meeting or talks',
  SUPPORT: 'Support',
  CONCEDE: 'Concession',
  COOPERATE: 'Cooperation',
  AID: 'Aid',
  RETREAT: 'Retreat or release',
  REQUEST: 'Appeal',
  ACCUSE: 'Accusation',
  REJECT: 'Refusal',
  THREATEN: 'Threat',
  PROTEST: 'Protest',
  SANCTION: 'Sanction',
  MOBILIZE: 'Mobilisation',
  COERCE: 'Coercion or arrest',
  ASSAULT: 'Violence',
  OTHER: 'Something else',
};

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** A language's English name by its code. @example language('uk'); // 'Ukrainian' */
export function language(code: string): string {
  if (code === 'und') return 'a language not known';
  try {
    return LANGUAGES.of(code) ?? code;
  } catch {
    return code;
  }
}

/** A place of a filter without the id that was chosen. @example placeName('Aleppo [geonames:170063]'); // 'Aleppo' */
export function placeName(place: string): string {
  return place.replace(/\s*\[[^[\]]*\]\s*$/, '') || place;
}

/** What a report is called: its title, or how it begins. */
export function titleOf({ title, lead }: Pick<ReportRow, 'title' | 'lead'>): string {
  return title ?? (lead ? `${lead}` : 'A report without text');
}
