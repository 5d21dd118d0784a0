/** A report's columns as bytes, and back: all that filters, counts and orders of its claims need. Pure. */
import { Packer, Unpacker } from './packing.js';

/** What all claims of a report have in common. Names are numbers of the term table, 0 for none. */
export interface ReportColumns {
  outlet: number;
  language: number;
  published: number;
  /** First and last day that it may have been published on. */
  publishedFrom: number;
  publishedTo: number;
  /** Rows of the spelling table: names that it holds. */
  names: readonly number[];
}

/** One claim; codes are those of column-codes.ts, days those of days.ts. */
export interface ClaimColumns {
  /** Row of the claim table. */
  id: number;
  position: number;
  voice: number;
  stance: number;
  state: number;
  kind: number;
  /** PLACED, CORRECTED, NOTED. */
  flags: number;
  hops: number;
  /** -1 where there is none. */
  confidence: number;
  earliest: number;
  latest: number;
  /** West, south, east, north; empty where it is on no map. */
  box: readonly number[];
  /** Beginning of its words, to be sorted by. */
  head: number;
  /** The origin's name. */
  origin: number;
  /** A bit for each type of event. */
  events: number;
  /** Twice the row of the speaker table, and one more for the origin. */
  speakers: readonly number[];
  places: readonly number[];
  /** First and last day of each stretch. */
  times: readonly number[];
  actors: readonly number[];
}

/** Says how the rest is laid out; another number is another layout. */
const LAYOUT = 1;

export function encode(report: ReportColumns, claims: readonly ClaimColumns[]): Uint8Array {
  const packer = new Packer();
  for (const value of [
    LAYOUT,
    report.outlet,
    report.language,
    report.published,
    report.publishedFrom,
    report.publishedTo,
    claims.length,
  ])
    packer.put(value);
  packer.list(report.names);
  for (const claim of claims) {
    for (const name of NUMBERS) packer.put(claim[name]);
    for (const name of LISTS) packer.list(claim[name]);
  }
  return packer.done();
}

const NUMBERS = [
  'id',
  'position',
  'voice',
  'stance',
  'state',
  'kind',
  'flags',
  'hops',
  'confidence',
  'earliest',
  'latest',
  'head',
  'origin',
  'events',
] as const;
const LISTS = ['box', 'speakers', 'places', 'times', 'actors'] as const;

/** Reads what `encode` wrote; `visit` is given one claim after another, in the same object and lists: what is kept of them has to be copied (`copied`). */
export function decode(
  body: Uint8Array,
  visit: (claim: ClaimColumns) => void,
): ReportColumns & { claims: number } {
  const unpacker = new Unpacker(body);
  if (unpacker.next() !== LAYOUT) throw new Error('columns of another layout');
  const report = {
    outlet: unpacker.next(),
    language: unpacker.next(),
    published: unpacker.next(),
    publishedFrom: unpacker.next(),
    publishedTo: unpacker.next(),
    claims: unpacker.next(),
    names: unpacker.list(),
  };
  const lists: number[][] = LISTS.map(() => []);
  const claim = {} as ClaimColumns;
  for (let left = report.claims; left > 0; left -= 1) {
    claim.id = unpacker.next();
    claim.position = unpacker.next();
    claim.voice = unpacker.next();
    claim.stance = unpacker.next();
    claim.state = unpacker.next();
    claim.kind = unpacker.next();
    claim.flags = unpacker.next();
    claim.hops = unpacker.next();
    claim.confidence = unpacker.next();
    claim.earliest = unpacker.next();
    claim.latest = unpacker.next();
    claim.head = unpacker.next();
    claim.origin = unpacker.next();
    claim.events = unpacker.next();
    claim.box = unpacker.list(lists[0]);
    claim.speakers = unpacker.list(lists[1]);
    claim.places = unpacker.list(lists[2]);
    claim.times = unpacker.list(lists[3]);
    claim.actors = unpacker.list(lists[4]);
    visit(claim);
  }
  return report;
}

/** A claim that stays as it is when the next one is read. */
export function copied(claim: ClaimColumns): ClaimColumns {
  const { box, speakers, places, times, actors } = claim;
  return {
    ...claim,
    box: [...box],
    speakers: [...speakers],
    places: [...places],
    times: [...times],
    actors: [...actors],
  };
}
