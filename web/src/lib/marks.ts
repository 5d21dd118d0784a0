/** A report's text cut into pieces, each with everything that was read over it: what the page draws. Pure. */
import type { Report, Span } from './types.js';

export interface Piece extends Span {
  text: string;
  /** Ids of the claims that these words belong to. */
  claims: string[];
  /** The shortest of them: the claim that one means by pointing at the words. */
  claim?: string;
  /** How many attributions hold these words in their content: 2 is a relay's report of a report. */
  depth: number;
  /** Parts that these words play. */
  source: boolean;
  cue: boolean;
  hedge: boolean;
  /** The words that an address asked for. */
  at: boolean;
  place?: string;
  time?: string;
  quantity?: string;
}

export interface ShownBlock {
  kind: Report['blocks'][number]['kind'];
  pieces: Piece[];
}

type Note = { at: number; begin: boolean; change: (state: State, begin: boolean) => void };

interface State {
  claims: Set<string>;
  depth: number;
  source: number;
  cue: number;
  hedge: number;
  at: number;
  place: string[];
  time: string[];
  quantity: string[];
}

/**
 * The blocks of a report with their pieces. Joining the pieces' texts gives the block's text; nothing is added.
 * Takes time linear in the text and in the number of spans (and their sorting).
 */
export function shownBlocks(report: Report, at?: readonly [number, number]): ShownBlock[] {
  const notes = notesOf(report, at);
  const lengths = new Map(
    report.claims.map(({ id, spans }) => [id, spans.reduce((sum, { start, end }) => sum + end - start, 0)]),
  );
  const state: State = {
    claims: new Set(),
    depth: 0,
    source: 0,
    cue: 0,
    hedge: 0,
    at: 0,
    place: [],
    time: [],
    quantity: [],
  };
  const blocks =
    report.blocks.length > 0
      ? report.blocks
      : [{ kind: 'paragraph' as const, start: 0, end: report.text.length }];
  let next = 0;
  const advance = (until: number) => {
    for (let note = notes[next]; note && note.at <= until; note = notes[next]) {
      note.change(state, note.begin);
      next += 1;
    }
  };
  return blocks.map(({ kind, start, end }) => {
    const pieces: Piece[] = [];
    let from = start;
    advance(start);
    while (from < end) {
      const to = Math.min(end, notes[next]?.at ?? end);
      if (to > from) pieces.push(pieceOf(report, from, to, state, lengths));
      from = to;
      advance(to);
    }
    return { kind, pieces };
  });
}

function pieceOf(
  report: Report,
  start: number,
  end: number,
  state: State,
  lengths: ReadonlyMap<string, number>,
): Piece {
  const claims = [...state.claims];
  const lengthOf = (id: string) => lengths.get(id) ?? 0;
  const claim = claims.reduce<string | undefined>(
    (a, b) => (a === undefined || lengthOf(b) < lengthOf(a) ? b : a),
    undefined,
  );
  const [place] = state.place.slice(-1);
  const [time] = state.time.slice(-1);
  const [quantity] = state.quantity.slice(-1);
  return {
    start,
    end,
    text: report.text.slice(start, end),
    claims,
    ...(claim && { claim }),
    depth: state.depth,
    source: state.source > 0,
    cue: state.cue > 0,
    hedge: state.hedge > 0,
    at: state.at > 0,
    ...(place && { place }),
    ...(time && { time }),
    ...(quantity && { quantity }),
  };
}

function notesOf(report: Report, at: readonly [number, number] | undefined): Note[] {
  const notes: Note[] = [];
  const add = ({ start, end }: Span, change: Note['change']) => {
    if (end <= start) return;
    notes.push({ at: start, begin: true, change }, { at: end, begin: false, change });
  };
  const counted =
    (name: 'depth' | 'source' | 'cue' | 'hedge' | 'at'): Note['change'] =>
    (state, begin) => {
      state[name] += begin ? 1 : -1;
    };
  const listed =
    (name: 'place' | 'time' | 'quantity', id: string): Note['change'] =>
    (state, begin) => {
      if (begin) state[name].push(id);
      else state[name].splice(state[name].lastIndexOf(id), 1);
    };
  for (const { id, spans, modality } of report.claims) {
    for (const span of spans)
      add(span, (state, begin) => {
        if (begin) state.claims.add(id);
        else state.claims.delete(id);
      });
    for (const span of modality.hedges) add(span, counted('hedge'));
  }
  for (const { source, cue, content } of report.attributions) {
    for (const span of source) add(span, counted('source'));
    for (const span of cue) add(span, counted('cue'));
    for (const span of content) add(span, counted('depth'));
  }
  if (at) add({ start: at[0], end: at[1] }, counted('at'));
  for (const place of report.places) add(place, listed('place', place.id));
  for (const time of report.times) add(time, listed('time', time.id));
  for (const quantity of report.quantities) add(quantity, listed('quantity', quantity.id));
  // Ends come before beginnings at the same place, so that neighbours do not overlap.
  return notes.sort((a, b) => a.at - b.at || Number(a.begin) - Number(b.begin));
}
