/** The reader model of data/model/, loaded once and lazily. */
import { readFile } from 'node:fs/promises';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { EntityType, Stance } from '../report.js';
import type { Upos } from './index.js';
import { Vocabulary } from './pieces.js';

const FOLDER = new URL('../../data/model/', import.meta.url);
const OPTIONS = {
  graphOptimizationLevel: 'all',
  intraOpNumThreads: 2,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  enableCpuMemArena: true,
  enableMemPattern: false, // sizes differ from batch to batch: patterns would only be kept and never met again
} satisfies InferenceSession.SessionOptions;

/** From how much probability on an entity channel counts as a mention. */
export interface Channel {
  scheme: string;
  type: string;
  atLeast: number;
}

/** The names of the network's classes and how to decode them: data/model/labels.json. */
export interface Labels {
  upos: Upos[];
  features: string[];
  lemmas: [letters: 'lower' | 'keep', cut: number, add: string][];
  labels: string[];
  entities: { scheme: string; type: string }[];
  stances: Stance[];
  mentions: Partial<Record<EntityType, Channel[]>>;
  /** From which probability on a word is a cue's head, a word has a role, content has its cue elsewhere. */
  cue: { atLeast: number };
  roles: { atLeast: number };
  elsewhere: { atLeast: number };
}

export interface Model {
  labels: Labels;
  vocabulary: Vocabulary;
  /** Runs the network over one batch; outputs by name, as model/CONTRACT.md says. */
  run(inputs: Record<string, Tensor>): Promise<Record<string, Tensor>>;
  tensor(data: Int32Array, shape: readonly number[]): Tensor;
}

let loading: Promise<Model> | undefined;

/**
 * The model; read from disk when it is first asked for, kept for good after.
 *
 * @throws Error when data/model/ is incomplete
 */
export function loadModel(): Promise<Model> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Model> {
  const [runtime, weights, labels, pieces] = await Promise.all([
    import('onnxruntime-node'),
    file('reader.onnx'),
    file('labels.json'),
    file('vocabulary.txt'),
  ]);
  const { InferenceSession, Tensor } = runtime.default ?? runtime;
  const session = await InferenceSession.create(weights, OPTIONS);
  return {
    labels: JSON.parse(new TextDecoder().decode(labels)) as Labels,
    vocabulary: new Vocabulary(new TextDecoder().decode(pieces).replace(/\n$/, '').split('\n')),
    run: (inputs) => session.run(inputs),
    tensor: (data, shape) => new Tensor('int32', data, shape),
  };
}

async function file(name: string): Promise<Uint8Array> {
  try {
    return await readFile(new URL(name, FOLDER));
  } catch (error) {
    throw new Error(
      `The reader model is incomplete: data/model/${name} cannot be read. Install the package again, or export the model with \`python -m model.export\` (see model/README.md).`,
      { cause: error },
    );
  }
}
