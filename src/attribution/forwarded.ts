/** What was passed on: whoever published it first is the first link of every chain, since the container says so. */
import type { Document } from '../document/index.js';
import type { Attribution, Explanation, Source, Span } from '../report.js';

interface Read {
  attributions: Attribution[];
  sources: Source[];
  explanations: Explanation[];
}

/** Not worked out: the container states it. */
const STATED = 1;

/**
 * Puts everything that a document says into the mouth of the one it was forwarded from. The words for it are those that the
 * container sets before the text: "Forwarded from Harbour Post".
 *
 * @example forwarded(document, read).attributions[0]; // { id: 'a0', sourceId: 's0', cue: [{ start: 0, end: 14 }], … }
 */
export function forwarded<Reading extends Read>(document: Document, read: Reading): Reading {
  const found = spansOf(document);
  if (!found) return read;
  const { name, cue, content } = found;
  const known = read.sources.find((source) => plain(source.name) === plain(document.forwardedFrom ?? ''));
  const source: Source = known
    ? { ...known, mentions: [name, ...known.mentions] }
    : {
        id: 's0',
        name: document.text.slice(name.start, name.end),
        kind: 'outlet',
        named: true,
        mentions: [name],
      };
  const link: Attribution = {
    id: 'a0',
    source: [name],
    cue: [cue],
    content: [content],
    sourceId: source.id,
    quotation: 'direct',
    stance: 'assert',
    confidence: STATED,
  };
  return {
    ...read,
    attributions: [link, ...read.attributions.map((one) => ({ ...one, within: one.within ?? link.id }))],
    sources: known ? read.sources.map((one) => (one === known ? source : one)) : [source, ...read.sources],
    explanations: [explained(document, link), ...read.explanations],
  };
}

/** The name and the words before it in the line that the container sets before the text; and all of the text. */
function spansOf({
  text,
  blocks,
  forwardedFrom,
}: Document): Record<'name' | 'cue' | 'content', Span> | undefined {
  const [line, ...rest] = blocks;
  const body = rest.filter(({ kind }) => kind !== 'boilerplate');
  const [first, last] = [body[0], body.at(-1)];
  if (!forwardedFrom || line?.kind !== 'boilerplate' || !first || !last) return undefined;
  const words = text.slice(line.start, line.end);
  if (!words.endsWith(forwardedFrom)) return undefined;
  const start = line.end - forwardedFrom.length;
  const cue = text.slice(line.start, start).trimEnd();
  if (cue === '') return undefined;
  return {
    name: { start, end: line.end },
    cue: { start: line.start, end: line.start + cue.length },
    content: { start: first.start, end: last.end },
  };
}

function explained({ text, metadataFrom }: Document, { id, cue, source }: Attribution): Explanation {
  const [{ start }, { end }] = [cue[0] as Span, source[0] as Span];
  return {
    about: id,
    rule: 'forwarded',
    text: `The ${metadataFrom?.forwardedFrom ?? 'container'} states “${text.slice(start, end)}”: everything in the message comes through whoever published it first.`,
    spans: [{ start, end }],
  };
}

function plain(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase();
}
