/** Distances on the sphere. */
const RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;

interface Point {
  lat: number;
  lon: number;
}

/** Great-circle distance in km. */
export function kmBetween(a: Point, b: Point): number {
  const h =
    Math.sin(((b.lat - a.lat) * RADIANS) / 2) ** 2 +
    Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * Math.sin(((b.lon - a.lon) * RADIANS) / 2) ** 2;
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Initial bearing from a to b in degrees, clockwise from north, 0 to 360. */
export function bearing(a: Point, b: Point): number {
  const y = Math.sin((b.lon - a.lon) * RADIANS) * Math.cos(b.lat * RADIANS);
  const x =
    Math.cos(a.lat * RADIANS) * Math.sin(b.lat * RADIANS) -
    Math.sin(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * Math.cos((b.lon - a.lon) * RADIANS);
  return (Math.atan2(y, x) / RADIANS + 360) % 360;
}

/** The point at a distance (km) and bearing (degrees) from another. */
export function offset(from: Point, km: number, degrees: number): Point {
  const d = km / RADIUS_KM;
  const b = degrees * RADIANS;
  const lat1 = from.lat * RADIANS;
  const lat2 = Math.asin(Math.sin(lat1) * Math.cos(d) + Math.cos(lat1) * Math.sin(d) * Math.cos(b));
  const lon2 =
    from.lon * RADIANS +
    Math.atan2(Math.sin(b) * Math.sin(d) * Math.cos(lat1), Math.cos(d) - Math.sin(lat1) * Math.sin(lat2));
  return { lat: round(lat2 / RADIANS), lon: round(((lon2 / RADIANS + 540) % 360) - 180) };
}

/** Coordinates are given to some 10 m: no finer than the gazetteer's own. */
export function round(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
