/** Boxes on the map: west, south, east, north in degrees; west is greater than east across the date line. Pure. */

export type Box = [number, number, number, number];

/** What two boxes share; undefined where nothing. A box across the date line is taken for the narrower of the two. */
export function overlap(a: Box, b: Box): Box | undefined {
  if (a[0] > a[2]) return a;
  if (b[0] > b[2]) return b;
  const shared: Box = [
    Math.max(a[0], b[0]),
    Math.max(a[1], b[1]),
    Math.min(a[2], b[2]),
    Math.min(a[3], b[3]),
  ];
  return shared[0] <= shared[2] && shared[1] <= shared[3] ? shared : undefined;
}

/** What a map shows, its longitudes brought back between -180 and 180; to about a hundred metres. */
export function boxOf(seen: { west: number; south: number; east: number; north: number }): Box {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const longitude = (value: number) => round(((((value + 180) % 360) + 360) % 360) - 180);
  const isWhole = seen.east - seen.west >= 360;
  const [south, north] = [Math.max(-90, round(seen.south)), Math.min(90, round(seen.north))];
  return isWhole ? [-180, south, 180, north] : [longitude(seen.west), south, longitude(seen.east), north];
}
