import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { Helper, runBatches } from './helper.js';
import type { Numbers } from './network.js';

/** The made network doubles its only number. */
const inputs = (batch: number): Record<string, Numbers> => ({ x: { data: Int32Array.of(batch), dims: [1] } });
const doubled = (x: Numbers | undefined): Record<string, Numbers> => ({
  y: { data: Int32Array.of(2 * Number(x?.data[0])), dims: [1] },
});

const threads: Worker[] = [];
/** A helper whose thread runs `answer` for each question. */
function helperOf(answer: string): Helper {
  const thread = new Worker(
    `const { parentPort } = require('node:worker_threads');
     parentPort.on('message', ({ number, inputs }) => { ${answer} });
     parentPort.postMessage({ ready: true });`,
    { eval: true },
  );
  threads.push(thread);
  return new Helper(thread);
}

afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.terminate()));
});

async function readAll(batches: number, helper: Helper | undefined, isLoaded = () => true) {
  const taken = new Map<number, number>();
  let here = 0;
  const network = async ({ x }: Record<string, Numbers>) => {
    here++;
    await new Promise((resolve) => setTimeout(resolve, 2));
    return doubled(x);
  };
  const take = (batch: number, { y }: Record<string, Numbers>) => {
    expect(taken.has(batch)).toBe(false);
    taken.set(batch, Number(y?.data[0]));
  };
  await runBatches({ reader: 'english', network, isLoaded }, batches, inputs, take, helper);
  expect([...taken.keys()].sort((a, b) => a - b)).toEqual(
    Array.from({ length: batches }, (_, batch) => batch),
  );
  for (const [batch, value] of taken) expect(value).toBe(2 * batch);
  return here;
}

const right =
  'parentPort.postMessage({ number, outputs: { y: { data: Int32Array.of(2 * inputs.x.data[0]), dims: [1] } } });';

describe('runBatches', () => {
  it('runs everything here without a helper', async () => {
    expect(await readAll(7, undefined)).toBe(7);
    expect(await readAll(0, undefined)).toBe(0);
  });

  it('shares the work with a helper', async () => {
    const helper = helperOf(right);
    await expect.poll(() => helper.ready).toBe(true);
    const here = await readAll(60, helper);
    expect(here).toBeGreaterThan(0);
    expect(here).toBeLessThan(60);
  });

  it('leaves a first text to a helper while no network is loaded here, and shares the next one', async () => {
    const helper = helperOf(right);
    let loaded = false;
    const isLoaded = () => loaded;
    expect(await readAll(7, helper, isLoaded)).toBe(0);
    expect(await readAll(3, helper, isLoaded)).toBe(0);
    expect(await readAll(60, helper, isLoaded)).toBeGreaterThan(0);
    loaded = true;
    expect(await readAll(3, undefined, isLoaded)).toBe(3);
  });

  it('loads a network here at once for a long text, or when the helper has died', async () => {
    const helper = helperOf(right);
    expect(await readAll(40, helper, () => false)).toBeGreaterThan(0);
    const dead = helperOf('process.exit(1);');
    expect(await readAll(3, dead, () => false)).toBe(3);
  });

  it('runs here what a helper fails at', async () => {
    const helper = helperOf(
      `if (number % 2) ${right} else parentPort.postMessage({ number, failed: true });`,
    );
    await expect.poll(() => helper.ready).toBe(true);
    await readAll(40, helper);
  });

  it('goes on alone when the helper dies', async () => {
    const helper = helperOf(`if (number > 3) process.exit(1); ${right}`);
    await expect.poll(() => helper.ready).toBe(true);
    await readAll(40, helper);
    await expect.poll(() => helper.ended).toBe(true);
  });
});
