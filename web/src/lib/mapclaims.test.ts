import { describe, expect, it } from 'vitest';
import { extent, pointFeatures, simpleFeatures } from './mapclaims.js';
import type { MapFeature } from './types.js';

const properties = { claim: 'c1' } as MapFeature['properties'];

describe('claims on the map', () => {
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
