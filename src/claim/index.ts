/** Door of claim/: the claims, assembled from all the other stages. */
import type { AttributionReading } from '../attribution/index.js';
import type { Document } from '../document/index.js';
import { type EventReading, happenings } from '../event/index.js';
import { bestPrecision } from '../happened.js';
import type { Analysis, Sentence } from '../language/index.js';
import { locate, type PlaceReading } from '../place/index.js';
import type { QuantityReading } from '../quantity/index.js';
import type { Attribution, Claim, Explanation, Span, Warning } from '../report.js';
import type { TimeReading } from '../time/index.js';
import { chainsOf } from './chains.js';
import { headlinesOf } from './headlines.js';
import { datelineOf, ToldDays, whyInherited } from './inherited.js';
import { kindOf, whyKind } from './kinds.js';
import { modalityOf } from './modality.js';
import { narratedOf } from './narrated.js';
import { timesOfEvent } from './of-events.js';
import { statements } from './statements.js';
import { timeRolesOf, whyOf } from './time-roles.js';
import { asidesOf } from './wheres.js';
import { between, spansOfWords } from './words.js';

export interface Readings {
  document: Document;
  analysis: Analysis;
  time: TimeReading;
  place: PlaceReading;
  quantity: QuantityReading;
  /** Absent where no events were looked for. */
  event?: Pick<EventReading, 'events'>;
  attribution: AttributionReading;
}

export interface ClaimReading {
  claims: Claim[];
  warnings: Warning[];
  explanations: Explanation[];
}

/**
 * Assembles the claims: the smallest clauses that state one thing, each with its chain, places, times, quantities.
 * A clause in the report's own voice has an empty chain; orders, requests and questions are no claims.
 */
export function assembleClaims(readings: Readings): ClaimReading {
  const { document, analysis, time, place, quantity, event, attribution } = readings;
  const { chains, silent } = chainsOf(attribution, narratedOf(analysis, attribution));
  const saying = new Set(
    attribution.attributions.filter((a) => !silent.has(a.id)).flatMap((a) => a.time ?? []),
  );
  const organisations = analysis.mentions
    .filter(({ type }) => type === 'organisation')
    .sort((a, b) => a.start - b.start);
  const byId = new Map(time.times.map((one) => [one.id, one]));
  const dateline = datelineOf(document, time.times);
  if (dateline) saying.add(dateline);
  const happened = happenings(event?.events ?? []);
  const claims: Claim[] = [];
  const warnings: Warning[] = [];
  const explanations: Explanation[] = [];
  const isHeadline = headlinesOf(document, analysis);
  const told = new ToldDays(document, analysis, time.times, saying);
  const facts = [...time.times, ...place.places, ...quantity.quantities].sort((a, b) => a.start - b.start);
  for (const statement of statements({
    document,
    analysis,
    reading: attribution,
    silent,
    chains,
    facts,
    times: time.times,
  })) {
    const spans = spansOfWords(document.text, statement.sentence, statement.words);
    if (!spans.length) continue;
    const id = `c${claims.length + 1}`;
    const around = { start: (spans[0] as Span).start, end: (spans[spans.length - 1] as Span).end };
    const inside = <T extends Span>(items: readonly T[]) =>
      between(items, around).filter((item) => spans.some((s) => s.start <= item.start && item.end <= s.end));
    const own = inside(time.times).filter((t) => !saying.has(t.id));
    const happening = happened(spans);
    const modality = modalityOf(
      document.text,
      statement.sentence,
      statement.words,
      statement.head,
      statement.owner,
      inside(attribution.scareQuotes),
    );
    if (modality.tense === 'present' && isHeadline(statement)) modality.tense = 'past';
    const near = own.length ? undefined : told.inSentence(statement);
    const elsewhere =
      own.length || near || modality.tense !== 'past' || told.isOpen(statement)
        ? []
        : timesOfEvent(statement, happening.events, byId, saying);
    const inherited =
      near ?? (own.length || elsewhere.length ? undefined : told.of(statement, modality.tense));
    const times = inherited ? [inherited.time] : own.length ? own : elsewhere;
    const quantities = inside(quantity.quantities);
    const asides = asidesOf(statement, inside(place.places), inside(organisations));
    const geography = locate(id, spans, document, analysis, place.places, quantity.quantities, asides);
    const chain = statement.owner ? (chains.get(statement.owner.id) ?? []) : [];
    const origin = chain[chain.length - 1]?.sourceId;
    const roles = inherited || elsewhere.length ? [] : timeRolesOf(statement, times);
    const timeRoles = Object.fromEntries(roles.map(({ time: { id: of }, role }) => [of, role]));
    const precision = bestPrecision(times.map((t) => ({ time: t, role: timeRoles[t.id] })));
    const kind = kindOf(statement, document.text);
    // What nobody can check by looking is on no map: a demand has happened nowhere.
    const isDrawn = kind.kind === 'checkable';
    claims.push({
      id,
      kind: kind.kind,
      spans,
      chain: chain.map((link) => link.id),
      ...(origin && { origin }),
      modality,
      places: geography.places,
      times: times.map((t) => t.id),
      ...(roles.length && { timeRoles }),
      ...(!own.length && times.length && { inheritedTimes: times.map((t) => t.id) }),
      quantities: quantities.map((q) => q.id),
      events: happening.events.map((one) => one.id),
      entities: [...new Set(inside(analysis.mentions).map((m) => m.entity))],
      ...(isDrawn && geography.geometry && { geometry: geography.geometry }),
      ...(isDrawn && geography.geoPrecision && { geoPrecision: geography.geoPrecision }),
      ...(isDrawn && geography.uncertaintyKm && { uncertaintyKm: geography.uncertaintyKm }),
      ...(precision && { timePrecision: precision }),
    });
    warnings.push(...geography.warnings);
    explanations.push(...geography.explanations.filter(({ rule }) => isDrawn || rule !== 'claim-geometry'));
    for (const role of roles)
      explanations.push({
        about: id,
        rule: role.rule,
        text: whyOf(role, document.text),
        spans: [{ start: role.time.start, end: role.time.end }],
      });
    if (inherited)
      explanations.push({
        about: id,
        rule: inherited.rule,
        text: whyInherited(inherited, document.text),
        spans: [{ start: inherited.time.start, end: inherited.time.end }],
      });
    for (const one of elsewhere)
      explanations.push({
        about: id,
        rule: 'time of the same event',
        text: `“${document.text.slice(one.start, one.end)}” is told of the same event, or of all of them together, elsewhere in the report: this claim has no time of its own.`,
        spans: [{ start: one.start, end: one.end }],
      });
    if (kind.kind !== 'checkable')
      explanations.push({
        about: id,
        rule: 'kind',
        text: whyKind(kind, statement.sentence, document.text),
        spans: wordSpan(statement.sentence, kind.word),
      });
    explanations.push(whose(document.text, id, chain, attribution));
  }
  return { claims, warnings, explanations };
}

function whose(
  text: string,
  id: string,
  chain: readonly Attribution[],
  reading: AttributionReading,
): Explanation {
  if (!chain.length)
    return {
      about: id,
      rule: 'own voice',
      text: 'No attribution holds these words: the report says this itself.',
      spans: [],
    };
  const names = new Map(reading.sources.map((s) => [s.id, s.name]));
  const links = chain.map((link) => {
    const cue = link.cue.map((s) => text.slice(s.start, s.end)).join(' … ');
    const name = link.sourceId ? `“${names.get(link.sourceId) ?? ''}”` : 'nobody named';
    return cue ? `${name} (“${cue}”)` : `${name} (a quotation that runs on)`;
  });
  return {
    about: id,
    rule: 'chain',
    text:
      links.length === 1
        ? `The report gives these words to ${links[0]}.`
        : `The report has these words from ${links.join(', who has them from ')}: the last is the origin.`,
    spans: chain.flatMap((link) => [...link.source, ...link.cue]),
  };
}

function wordSpan({ words }: Sentence, at: number | undefined): Span[] {
  const word = at === undefined ? undefined : words[at];
  return word ? [{ start: word.start, end: word.end }] : [];
}
