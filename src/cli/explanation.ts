/** Why a claim was read as it was, as a page for the terminal. */
import type { Attribution, Event, Explanation, Report, Span } from '../report.js';

/**
 * The explanation of one claim: the claim's words, each link of its chain from the report's own voice to the
 * origin, its places, times and quantities, with the decisive words, rules, candidates and scores of each.
 *
 * @param report a report that was read with `explain`
 * @param claimId id of one of its claims
 * @throws RangeError when the report has no such claim
 */
export function explanationText(report: Report, claimId: string): string {
  const claim = report.claims.find(({ id }) => id === claimId);
  if (!claim) throw new RangeError(`expected the id of a claim of this report, got ${claimId}`);
  const quote = (spans: readonly Span[]) => spans.map((span) => words(report, span)).join(' … ');
  const about = (id: string) => (report.explanations ?? []).filter((explanation) => explanation.about === id);
  const lines = [`${claim.id}: “${quote(claim.spans)}”`];
  const section = (heading: string, id: string) => {
    lines.push('', heading);
    for (const explanation of about(id)) lines.push(...reasonLines(report, explanation));
  };

  section('What the claim is', claim.id);
  if (claim.chain.length === 0)
    lines.push('  Nobody is said to have said it: it is in the report’s own voice.');
  claim.chain.forEach((id, position) => {
    const attribution = report.attributions.find((one) => one.id === id);
    if (!attribution) return;
    const last = position === claim.chain.length - 1;
    section(
      `Link ${position + 1} of ${claim.chain.length}${last ? ', the origin' : ''}: ${linkText(attribution, quote)}`,
      id,
    );
    const source = report.sources.find((one) => one.id === attribution.sourceId);
    if (source)
      section(
        `  Source: ${source.name} (${source.named ? 'named' : 'not named'}, ${source.kind})`,
        source.id,
      );
  });
  for (const id of claim.events) {
    const event = report.events.find((one) => one.id === id);
    if (event) section(`Event: ${eventText(event, quote)}`, id);
  }
  for (const { place: id, role } of claim.places) {
    const place = report.places.find((one) => one.id === id);
    if (place) section(`Place, ${role}: “${words(report, place)}” → ${placeText(place)}`, id);
  }
  for (const id of claim.times) {
    const time = report.times.find((one) => one.id === id);
    if (time)
      section(
        `Time${claim.timeRoles?.[id] ? `, ${claim.timeRoles[id]}` : ''}: “${words(report, time)}” → ${time.edtf ?? time.value}${time.inferred ? ` (${time.inferred})` : ''}`,
        id,
      );
  }
  for (const id of claim.quantities) {
    const quantity = report.quantities.find((one) => one.id === id);
    if (quantity) section(`Quantity: “${words(report, quantity)}”`, id);
  }
  return `${lines.join('\n')}\n`;
}

/** A span's words on one line. */
function words(report: Report, { start, end }: Span): string {
  return report.text.slice(start, end).replace(/\s+/g, ' ');
}

function linkText(attribution: Attribution, quote: (spans: readonly Span[]) => string): string {
  const source = attribution.source.length > 0 ? `“${quote(attribution.source)}”` : 'nobody named';
  const cue = attribution.cue.length > 0 ? `“${quote(attribution.cue)}”` : 'no word of saying';
  return `${source}, ${cue} (${attribution.quotation}, ${attribution.stance}, confidence ${attribution.confidence.toFixed(2)})`;
}

function eventText(event: Event, quote: (spans: readonly Span[]) => string): string {
  const roles = (list: Event['actors']) =>
    list
      .map(({ spans, sector }) => `“${quote(spans.slice(0, 1))}”${sector ? ` (${sector})` : ''}`)
      .join(', ');
  const parts = [
    `“${quote(event.triggers.slice(0, 1))}” → ${event.type}${event.mode ? `, ${event.mode}` : ''}`,
    event.subEvent ? `ACLED: ${event.subEvent}` : 'ACLED would record nothing',
    event.actors.length ? `by ${roles(event.actors)}` : 'by nobody told',
    event.recipients.length ? `to ${roles(event.recipients)}` : 'to nobody told',
    event.status,
    `confidence ${event.confidence.toFixed(2)}`,
  ];
  return parts.join('; ');
}

function placeText(place: Report['places'][number]): string {
  const { feature } = place;
  if (!feature) return 'left open';
  const within = [feature.admin1, feature.country].filter(Boolean).join(', ');
  return `${feature.name} (${within}; ${feature.lat}, ${feature.lon}; confidence ${place.confidence.toFixed(2)})`;
}

function reasonLines(report: Report, { rule, text, spans, candidates }: Explanation): string[] {
  const decisive = spans.map((span) => `“${words(report, span)}”`).join(', ');
  const lines = [`  ${text} [${rule}]${decisive ? ` in ${decisive}` : ''}`];
  for (const { name, score } of candidates ?? []) lines.push(`    ${score.toFixed(2)}  ${name}`);
  return lines;
}
