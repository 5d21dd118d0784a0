import { describe, expect, it } from 'vitest';
import { calibrationError } from './calibration.js';

describe('calibrationError', () => {
  it('is nothing where nine in ten of what is 0.9 sure are right', () => {
    const shown = Array.from({ length: 10 }, (_, n) => ({ confidence: 0.9, right: n > 0 }));
    expect(calibrationError(shown)).toBeCloseTo(0);
  });
  it('weighs bins by what is in them', () => {
    const sure = { confidence: 0.95, right: false };
    const unsure = { confidence: 0.05, right: false };
    expect(calibrationError([sure, unsure])).toBeCloseTo((0.95 + 0.05) / 2);
  });
});
