/** Where claims lie on the map, as an analyst changes their places. Pure. */
import type { Claim, Geometry, Place, Report } from '../report.js';
import { moveGeometry, pointsOf } from './geometry.js';

/**
 * A claim's drawing after one of its places was given another feature: the old place's point is moved where the drawing
 * has it; else the claim's places are drawn as points again.
 */
export function geometryOf(
  report: Pick<Report, 'places'>,
  claim: Pick<Claim, 'places' | 'geometry'>,
  before?: Place['feature'],
  after?: Place['feature'],
): Geometry | undefined {
  if (claim.geometry && before && after) {
    const moved = moveGeometry(claim.geometry, [before.lon, before.lat], [after.lon, after.lat]);
    if (moved) return moved;
  }
  const features = claim.places.flatMap(({ place: id, role }) => {
    const place = role === 'aside' ? undefined : report.places.find((one) => one.id === id);
    return place?.feature ? [place.feature] : [];
  });
  return pointsOf(features);
}

/**
 * The claim with its drawing made anew out of its places. What was said of the old drawing's exactness does not hold for
 * points that an analyst chose; a line or an area that the reader drew stays, and the rest is put beside it.
 */
export function redrawn(report: Pick<Report, 'places'>, claim: Claim): Claim {
  const { geometry: before, geoPrecision, uncertaintyKm: _uncertainty, ...rest } = claim;
  const points = geometryOf(report, claim);
  const isPoints = !before || before.type === 'Point' || before.type === 'MultiPoint';
  if (isPoints) return points ? { ...rest, geometry: points, ...(geoPrecision && { geoPrecision }) } : rest;
  const parts = before.type === 'GeometryCollection' ? before.geometries : [before];
  const shapes = parts.filter(({ type }) => type !== 'Point' && type !== 'MultiPoint');
  const all = points && points.type !== 'GeometryCollection' ? [...shapes, points] : shapes;
  return { ...claim, geometry: { type: 'GeometryCollection', geometries: all } };
}
