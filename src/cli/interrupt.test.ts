import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { onInterrupt } from './interrupt.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

describe('onInterrupt', () => {
  it('passes results on and keeps none of them', async () => {
    const interrupt = onInterrupt();
    const pass = async () => {
      const report = { text: 'The ferry sails again.' };
      expect(await interrupt.orAfter(Promise.resolve(report))).toBe(report);
      return new WeakRef(report);
    };
    const reports = [await pass(), await pass(), await pass()];
    await interrupt.orAfter(Promise.resolve('the last one'));
    await new Promise((resolve) => setTimeout(resolve));
    collect();
    expect(reports.map((report) => report.deref())).toEqual([undefined, undefined, undefined]);
    interrupt.stop();
  });

  it('does not wait for what is under way once it was pressed', async () => {
    const interrupt = onInterrupt();
    const never = interrupt.orAfter(new Promise<string>(() => {}));
    // as the signal would, but for this listener alone
    (process.listeners('SIGTERM').at(-1) as () => void)();
    expect(await never).toBeUndefined();
    expect(interrupt.pressed).toBe(true);
    expect(await interrupt.orAfter(new Promise<string>(() => {}))).toBeUndefined();
    interrupt.stop();
  });
});
