/**
 * Spreads batches over two threads: this one and a helper with a network of its own. The same network gives the same
 * numbers on either, so what is read does not depend on who read it.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Answer, Question, Start } from './helper-thread.js';
import type { Model } from './model.js';
import type { Numbers, ReaderName } from './network.js';

/** Texts of fewer batches are read sooner than a helper has loaded its network. */
const FEWEST_BATCHES = 4;
/** A first text of fewer batches is read by the helper alone sooner than this thread has loaded a network too. */
const MANY_BATCHES = 16;
/** Batches that wait at the helper: one in hand, one more so that it never waits for this thread. */
const AHEAD = 2;

/** What the two threads share: see helper-thread.ts, which is not imported here because it would run here. */
const NATIVE = 0;
const STOP = 1;
/** How long the end of the program waits for the helper, in ms: far longer than a network takes to load. */
const LONGEST_WAIT = 30_000;

type Outputs = Record<string, Numbers>;

/** A thread that answers batches; what it cannot answer is undefined, and is run here instead. */
export class Helper {
  ready = false;
  ended = false;
  private readonly waiting = new Map<number, (outputs: Outputs | undefined) => void>();
  private last = 0;

  constructor(private readonly thread: Worker) {
    thread.on('message', (answer: Answer) => {
      if ('ready' in answer) this.ready = true;
      else this.answer(answer.number, 'outputs' in answer ? answer.outputs : undefined);
    });
    thread.on('error', () => this.end());
    thread.on('exit', () => this.end());
    // The helper never keeps a program alive that has nothing else to do.
    thread.unref();
  }

  /** Whether it was ever asked anything. */
  get asked(): boolean {
    return this.last > 0;
  }

  get pending(): number {
    return this.waiting.size;
  }

  /** What the network says, or undefined when the helper could not tell. */
  ask(inputs: Record<string, Numbers>): Promise<Outputs | undefined> {
    const number = ++this.last;
    this.thread.ref();
    return new Promise((resolve) => {
      this.waiting.set(number, resolve);
      this.thread.postMessage({ number, inputs } satisfies Question);
    });
  }

  private answer(number: number, outputs: Outputs | undefined): void {
    this.waiting.get(number)?.(outputs);
    this.waiting.delete(number);
    if (this.waiting.size === 0) this.thread.unref();
  }

  private end(): void {
    this.ready = false;
    this.ended = true;
    for (const number of [...this.waiting.keys()]) this.answer(number, undefined);
  }
}

const helpers = new Map<ReaderName, Helper>();
let threads = 2;

/**
 * On how many threads a process reads: 2, the default, is faster for one text; 1 is better for a program that reads
 * texts in as many processes as there are cores.
 *
 * @example useThreads(1);
 */
export function useThreads(count: 1 | 2): void {
  threads = count;
}

/**
 * Begins to load the English reader's network on a thread of its own, for a process that has much else to load before
 * it reads its first text. That thread alone then reads the first one; without a second processor nothing is begun.
 *
 * @example beginToLoad(); const { read } = await import('./read.js');
 */
export function beginToLoad(): void {
  startHelper('english');
}

/** A reader's helper, started when it is first of use; none on a single core, nor from TypeScript sources (tests). */
function startHelper(reader: ReaderName): Helper | undefined {
  const here = import.meta.url;
  if (threads === 1) return undefined;
  let helper = helpers.get(reader);
  if (!helper && here.endsWith('.js') && availableParallelism() > 1) {
    const shared = new Int32Array(new SharedArrayBuffer(8));
    Atomics.store(shared, NATIVE, 1);
    const started = new Helper(
      new Worker(new URL('./helper-thread.js', here), { workerData: { reader, shared } satisfies Start }),
    );
    // A thread that is ended inside onnxruntime takes the whole program down with it, so its end waits.
    process.once('exit', () => {
      Atomics.store(shared, STOP, 1);
      if (!started.ended) Atomics.wait(shared, NATIVE, 1, LONGEST_WAIT);
    });
    helper = started;
    helpers.set(reader, helper);
  }
  return helper?.ended ? undefined : helper;
}

/** The helper for so many batches: one that has begun already, or a new one where it is worth while. */
function helperFor(reader: ReaderName, batches: number): Helper | undefined {
  return batches >= FEWEST_BATCHES || helpers.has(reader) ? startHelper(reader) : undefined;
}

/**
 * Runs batches and hands over each one's outputs as they come, in no particular order. While this thread has no network of its own, few
 * batches are the helper's: it has begun to load one, or has one.
 *
 * @param inputs for each batch its inputs; asked for when the batch's turn has come
 * @param take called once a batch
 * @param other the helper; by default the one of this process, if the batches are enough for it to be worth while
 */
export async function runBatches(
  { reader, network, isLoaded = () => true }: Pick<Model, 'reader' | 'network' | 'isLoaded'>,
  batches: number,
  inputs: (batch: number) => Record<string, Numbers>,
  take: (batch: number, outputs: Outputs) => void,
  other = batches >= FEWEST_BATCHES || !isLoaded() ? helperFor(reader, batches) : undefined,
): Promise<void> {
  const asked: Promise<void>[] = [];
  const here = async (batch: number) => take(batch, await network(inputs(batch)));
  if (other && !isLoaded() && (batches < FEWEST_BATCHES || (!other.asked && batches < MANY_BATCHES))) {
    const there = async (batch: number) => {
      const outputs = await other.ask(inputs(batch));
      if (outputs) take(batch, outputs);
      else await here(batch);
    };
    await Promise.all(Array.from({ length: batches }, (_, batch) => there(batch)));
    return;
  }
  let next = 0;
  const handOver = () => {
    while (other?.ready && other.pending < AHEAD && batches - next > other.pending) {
      const batch = next++;
      const answer = other.ask(inputs(batch)).then((outputs) => {
        if (outputs) take(batch, outputs);
        else return here(batch);
        handOver();
      });
      asked.push(answer);
    }
  };
  while (next < batches) {
    handOver();
    if (next < batches) await here(next++);
  }
  await Promise.all(asked);
}
