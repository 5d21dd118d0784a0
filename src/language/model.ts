/** The reader models of data/model/, each loaded once and lazily: network, vocabulary, names of classes. */
import type { EntityType, Event, PloverType, Stance } from '../report.js';
import type { Upos } from './analysis.js';
import { modelFile, type Network, openNetwork, type ReaderName } from './network.js';
import { Vocabulary } from './pieces.js';
import { Unigram } from './unigram.js';

/** From how much probability on an entity channel on a span is a mention. */
export interface Channel {
  scheme: string;
  type: string;
  atLeast: number;
}

/** The roles of an event that the network reads, as labels.json names them. */
export type EventRoleName = 'actor' | 'recipient' | 'place' | 'time' | 'killed' | 'wounded';

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
  /** The event heads' classes, and from which probability on a word is read as a trigger at all; absent without those heads. */
  types?: PloverType[];
  modes?: string[];
  subEvents?: string[];
  statuses?: Event['status'][];
  eventRoles?: EventRoleName[];
  events?: { atLeast: number };
}

/** Word → numbers of its pieces. */
export interface Pieces {
  /** @param spaceBefore whether white space or the start of the sentence stands before the word */
  cut(word: string, spaceBefore: boolean): readonly number[];
}

export interface Model {
  reader: ReaderName;
  labels: Labels;
  vocabulary: Pieces;
  network: Network;
  /** Whether the network is in memory: it is loaded when it first runs. */
  isLoaded?(): boolean;
}

const loading = new Map<ReaderName, Promise<Model>>();

/**
 * A reader's model; read from disk when it is first asked for, kept for good after.
 *
 * @throws Error when data/model/ is incomplete
 */
export function loadModel(reader: ReaderName): Promise<Model> {
  let model = loading.get(reader);
  if (!model) {
    model = load(reader).catch((error: unknown) => {
      loading.delete(reader);
      throw error;
    });
    loading.set(reader, model);
  }
  return model;
}

async function load(reader: ReaderName): Promise<Model> {
  const [labels, pieces] = await Promise.all([
    modelFile(reader, 'labels.json'),
    modelFile(reader, 'vocabulary.txt'),
  ]);
  const lines = new TextDecoder().decode(pieces).replace(/\n$/, '').split('\n');
  let opening: Promise<Network> | undefined;
  return {
    reader,
    async network(inputs) {
      opening ??= openNetwork(reader).catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      const network = await opening;
      return network(inputs);
    },
    isLoaded: () => opening !== undefined,
    labels: JSON.parse(new TextDecoder().decode(labels)) as Labels,
    vocabulary: reader === 'english' ? new Vocabulary(lines) : new Unigram(lines),
  };
}
