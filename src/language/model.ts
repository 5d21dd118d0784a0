/** The reader model of data/model/, loaded once and lazily: network, vocabulary, names of classes. */
import type { EntityType, Event, PloverType, Stance } from '../report.js';
import type { Upos } from './analysis.js';
import { modelFile, type Network, openNetwork } from './network.js';
import { Vocabulary } from './pieces.js';

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

export interface Model {
  labels: Labels;
  vocabulary: Vocabulary;
  network: Network;
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
  const [network, labels, pieces] = await Promise.all([
    openNetwork(),
    modelFile('labels.json'),
    modelFile('vocabulary.txt'),
  ]);
  return {
    network,
    labels: JSON.parse(new TextDecoder().decode(labels)) as Labels,
    vocabulary: new Vocabulary(new TextDecoder().decode(pieces).replace(/\n$/, '').split('\n')),
  };
}
