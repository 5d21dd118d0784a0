/** The networks of data/model/ in onnxruntime: numbers in, numbers out. */
import { readFile } from 'node:fs/promises';
import type { InferenceSession } from 'onnxruntime-node';

/** The English reader, and the one of all other languages that are read. */
export type ReaderName = 'english' | 'languages';

const FOLDER = new URL('../../data/model/', import.meta.url);
/** Where each reader's files lie within it. */
const FOLDERS: Readonly<Record<ReaderName, string>> = { english: '', languages: 'languages/' };
/**
 * One thread a network: two networks side by side (helper.ts) read faster than one on two threads, whose cores wait
 * for each other after every layer.
 */
const OPTIONS: InferenceSession.SessionOptions = {
  graphOptimizationLevel: 'all',
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  enableCpuMemArena: true,
  enableMemPattern: false, // sizes differ from batch to batch: patterns would only be kept and never met again
};

/** A tensor as plain data, which can go from thread to thread. */
export interface Numbers {
  data: Int32Array | Float32Array | Uint8Array;
  dims: readonly number[];
}

/** Runs one batch: inputs and outputs by name, as model/CONTRACT.md says. */
export type Network = (inputs: Record<string, Numbers>) => Promise<Record<string, Numbers>>;

/**
 * Loads a reader's network.
 *
 * @throws Error when data/model/ is incomplete
 */
export async function openNetwork(reader: ReaderName): Promise<Network> {
  const [runtime, weights] = await Promise.all([
    import('onnxruntime-node'),
    modelFile(reader, 'reader.onnx'),
  ]);
  const { InferenceSession, Tensor } = runtime.default ?? runtime;
  const session = await InferenceSession.create(weights, OPTIONS);
  return async (inputs) => {
    const tensors = Object.entries(inputs).map(([name, { data, dims }]) => [name, new Tensor(data, dims)]);
    const outputs = await session.run(Object.fromEntries(tensors));
    return Object.fromEntries(
      Object.entries(outputs).map(([name, { data, dims }]) => [
        name,
        { data: data as Numbers['data'], dims },
      ]),
    );
  };
}

/** The bytes of one of a reader's files. */
export async function modelFile(reader: ReaderName, name: string): Promise<Uint8Array> {
  try {
    return await readFile(new URL(FOLDERS[reader] + name, FOLDER));
  } catch (error) {
    throw new Error(
      `The reader model is incomplete: data/model/${FOLDERS[reader]}${name} cannot be read. Install the package again, or export the model with \`python -m model.export\` (see model/README.md).`,
      { cause: error },
    );
  }
}
