/** The figures that must be reached, and how they are printed beside what was measured. */

export interface Floor {
  what: string;
  measured: number | undefined;
  /** The least (or, with `atMost`, the most) that is good enough. */
  floor: number;
  atMost?: boolean;
  digits?: number;
}

/** A Markdown table: what, measured, floor, reached or by how much it is missed. */
export function floorTable(floors: readonly Floor[]): string {
  const rows = floors.map(({ what, measured, floor, atMost, digits = 3 }) => {
    const bound = `${atMost ? '≤' : '≥'} ${floor.toFixed(digits)}`;
    if (measured === undefined || Number.isNaN(measured)) return `| ${what} | not measured | ${bound} | |`;
    const missing = atMost ? measured - floor : floor - measured;
    // A gap that rounds to nothing is still a gap.
    const shown = missing > 0 && Number(missing.toFixed(digits)) === 0 ? digits + 2 : digits;
    const verdict = missing <= 0 ? 'reached' : `**missed by ${missing.toFixed(shown)}**`;
    return `| ${what} | ${measured.toFixed(shown)} | ${bound} | ${verdict} |`;
  });
  return ['| | measured | floor | |', '|---|---|---|---|', ...rows].join('\n');
}

/** Follows a path such as `attribution.f1` into a scorer's figures. */
export function figure(figures: Record<string, unknown>, path: string): number | undefined {
  let value: unknown = figures;
  for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  return typeof value === 'number' ? value : undefined;
}

/** A floor under one of a scorer's figures: `floorOf('attribution F1', figures, 'attribution.f1', 0.7)`. */
export function floorOf(
  what: string,
  figures: Record<string, unknown>,
  path: string,
  least: number,
  atMost = false,
): Floor {
  return { what, measured: figure(figures, path), floor: least, ...(atMost && { atMost }) };
}
