/** Document → report: the only file that knows the order of the stages. */
import { attribute } from './attribution/index.js';
import { assembleClaims } from './claim/index.js';
import type { DocumentInput, Limits } from './container/index.js';
import { type Document, toDocument } from './document/index.js';
import { readEvents, withClaims } from './event/index.js';
import { type Analysis, analyse, isRead } from './language/index.js';
import { nothingRead } from './nothing.js';
import { atlasWith, readPlaces } from './place/index.js';
import { readQuantities } from './quantity/index.js';
import type { Report, Warning } from './report.js';
import { readTimes } from './time/index.js';

export interface ReadOptions {
  limits?: Partial<Limits>;
  /** Keep, in `Report.explanations`, why everything was read as it was. */
  explain?: boolean;
  /** Files of the user's own gazetteer, as `ownGazetteerFiles()` lists them; none when absent. */
  ownGazetteer?: readonly string[];
}

/**
 * Reads one document: who says what, where and when, each traced to its place in the text.
 * Pure: no clock, no network, no files but the package's own data (and the gazetteer files that are named); the same input gives the same report.
 *
 * @param input a text, a page (`html`) or a file's bytes, with what is known of it (address, date)
 * @throws DocumentError when the document cannot be read or passes a limit
 * @example
 * const report = await read({ text: 'The ferry sails again, the harbour office said.' });
 * report.claims[0]?.chain; // ids of attributions, nearest source first
 */
export async function read(input: DocumentInput, options: ReadOptions = {}): Promise<Report> {
  const document = await toDocument(input, options.limits);
  if (!isRead(document.language, document.blocks)) return unread(document);
  const analysis = await analyse(document.text, document.blocks, document.language);
  return assemble(document, analysis, options);
}

function assemble(given: Document, analysis: Analysis, options: ReadOptions): Report {
  const time = readTimes(given, analysis);
  const document = given.published
    ? given
    : { ...given, ...(time.published && { published: time.published, publishedFrom: time.publishedFrom }) };
  const quantity = readQuantities(document, analysis, time.times);
  const place = readPlaces(document, analysis, atlasWith(options.ownGazetteer ?? []));
  const attribution = attribute(document, analysis, time.times);
  const event = readEvents({
    document,
    analysis,
    times: time.times,
    places: place.places,
    quantities: quantity.quantities,
  });
  const claim = assembleClaims({ document, analysis, time, place, quantity, event, attribution });
  const stages = [time, quantity, place, event, attribution, claim];
  return {
    ...document,
    ...outletOf(document, attribution.filedBy),
    sentences: analysis.sentences.map(({ start, end }) => ({ start, end })),
    mentions: analysis.mentions,
    entities: analysis.entities,
    times: time.times,
    places: place.places,
    quantities: quantity.quantities,
    events: withClaims(event.events, claim.claims),
    attributions: attribution.attributions,
    sources: attribution.sources,
    claims: claim.claims,
    warnings: [...document.warnings, ...time.warnings, ...quantity.warnings, ...claim.warnings],
    ...(options.explain && { explanations: stages.flatMap((stage) => stage.explanations) }),
  };
}

/** Its outlet, and where that was found: who filed it, where the document itself names none. */
function outletOf(
  { outlet, metadataFrom }: Document,
  filedBy: string | undefined,
): Pick<Report, 'outlet' | 'metadataFrom'> {
  if (outlet !== undefined || filedBy === undefined) return {};
  return { outlet: filedBy, metadataFrom: { ...metadataFrom, outlet: 'text' } };
}

/** A report in a language that is not read yet keeps its text, blocks and metadata, and says so. */
function unread(document: Document): Report {
  const warning: Warning = {
    code: 'language-not-read',
    message:
      document.language === 'und'
        ? 'The language of this report could not be told: its text is kept, no claims were looked for.'
        : `This report is in a language that is not read yet (${document.language}): its text is kept, no claims were looked for.`,
  };
  return {
    ...document,
    ...nothingRead(),
    warnings: [...document.warnings, warning],
  };
}
