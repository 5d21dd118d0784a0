import { describe, expect, it } from 'vitest';
import { extent, middleOf, pointedOut, pointFeatures, reaches, simpleFeatures } from './mapclaims.js';
import type { MapFeature } from './types.js';

const properties = { claim: 'c1' } as MapFeature['properties'];

describe('claims on the map', () => {
  it('are drawn as far as they may lie from their points, each circle once and none around a whole region', () => {
    const point = (lon: number, lat: number, uncertaintyKm: number | null, precision: number) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [lon, lat] },
      properties: { ...properties, uncertaintyKm, precision },
    });
    const circles = reaches([
      point(40, 34, 25, 2),
      point(40, 34, 25, 2),
      point(41, 34, 300, 3),
      point(42, 34, null, 1),
    ]);
    expect(circles).toHaveLength(1);
    const [west, , east] = extent(circles)?.flat() ?? [];
    // 25 km either way, at 34 degrees north
    expect((((east as number) - (west as number)) / 2) * 111.2 * Math.cos((34 * Math.PI) / 180)).toBeCloseTo(
      25,
      0,
    );
  });

  it('come apart into points, which gather, and shapes, which do not', () => {
    const { points, shapes } = simpleFeatures([
      {
        type: 'Feature',
        geometry: {
          type: 'MultiPoint',
          coordinates: [
            [1, 2],
            [3, 4],
          ],
        },
        properties,
      },
      {
        type: 'Feature',
        geometry: {
          type: 'GeometryCollection',
          geometries: [
            { type: 'Point', coordinates: [5, 6] },
            {
              type: 'LineString',
              coordinates: [
                [0, 0],
                [1, 1],
              ],
            },
          ],
        },
        properties,
      },
    ]);
    expect(points).toHaveLength(3);
    expect(shapes).toMatchObject([{ geometry: { type: 'LineString' }, properties }]);
  });

  it('have corners, however deep their coordinates lie, and none where there is nothing', () => {
    const area = {
      geometry: {
        coordinates: [
          [
            [10, 20],
            [12, 25],
            [9, 21],
          ],
        ],
      },
    };
    expect(extent([...pointFeatures([{ lon: -3, lat: 40, claims: 7 }]), area])).toEqual([
      [-3, 20],
      [12, 40],
    ]);
    expect(extent([])).toBeUndefined();
  });
});

describe('what is pointed out', () => {
  const row = { report: 'r', claim: 'c1', words: '', places: '', origin: null, voice: 'own' as const };
  const own = { type: 'Feature', properties: { report: 'r', claim: 'c1' }, geometry: null };

  it('is what the map has of the claim, else the middle of its box, else nothing', () => {
    expect(pointedOut(row, [own, { ...own, properties: { report: 'r', claim: 'c2' } }])).toEqual([own]);
    expect(pointedOut({ ...row, box: [10, 20, 12, 24] }, [])).toMatchObject([
      { geometry: { type: 'Point', coordinates: [11, 22] } },
    ]);
    expect(pointedOut(row, [])).toEqual([]);
    expect(pointedOut(undefined, [own])).toEqual([]);
  });

  it('is in the middle across the date line, too', () => {
    expect(middleOf([170, 0, -160, 2])).toEqual([-175, 1]);
  });
});
