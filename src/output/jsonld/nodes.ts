/** A report → nodes of a graph: who said it, through whom, and where each word of that stands. */
import { happened } from '../../happened.js';
import type {
  Attribution,
  Event,
  Place,
  Quantity,
  Report,
  Source,
  Span,
  TimeExpression,
} from '../../report.js';
import { wellFormed } from '../characters.js';
import type { Reviewed } from '../reviewed.js';
import { codePoints, quoteOf } from '../selector.js';
import { type ClaimView, type LinkView, type ReportView, viewOf } from '../view.js';

export interface Node {
  id?: string;
  type: string | readonly string[];
  [name: string]: unknown;
}

/** What something found in the text is called: nothing is served there, ids of other reports are others. */
type Name = (id: string) => string;

/**
 * A report's nodes: the report, who is quoted, what each attribution is, the claims with their chains, and an annotation
 * for everything that words of the text stand for.
 */
export function nodesOf(report: Report, reviewed?: Reviewed): Node[] {
  const view = viewOf(report, reviewed);
  const base = `urn:headwater:report:${encodeURIComponent(wellFormed(report.id))}`;
  const name: Name = (id) => `${base}#${encodeURIComponent(wellFormed(id))}`;
  const outlet = report.outlet === undefined ? undefined : name('outlet');
  const kinds = new Map(report.sources.map(({ id, kind }) => [id, kind]));
  return [
    articleOf(report, base, outlet, reviewed),
    ...(outlet
      ? [{ id: outlet, type: ['schema:Organization', 'prov:Organization'], name: report.outlet }]
      : []),
    ...report.sources.flatMap((source) => agentsOf(source, report.sources, name)),
    ...report.attributions.map((one) => sayingOf(one, kinds, name)),
    ...view.claims.map((claim) => claimOf(claim, view, { base, outlet, name })),
    ...report.events.map((event) => eventOf(event, name)),
    ...report.places.map((place) => placeOf(place, report.text, name)),
    ...report.times.map((time) => timeOf(time, name)),
    ...report.quantities.map((quantity) => quantityOf(quantity, name)),
    ...annotationsOf(report, base, name),
  ];
}

function articleOf(
  report: Report,
  id: string,
  outlet: string | undefined,
  reviewed: Reviewed | undefined,
): Node {
  return {
    id,
    type: ['schema:Article', 'prov:Entity'],
    identifier: report.id,
    headline: report.title,
    url: report.url,
    publisher: outlet,
    wasAttributedTo: outlet,
    'hw:byline': report.byline,
    datePublished: report.published,
    'hw:publishedFrom': report.publishedFrom,
    inLanguage: report.language,
    articleBody: report.text,
    'hw:key': reviewed?.key,
    'hw:warning': report.warnings.map(({ message }) => message),
  };
}

const AGENTS = {
  person: ['schema:Person', 'prov:Person'],
  organisation: ['schema:Organization', 'prov:Organization'],
  outlet: ['schema:Organization', 'prov:Organization'],
  group: ['prov:Agent'],
  // A document says nothing by itself: what is said derives from it.
  document: ['schema:CreativeWork', 'prov:Entity'],
} as const satisfies Record<Source['kind'], readonly string[]>;

function agentsOf(source: Source, all: readonly Source[], name: Name): Node[] {
  const { id, kind, affiliation } = source;
  const same = (words: string) => words.replace(/\s+/g, ' ').trim().toLowerCase();
  const known = affiliation && all.find((one) => one.id !== id && same(one.name) === same(affiliation));
  const own = `${id}-affiliation`;
  const behind = kind === 'document' || !affiliation ? undefined : name(known ? known.id : own);
  return [
    {
      id: name(id),
      type: AGENTS[kind],
      name: source.name,
      'hw:kind': kind,
      'hw:named': source.named,
      jobTitle: source.role,
      actedOnBehalfOf: behind,
    },
    ...(behind && !known
      ? [{ id: behind, type: ['schema:Organization', 'prov:Organization'], name: affiliation }]
      : []),
  ];
}

/** An attribution: the act of saying, by whoever is said to have said it. */
function sayingOf(attribution: Attribution, kinds: ReadonlyMap<string, Source['kind']>, name: Name): Node {
  const { id, sourceId, time } = attribution;
  const isAgent = sourceId !== undefined && kinds.has(sourceId) && kinds.get(sourceId) !== 'document';
  return {
    id: name(id),
    type: ['prov:Activity', 'hw:Attribution'],
    wasAssociatedWith: isAgent ? name(sourceId) : undefined,
    'hw:stance': attribution.stance,
    'hw:quotation': attribution.quotation,
    'hw:evidence': attribution.evidence,
    'hw:said': time === undefined ? undefined : { id: name(time) },
    'hw:confidence': attribution.confidence,
  };
}

/** Where a claim stands: the report, who published it, how its parts are called. */
interface Home {
  base: string;
  outlet: string | undefined;
  name: Name;
}

function claimOf(view: ClaimView, { report }: ReportView, { base, outlet, name }: Home): Node {
  const { claim, chain, origin, review } = view;
  const witnessed = chain.find(({ attribution }) => attribution.evidence === 'witnessed');
  return {
    id: name(claim.id),
    type: ['schema:Claim', 'prov:Entity'],
    text: view.words,
    appearance: base,
    author: origin && origin.kind !== 'document' ? name(origin.id) : undefined,
    wasAttributedTo: outlet,
    ...derivation(chain, claim.id, name),
    hadPrimarySource: witnessed && name(`${claim.id}-${witnessed.attribution.id}`),
    about: claim.events.map(name),
    spatialCoverage: view.places.map(({ place }) => name(place.id)),
    temporalCoverage: coverageOf(view, report),
    'hw:kind': claim.kind,
    'hw:ownVoice': chain.length === 0,
    'hw:polarity': claim.modality.polarity,
    'hw:tense': claim.modality.tense,
    'hw:time': claim.times.map((id) => ({ id: name(id) })),
    'hw:quantity': claim.quantities.map((id) => ({ id: name(id) })),
    'hw:warning': view.warnings.map(({ message }) => message),
    'hw:reviewState': review?.state,
    'hw:corrected': review?.asRead.map(({ of, id }) => `${of} ${id}`),
  };
}

/**
 * What a claim, or a link of its chain, comes from: the same claim as the next source told it. Links are the claim's own,
 * since one attribution may hold claims that go back to different origins.
 */
function derivation(
  [link, ...rest]: readonly LinkView[],
  claim: string,
  name: Name,
): Record<string, unknown> {
  if (!link) return {};
  const { attribution, source } = link;
  const id = name(`${claim}-${attribution.id}`);
  const inner = derivation(rest, claim, name);
  const document = source?.kind === 'document' ? [name(source.id)] : [];
  const further = [...document, ...(inner.wasDerivedFrom ? [inner.wasDerivedFrom] : [])];
  const told: Node = {
    id,
    type: 'prov:Entity',
    wasGeneratedBy: name(attribution.id),
    wasAttributedTo: source && source.kind !== 'document' ? name(source.id) : unknownAgent(link),
    'hw:asWritten': link.asWritten,
    ...inner,
    wasDerivedFrom: further,
  };
  return { wasDerivedFrom: told, wasQuotedFrom: attribution.quotation === 'direct' ? id : undefined };
}

/** Somebody whom the words name, though it is not known who that is. */
function unknownAgent({ source, name }: LinkView): Node | undefined {
  return source || !name ? undefined : { type: 'prov:Agent', name };
}

/** ISO 8601: a day, or an interval whose open side is `..`. */
function coverageOf({ times, claim }: ClaimView, { published }: Report): string[] {
  return happened(times, claim.modality.tense, published).map(({ earliest, latest }) =>
    earliest === latest ? (earliest ?? '') : `${earliest ?? '..'}/${latest ?? '..'}`,
  );
}

function eventOf(event: Event, name: Name): Node {
  return {
    id: name(event.id),
    type: ['schema:Event', 'hw:Event'],
    location: event.places.map(name),
    'hw:time': event.times.map((id) => ({ id: name(id) })),
    'hw:ploverType': event.type,
    'hw:ploverMode': event.mode,
    'hw:acledSubEvent': event.subEvent,
    'hw:status': event.status,
    'hw:killed': event.killed.map((id) => ({ id: name(id) })),
    'hw:wounded': event.wounded.map((id) => ({ id: name(id) })),
    'hw:inferred': event.inferred,
    'hw:confidence': event.confidence,
  };
}

function placeOf(place: Place, text: string, name: Name): Node {
  const { feature } = place;
  return {
    id: name(place.id),
    type: 'schema:Place',
    name: feature?.name ?? text.slice(place.start, place.end),
    identifier: feature?.id,
    addressCountry: feature?.country,
    geo: feature && { type: 'schema:GeoCoordinates', latitude: feature.lat, longitude: feature.lon },
    'hw:resolved': feature !== undefined,
    'hw:confidence': place.confidence,
  };
}

function timeOf(time: TimeExpression, name: Name): Node {
  return {
    id: name(time.id),
    type: 'hw:Time',
    'hw:timex': time.value,
    'hw:edtf': time.edtf,
    'hw:earliest': time.earliest,
    'hw:latest': time.latest,
    'hw:inferred': time.inferred,
  };
}

function quantityOf(quantity: Quantity, name: Name): Node {
  return {
    id: name(quantity.id),
    type: 'schema:QuantitativeValue',
    minValue: quantity.min,
    maxValue: quantity.max,
    unitText: quantity.unit,
    'hw:approximate': quantity.approximate,
    'hw:casualty': quantity.casualty,
  };
}

/** Everything that words stand for: what it is, its part in that, and the words. */
function* marked(report: Report): Generator<[body: string, role: string, spans: readonly Span[]]> {
  for (const { id, spans, modality } of report.claims) {
    yield [id, 'claim', spans];
    yield [id, 'hedge', modality.hedges];
    yield [id, 'scareQuote', modality.scareQuotes];
  }
  for (const { id, source, cue, content } of report.attributions) {
    yield [id, 'source', source];
    yield [id, 'cue', cue];
    yield [id, 'content', content];
  }
  for (const { id, mentions } of report.sources) yield [id, 'mention', mentions];
  for (const { id, triggers, actors, recipients } of report.events) {
    yield [id, 'trigger', triggers];
    yield [id, 'actor', actors.flatMap(({ spans }) => spans)];
    yield [id, 'recipient', recipients.flatMap(({ spans }) => spans)];
  }
  for (const place of report.places) yield [place.id, 'place', [place]];
  for (const time of report.times) yield [time.id, 'time', [time]];
  for (const quantity of report.quantities) yield [quantity.id, 'quantity', [quantity]];
}

function annotationsOf(report: Report, base: string, name: Name): Node[] {
  const at = codePoints(report.text);
  return [...marked(report)].flatMap(([body, role, spans]): Node[] =>
    spans.length === 0
      ? []
      : [
          {
            id: name(`${body}-${role}`),
            type: 'Annotation',
            motivation: 'identifying',
            'hw:role': role,
            body: name(body),
            target: spans.map((span) => ({
              source: base,
              selector: [
                { type: 'TextQuoteSelector', ...quoteOf(report.text, span) },
                { type: 'TextPositionSelector', start: at(span.start), end: at(span.end) },
              ],
            })),
          },
        ],
  );
}
