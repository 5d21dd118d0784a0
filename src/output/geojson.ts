/** RFC 7946: a FeatureCollection with a feature for every checkable claim that has a geometry. */
import type { Event, EventRole, Report } from '../report.js';
import { codePoints, selectorOf } from './selector.js';
import { type ClaimView, type LinkView, viewOf } from './view.js';
import type { Writer } from './writer.js';

/** The writer of `--format geojson`; a feature a line. */
export function geojsonWriter(): Writer {
  let isFirst = true;
  return {
    begin: () => '{"type":"FeatureCollection","features":[',
    report(report, reviewed) {
      const features = viewOf(report, reviewed).claims.filter(
        ({ claim }) => claim.geometry && claim.kind === 'checkable',
      );
      const at = codePoints(report.text);
      return features
        .map((view) => {
          const comma = isFirst ? '' : ',';
          isFirst = false;
          return `${comma}\n${JSON.stringify(featureOf(view, report, at, reviewed?.key))}`;
        })
        .join('');
    },
    end: () => '\n]}\n',
  };
}

function featureOf(
  view: ClaimView,
  report: Report,
  at: (offset: number) => number,
  key: string | undefined,
): Record<string, unknown> {
  const { claim, chain, origin, words, review } = view;
  const { id, url, outlet, title, published, publishedFrom } = report;
  return {
    type: 'Feature',
    id: `${id}#${claim.id}`,
    geometry: claim.geometry,
    properties: {
      report: { key, id, url, outlet, title, published, publishedFrom },
      claim: claim.id,
      text: words,
      kind: claim.kind,
      spans: claim.spans,
      selectors: claim.spans.map((span) => selectorOf(report.text, span, at)),
      chain: chain.map(linkProperties),
      origin: origin && { name: origin.name, kind: origin.kind, named: origin.named },
      ownVoice: claim.chain.length === 0,
      modality: { polarity: claim.modality.polarity, tense: claim.modality.tense },
      eventType: view.events[0]?.type,
      events: view.events.map((event) => eventProperties(event, report.text)),
      places: view.places.map(({ place, role }) => ({
        text: report.text.slice(place.start, place.end),
        role,
        feature: place.feature,
        confidence: place.confidence,
      })),
      asides: view.asides.map((place) => report.text.slice(place.start, place.end)),
      times: view.times.map(({ time, role }) => ({
        text: report.text.slice(time.start, time.end),
        role: role ?? 'at',
        edtf: time.edtf,
        earliest: time.earliest,
        latest: time.latest,
        inferred: time.inferred,
      })),
      quantities: view.quantities.map((quantity) => report.text.slice(quantity.start, quantity.end)),
      geoPrecision: claim.geoPrecision,
      uncertaintyKm: claim.uncertaintyKm,
      timePrecision: claim.timePrecision,
      review,
    },
  };
}

function eventProperties(event: Event, text: string): Record<string, unknown> {
  const roles = (list: readonly EventRole[]) =>
    list.map(({ spans, sector }) => ({ text: spans[0] && text.slice(spans[0].start, spans[0].end), sector }));
  const { id, type, mode, subEvent, status, actors, recipients, triggers, confidence } = event;
  return {
    event: id,
    type,
    mode,
    subEvent,
    status,
    trigger: triggers[0] && text.slice(triggers[0].start, triggers[0].end),
    actors: roles(actors),
    recipients: roles(recipients),
    confidence,
  };
}

function linkProperties(link: LinkView): Record<string, unknown> {
  const { attribution, source, name, asWritten, named, cue, said } = link;
  return {
    attribution: attribution.id,
    name: name || undefined,
    asWritten,
    named,
    kind: source?.kind,
    cue: cue || undefined,
    stance: attribution.stance,
    quotation: attribution.quotation,
    evidence: attribution.evidence,
    said: said?.edtf ?? said?.value,
    confidence: attribution.confidence,
  };
}
