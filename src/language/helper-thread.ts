/** A second network on a thread of its own: answers batches that helper.ts sends. */
import { parentPort } from 'node:worker_threads';
import { type Numbers, openNetwork } from './network.js';

export interface Question {
  number: number;
  inputs: Record<string, Numbers>;
}

export type Answer =
  | { number: number; outputs: Record<string, Numbers> }
  | { number: number; failed: true }
  | { ready: true };

const port = parentPort;
if (port) {
  const network = await openNetwork();
  port.on('message', ({ number, inputs }: Question) => {
    network(inputs).then(
      (outputs) => port.postMessage({ number, outputs } satisfies Answer),
      () => port.postMessage({ number, failed: true } satisfies Answer),
    );
  });
  port.postMessage({ ready: true } satisfies Answer);
}
