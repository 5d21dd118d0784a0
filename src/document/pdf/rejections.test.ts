import { expect, test } from 'vitest';
import { withoutStrayRejections } from './rejections.js';

const listeners = () => process.listeners('unhandledRejection');

test('while pdf.js works, what it drops is passed over, and everything else stays fatal', async () => {
  const before = listeners();
  await withoutStrayRejections(async () => {
    const [added] = listeners().filter((listener) => !before.includes(listener));
    const fromPdf = Object.assign(new Error('Bad XRef entry'), {
      stack: 'Error\n at read (unpdf/dist/pdfjs.mjs:1:6994)',
    });
    expect(() => added?.(fromPdf, Promise.resolve())).not.toThrow();
    expect(() => added?.(new Error('ours'), Promise.resolve())).toThrow('ours');
    expect(() => added?.(undefined, Promise.resolve())).toThrow();
  });
  expect(listeners()).toEqual(before);
});

test('readings at the same time share one listener, and a failing one takes it away too', async () => {
  const before = listeners().length;
  const failing = withoutStrayRejections(async () => {
    throw new Error('broken');
  });
  const other = withoutStrayRejections(async () => listeners().length);
  await expect(failing).rejects.toThrow('broken');
  expect(await other).toBe(before + 1);
  expect(listeners()).toHaveLength(before);
});
