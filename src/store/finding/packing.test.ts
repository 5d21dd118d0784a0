import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, isoOf, NO_DAY } from './days.js';
import { Packer, Unpacker } from './packing.js';

describe('numbers', () => {
  it('come back as they were put', () => {
    const number = fc.integer({ min: -(2 ** 51), max: 2 ** 51 });
    fc.assert(
      fc.property(fc.array(number), fc.array(number), (list, single) => {
        const packer = new Packer();
        packer.list(list);
        for (const one of single) packer.put(one);
        const unpacker = new Unpacker(packer.done());
        expect(unpacker.list()).toEqual(list);
        expect(single.map(() => unpacker.next())).toEqual(single);
      }),
    );
  });
});

describe('days', () => {
  it.each(['1970-01-01', '2024-02-29', '0000-01-01', '9999-12-31', '0476-09-04'])('%s comes back', (day) =>
    expect(isoOf(dayOf(day))).toBe(day),
  );

  it('that are none are before all others', () => {
    expect([dayOf(null), dayOf('2024'), dayOf('soon')]).toEqual([NO_DAY, NO_DAY, NO_DAY]);
    expect(isoOf(NO_DAY)).toBeNull();
    expect(dayOf('0000-01-01')).toBeGreaterThan(NO_DAY);
  });
});
