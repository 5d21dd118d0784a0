/** One group of reports as a story: order, echoes, voices, facts, divergences, and how many independent voices. */
import type { GazetteerFeature } from '../report.js';
import type { Story, StoryOrigin, StoryReport } from '../story.js';
import { isoDay } from './calendar.js';
import { decidedKind, decidedVoices } from './decided.js';
import { echoesOf } from './echoes.js';
import { divergencesOf, factsOf } from './facts.js';
import { independentOf } from './independent.js';
import { type Links, NO_LINKS } from './links.js';
import { originalsFirst } from './precedence.js';
import type { Registry } from './registry.js';
import type { Signature } from './signature.js';
import { type VoiceFound, voicesOf } from './voices.js';
import { hash, mix } from './words.js';

/** @param published reports in order of publication */
export function storyOf(
  published: readonly Signature[],
  confidence: number,
  registry: Registry,
  furniture: ReadonlySet<number>,
  links: Links = NO_LINKS,
): Story {
  const reports = originalsFirst(published);
  const echoes = echoesOf(reports, furniture);
  const at = new Map(reports.map(({ id }, i) => [id, i]));
  const copies = reports.map((_, i) => i);
  for (const [i, echo] of echoes.entries())
    if (echo && echo.kind !== 'relay') copies[i] = copies[at.get(echo.report) as number] as number;
  const voices = decidedVoices(voicesOf(reports, copies, registry), reports, links);
  const ids = new Map(voices.map((voice, i) => [voice, `o${i + 1}`]));
  const originOf = (report: number) => (source: string | undefined) => {
    const voice = voices.find(({ tellers }) =>
      tellers.some((t) => t.report === report && t.teller !== undefined && t.teller.source === source),
    );
    return voice && ids.get(voice);
  };
  const told = reports.flatMap((report, i) => factsOf(report, i, originOf(i)));
  const lead = labelled(reports, copies);
  const { earliest, latest } = boundsOf(reports);
  return {
    id: storyId(reports),
    label: { report: lead.id, ...lead.label.span },
    words: lead.label.words,
    ...happened(reports),
    ...(earliest !== undefined && { earliest }),
    ...(latest !== undefined && { latest }),
    ...located(reports, lead),
    places: placesOf(reports),
    reports: reports.map((report, i): StoryReport => {
      const echo = echoes[i];
      return {
        report: report.id,
        part: isFollowUp(report, reports) ? 'follow-up' : 'main',
        ...(report.title !== undefined && { title: report.title }),
        ...(report.outlet !== undefined && { outlet: report.outlet }),
        ...(report.published !== undefined && { published: report.published }),
        claims: report.account.claims,
        origins: voices
          .filter(({ tellers }) => tellers.some((t) => t.report === i))
          .map((voice) => ids.get(voice) as string),
        via: [...new Set([...report.account.via, ...report.credits])],
        ...(echo && { echoOf: echo }),
        facts: told.filter((fact) => fact.report === i).map(({ fact }) => fact),
      };
    }),
    origins: voices.map((voice) => originFrom(voice, ids.get(voice) as string, reports)),
    independent: independentOf(voices, reports, copies),
    divergences: divergencesOf(told, reports, copies, decidedKind(links)),
    confidence,
  };
}

function originFrom(voice: VoiceFound, id: string, reports: readonly Signature[]): StoryOrigin {
  return {
    id,
    name: voice.name,
    kind: voice.kind,
    named: voice.named,
    ...(voice.ownVoice && { ownVoice: true }),
    sources: voice.tellers.flatMap(({ report, teller }) =>
      teller
        ? [
            {
              report: (reports[report] as Signature).id,
              source: teller.source,
              ...(teller.inferred && { inferred: true }),
            },
          ]
        : [],
    ),
    why: [...voice.why].join('; ') || 'named once',
  };
}

/** What more than half of those reports say it was that say it; what one of several alone says stays open. */
function happened(reports: readonly Signature[]): Pick<Story, 'type' | 'subEvent'> {
  const told = reports.map(({ happening }) => happening).filter(({ type }) => type !== undefined);
  const isTold = <T>(value: T | undefined, of: (one: (typeof told)[number]) => T | undefined) =>
    value !== undefined && told.filter((one) => of(one) === value).length * 2 > told.length;
  const type = told.map((one) => one.type).find((one) => isTold(one, ({ type }) => type));
  const subEvent = told.map((one) => one.subEvent).find((one) => isTold(one, ({ subEvent }) => subEvent));
  return { ...(type && { type }), ...(type && subEvent && { subEvent }) };
}

/** Where the report that tells it best puts it, else the first that puts it anywhere. */
function located(reports: readonly Signature[], lead: Signature): Pick<Story, 'geometry'> {
  const geometry = [lead, ...reports].find((report) => report.geometry)?.geometry;
  return geometry ? { geometry } : {};
}

/** A story's id, from the ids of its reports: equal for equal input. */
export function storyId(reports: readonly Pick<Signature, 'id'>[]): string {
  let [a, b] = [0, 1];
  for (const id of reports.map(({ id }) => id).sort()) {
    a = mix(a, hash(id));
    b = mix(b, hash(`${id} `));
  }
  return `s-${[a, b].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('')}`;
}

/** The report whose words tell it best: the one that most others repeat, then the earliest with a title. */
function labelled(reports: readonly Signature[], copies: readonly number[]): Signature {
  const repeats = (i: number) => copies.filter((root, k) => root === i && k !== i).length;
  const most = Math.max(...reports.map((_, i) => repeats(i)));
  const best = reports.filter((_, i) => repeats(i) === most);
  return best.find(({ title }) => title !== undefined) ?? (best[0] as Signature);
}

function boundsOf(reports: readonly Signature[]): { earliest?: string; latest?: string } {
  const first = reports.flatMap(({ days }) => days.happened.slice(0, 1));
  const stretches =
    first.length > 0
      ? first
      : reports.flatMap(({ days }) => days.published.map((to) => ({ from: to - 1, to })));
  if (stretches.length === 0) return {};
  return {
    earliest: isoDay(Math.min(...stretches.map(({ from }) => from))),
    latest: isoDay(Math.max(...stretches.map(({ to }) => to))),
  };
}

function placesOf(reports: readonly Signature[]): Story['places'] {
  const found = new Map<string, { feature: GazetteerFeature; reports: string[] }>();
  for (const { id, places } of reports)
    for (const { feature, fine, lead } of places) {
      if (!feature || !lead || fine === 0) continue;
      const before = found.get(feature.id);
      if (before) before.reports.push(id);
      else found.set(feature.id, { feature, reports: [id] });
    }
  return [...found.values()].sort((a, b) => b.reports.length - a.reports.length).slice(0, 8);
}

const FOLLOWS = 1; // days after the first report

/** Published later, of something that its own first words put further back. */
function isFollowUp({ days }: Signature, reports: readonly Signature[]): boolean {
  const first = Math.min(...reports.flatMap(({ days }) => days.published));
  const here = Math.min(...days.published);
  if (!Number.isFinite(here) || here - first <= FOLLOWS) return false;
  return !days.happened.some(({ from }) => from >= here);
}
