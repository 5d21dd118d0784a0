/** Overlapping spans → segments that do not overlap, each with everything that lies over it. */
import type { Span } from '../report.js';

export interface Segment<Mark extends Span> extends Span {
  marks: Mark[];
}

/**
 * Cuts `[0, length)` wherever a mark begins or ends, and at `cuts`. The segments cover the range without gaps; marks
 * keep their order. Empty marks cover nothing.
 *
 * @example segmentsOf(4, [{ start: 1, end: 3 }], []).map((segment) => segment.marks.length); // [0, 1, 0]
 */
export function segmentsOf<Mark extends Span>(
  length: number,
  marks: readonly Mark[],
  cuts: readonly number[],
): Segment<Mark>[] {
  const within = (offset: number) => Math.min(length, Math.max(0, offset));
  const edges = new Set([0, length, ...cuts.map(within)]);
  const starting = new Map<number, Mark[]>();
  const ending = new Map<number, Mark[]>();
  for (const mark of marks) {
    const [start, end] = [within(mark.start), within(mark.end)];
    if (start >= end) continue;
    edges.add(start).add(end);
    starting.set(start, [...(starting.get(start) ?? []), mark]);
    ending.set(end, [...(ending.get(end) ?? []), mark]);
  }
  const offsets = [...edges].sort((a, b) => a - b);
  const open = new Set<Mark>();
  const segments: Segment<Mark>[] = [];
  for (const [index, start] of offsets.entries()) {
    const end = offsets[index + 1];
    for (const mark of ending.get(start) ?? []) open.delete(mark);
    for (const mark of starting.get(start) ?? []) open.add(mark);
    if (end !== undefined) segments.push({ start, end, marks: [...open] });
  }
  return segments;
}
