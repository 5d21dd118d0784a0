/** Reports made by rule, to fill a desk with: as many as wanted, always the same ones. No text of anybody's. */
import { dice } from '../src/fixtures/dice.js';
import { nothingRead } from '../src/nothing.js';
import type { Claim, Place, PloverType, Report, Source } from '../src/report.js';

const OUTLETS = [
  'Harbour Post',
  'The Blue Lantern',
  'Ford Courier',
  'Tell Press Agency',
  'Radio Kaja',
  'Hill Gazette',
];
const PEOPLE = [
  'Rima Haddo',
  'Idris Kombo',
  'Jamil Sarraf',
  'Nabila Bawazir',
  'Abu Nizar',
  'Salmin Bin Jabal',
];
const OFFICES = ['the harbour office', 'the crossings office', 'the relief desk', 'the directorate of dams'];
const OTHERS = ['residents', 'a driver', 'an official', 'a source close to the town council', 'traders'];
const DEEDS = [
  'lorries crossed the ford',
  'the ferry sailed',
  'the bridge was closed',
  'sacks of flour arrived',
  'the canal was cleared',
  'a convoy waited',
  'the school opened',
];
const CUES = ['said', 'denied', 'confirmed', 'claimed'] as const;
const STANCES = { said: 'assert', denied: 'deny', confirmed: 'confirm', claimed: 'claim' } as const;
/** What each of these deeds is as an event, and who did it. */
const EVENTS: Readonly<Record<string, { type: PloverType; actor?: string }>> = {
  'lorries crossed the ford': { type: 'OTHER', actor: 'lorries' },
  'the ferry sailed': { type: 'OTHER', actor: 'the ferry' },
  'the bridge was closed': { type: 'COERCE' },
  'sacks of flour arrived': { type: 'AID' },
  'a convoy waited': { type: 'AID', actor: 'a convoy' },
};
const TOWNS = 400;

/**
 * The nth report: `claims` sentences, each a claim, most with a source, a place and a day.
 *
 * @example makeReport(0, 10).claims.length; // 10
 */
export function makeReport(n: number, claims = 10): Report {
  const random = dice(n * 7919 + 13);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const outlet = pick(OUTLETS);
  const published = new Date(Date.UTC(2018, 0, 1) + Math.floor(random() * 2500) * 86_400_000)
    .toJSON()
    .slice(0, 10);
  const title = `${pick(DEEDS)}, report ${n}`;
  const report: Report = {
    id: `made-${n}`,
    url: `https://desk.example/${n}`,
    outlet,
    title,
    published,
    publishedFrom: 'given',
    language: 'en',
    text: title,
    blocks: [{ kind: 'title', start: 0, end: title.length }],
    ...nothingRead(),
  };
  for (let k = 0; k < claims; k += 1) addSentence(report, k, random, pick);
  report.blocks.push({ kind: 'paragraph', start: title.length + 2, end: report.text.length });
  return report;
}

function addSentence(
  report: Report,
  k: number,
  random: () => number,
  pick: <T>(list: readonly T[]) => T,
): void {
  report.text += k === 0 ? '\n\n' : ' ';
  const start = report.text.length;
  const put = (words: string) => {
    const span = { start: report.text.length, end: report.text.length + words.length };
    report.text += words;
    return span;
  };
  const content = put(`${Math.floor(random() * 900)} ${pick(DEEDS)}`);
  const claim: Claim = {
    id: `c${k + 1}`,
    kind: 'checkable',
    spans: [content],
    chain: [],
    modality: { polarity: 'affirmed', tense: 'past', hedges: [], scareQuotes: [] },
    places: [],
    times: [],
    quantities: [],
    events: [],
    entities: [],
  };
  if (random() < 0.8) {
    put(' at ');
    const place = makePlace(`p${k + 1}`, Math.floor(random() * TOWNS), put, random() < 0.9);
    report.places.push(place);
    claim.places.push({ place: place.id, role: 'at' });
    if (place.feature)
      claim.geometry = { type: 'Point', coordinates: [place.feature.lon, place.feature.lat] };
    if (place.feature) claim.geoPrecision = 1;
  }
  if (random() < 0.7) {
    const day = new Date(Date.parse(report.published ?? '') - Math.floor(random() * 20) * 86_400_000)
      .toJSON()
      .slice(0, 10);
    put(' on ');
    const id = `t${k + 1}`;
    report.times.push({ id, ...put(day), type: 'DATE', value: day, edtf: day, earliest: day, latest: day });
    claim.times.push(id);
  }
  if (random() < 0.85) attribute(report, claim, k, random, pick, put);
  put('.');
  addEvent(report, claim, k);
  report.sentences.push({ start, end: report.text.length });
  report.claims.push(claim);
}

/** The event that a claim tells of, where its deed is one. */
function addEvent(report: Report, claim: Claim, k: number): void {
  const [words] = claim.spans;
  if (!words) return;
  const told = report.text.slice(words.start, words.end).replace(/^\d+ /, '');
  const { type, actor } = EVENTS[told] ?? {};
  if (!type) return;
  const start = words.end - told.length;
  claim.events = [`e${k + 1}`];
  report.events.push({
    id: `e${k + 1}`,
    triggers: [{ start, end: words.end }],
    type,
    actors: actor ? [{ spans: [{ start, end: start + actor.length }] }] : [],
    recipients: [],
    places: claim.places.map(({ place }) => place),
    times: [],
    killed: [],
    wounded: [],
    status: 'asserted',
    claims: [claim.id],
    confidence: 0.9,
  });
}

function makePlace(
  id: string,
  town: number,
  put: (words: string) => { start: number; end: number },
  found: boolean,
): Place {
  const name = `Town ${town}`;
  const lat = 12 + ((town * 37) % 250) / 10;
  const lon = 25 + ((town * 61) % 350) / 10;
  const feature = {
    id: `made:${town}`,
    name,
    lat,
    lon,
    featureClass: 'P',
    featureCode: 'PPL',
    country: 'XX',
  };
  return {
    id,
    name,
    ...put(name),
    ...(found && { feature }),
    candidates: [{ feature, score: 0.8 }],
    confidence: found ? 0.8 : 0.2,
    geoPrecision: 1,
    usage: 'literal',
  };
}

function attribute(
  report: Report,
  claim: Claim,
  k: number,
  random: () => number,
  pick: <T>(list: readonly T[]) => T,
  put: (words: string) => { start: number; end: number },
): void {
  put(', ');
  const chance = random();
  const given: Pick<Source, 'name' | 'kind' | 'named'> =
    chance < 0.4
      ? { name: pick(PEOPLE), kind: 'person', named: true }
      : chance < 0.7
        ? { name: pick(OFFICES), kind: 'organisation', named: true }
        : { name: pick(OTHERS), kind: 'group', named: false };
  const source = put(given.name);
  put(' ');
  const cue = pick(CUES);
  const cueSpan = put(cue);
  const sourceId = `s${k + 1}`;
  report.sources.push({ id: sourceId, ...given, mentions: [source] });
  const content = claim.spans;
  const id = `a${k + 1}`;
  const confidence = Math.round((0.5 + random() / 2) * 100) / 100;
  report.attributions.push({
    id,
    source: [source],
    cue: [cueSpan],
    content,
    sourceId,
    quotation: 'indirect',
    stance: STANCES[cue],
    confidence,
  });
  claim.chain = [id];
  claim.origin = sourceId;
  if (random() < 0.3) {
    put(', according to ');
    const agency = put(pick(OUTLETS));
    const relayId = `s${k + 1}r`;
    const name = report.text.slice(agency.start, agency.end);
    report.sources.push({ id: relayId, name, kind: 'outlet', named: true, mentions: [agency] });
    const relay = `a${k + 1}r`;
    report.attributions.push({
      id: relay,
      source: [agency],
      cue: [],
      content: [...content, source, cueSpan],
      sourceId: relayId,
      quotation: 'indirect',
      stance: 'assert',
      confidence,
    });
    claim.chain = [relay, id];
  }
}
