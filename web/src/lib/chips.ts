/** A filter as short labels, each of which can be taken off again. Pure. */

import { EVENT, KIND, language, placeName } from './finding.js';
import type { Filter } from './types.js';
import { number, STANCE, STATE, VOICE } from './wording.js';

export interface Chip {
  label: string;
  /** What taking it off changes in the filter. */
  without: Partial<Filter>;
}

/**
 * @param speakers names of sources by id, as far as they are known
 * @param actors the same of actors
 * @example chipsOf({ to: '2024-05-01' }); // [{ label: 'until 2024-05-01', without: { from: undefined, to: undefined } }]
 */
export function chipsOf(
  filter: Filter,
  speakers: Readonly<Record<number, string>> = {},
  actors: Readonly<Record<number, string>> = {},
): Chip[] {
  const chips: Chip[] = [];
  const add = (label: string, without: Partial<Filter>) => chips.push({ label, without });
  const { from, to, confidence } = filter;
  if (filter.state) add(filter.state.map((one) => STATE[one]).join(' or '), { state: undefined });
  if (filter.voice)
    add(`Origin: ${filter.voice.map((one) => VOICE[one].toLowerCase()).join(' or ')}`, { voice: undefined });
  if (filter.speaker) {
    const names = filter.speaker.map((id) => speakers[id] ?? 'one source');
    add(`Source: ${names.join(' or ')}`, { speaker: undefined });
  }
  if (filter.stance) add(filter.stance.map((one) => STANCE[one] ?? one).join(' or '), { stance: undefined });
  if (filter.outlet)
    add(`Outlet: ${filter.outlet.map((one) => one || 'not known').join(' or ')}`, { outlet: undefined });
  if (filter.kind) add(filter.kind.map((one) => KIND[one]).join(' or '), { kind: undefined });
  if (filter.event)
    add(`Event: ${filter.event.map((one) => EVENT[one].toLowerCase()).join(' or ')}`, { event: undefined });
  if (filter.actor)
    add(`Actor: ${filter.actor.map((id) => actors[id] ?? 'one actor').join(' or ')}`, { actor: undefined });
  if (filter.language)
    add(`In ${filter.language.map((one) => language(one)).join(' or ')}`, { language: undefined });
  if (filter.voices !== undefined) add(`${filter.voices} independent voices or more`, { voices: undefined });
  if (filter.diverging !== undefined)
    add(filter.diverging ? 'In a story that diverges' : 'In a story without divergence', {
      diverging: undefined,
    });
  if (filter.tag) add(`Tag: ${filter.tag.join(' or ')}`, { tag: undefined });
  if (filter.assigned) add(`Assigned to ${filter.assigned.join(' or ')}`, { assigned: undefined });
  if (filter.case)
    add(filter.case.length === 1 ? 'One case' : `${number(filter.case.length)} cases`, { case: undefined });
  if (filter.report)
    add(filter.report.length === 1 ? 'One report' : `${number(filter.report.length)} reports`, {
      report: undefined,
    });
  if (from && to) add(from === to ? from : `${from} to ${to}`, { from: undefined, to: undefined });
  else if (from) add(`since ${from}`, { from: undefined, to: undefined });
  else if (to) add(`until ${to}`, { from: undefined, to: undefined });
  const { publishedFrom: since, publishedTo: until } = filter;
  const off = { publishedFrom: undefined, publishedTo: undefined };
  if (since && until) add(`Published ${since === until ? since : `${since} to ${until}`}`, off);
  else if (since) add(`Published since ${since}`, off);
  else if (until) add(`Published until ${until}`, off);
  if (filter.dated !== undefined) add(filter.dated ? 'With a date' : 'Without a date', { dated: undefined });
  if (filter.place) add(`Place: ${placeName(filter.place)}`, { place: undefined });
  if (filter.box) add('Part of the map', { box: undefined });
  if (filter.placed !== undefined) add(filter.placed ? 'On the map' : 'On no map', { placed: undefined });
  if (confidence) add(`Confidence ${confidence[0]} or more`, { confidence: undefined });
  if (filter.corrected !== undefined)
    add(filter.corrected ? 'Corrected' : 'Not corrected', { corrected: undefined });
  return chips;
}
