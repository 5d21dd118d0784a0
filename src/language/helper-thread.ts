/** A second network on a thread of its own: answers batches that helper.ts sends. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Numbers, openNetwork, type ReaderName } from './network.js';

/** Numbers that both threads see: whether native code is running in the helper, and whether none may start any more. */
const NATIVE = 0;
const STOP = 1;

export interface Question {
  number: number;
  inputs: Record<string, Numbers>;
}

/** What the thread is started with. */
export interface Start {
  reader: ReaderName;
  shared: Int32Array;
}

export type Answer =
  | { number: number; outputs: Record<string, Numbers> }
  | { number: number; failed: true }
  | { ready: true };

const port = parentPort;
if (port) {
  const { reader, shared } = workerData as Start;
  const outside = () => {
    Atomics.store(shared, NATIVE, 0);
    Atomics.notify(shared, NATIVE);
  };
  // helper.ts has said that native code runs before it started this thread.
  const network = await openNetwork(reader).finally(outside);
  let last: Promise<void> = Promise.resolve();
  const answer = async ({ number, inputs }: Question) => {
    if (Atomics.load(shared, STOP)) return;
    Atomics.store(shared, NATIVE, 1);
    try {
      const outputs = await network(inputs);
      port.postMessage({ number, outputs } satisfies Answer);
    } catch {
      port.postMessage({ number, failed: true } satisfies Answer);
    } finally {
      outside();
    }
  };
  port.on('message', (question: Question) => {
    last = last.then(() => answer(question));
  });
  port.postMessage({ ready: true } satisfies Answer);
}
