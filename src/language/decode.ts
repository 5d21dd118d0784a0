/** What the network says of one row → words with their grammar, mentions and cues. */
import type { EntityType, Span, Stance } from '../report.js';
import type { CueReading, EventReading, Word } from './analysis.js';
import { eventsOf } from './events.js';
import { editedLemma, lemmaOf } from './lemma.js';
import { type FoundMention, withoutCrossings } from './mentions.js';
import type { Channel, Labels } from './model.js';
import type { Numbers } from './network.js';
import { bestTree } from './trees.js';

/** Cues kept of one row: one for every four words; no sentence comes near it. */
const WORDS_A_CUE = 4;
const WHOLE = 255;
/** A cue's roles: cue, source, content, in this order. */
const ROLES = 3;

export interface RowReading {
  words: Word[];
  mentions: FoundMention[];
  cues: CueReading[];
  elsewhere: number[];
  /** Absent when the network has no event heads. */
  events?: EventReading[];
}

/** One row's view of a batch's outputs. */
export class Outputs {
  private readonly most: number;

  constructor(
    private readonly tensors: Record<string, Numbers>,
    private readonly labels: Labels,
    private readonly row: number,
    private readonly count: number,
    private readonly isEnglish = true,
  ) {
    this.most = tensors.upos?.dims[1] ?? 0;
  }

  private data(name: string): Float32Array | Uint8Array {
    return this.tensors[name]?.data as Float32Array | Uint8Array;
  }

  /** Everything that is read in the row. */
  read(text: string, spans: readonly Span[]): RowReading {
    const { tensors, labels, row, count } = this;
    const events = eventsOf(tensors, labels, row, count);
    return {
      ...(events && { events }),
      words: this.words(text, spans),
      mentions: this.mentions(),
      cues: this.cues(),
      elsewhere: this.elsewhere(),
    };
  }

  private words(text: string, spans: readonly Span[]): Word[] {
    const { row, most, count, labels } = this;
    const arcs = this.data('arcs');
    const relations = this.data('labels');
    const at = (dependent: number, head: number) => (row * most + dependent) * (most + 1) + head;
    const heads = bestTree(count, (dependent, head) => arcs[at(dependent, head)] as number);
    const [upos, features, lemmas] = [this.data('upos'), this.data('features'), this.data('lemmas')];
    return spans.map(({ start, end }, index) => {
      const number = row * most + index;
      const head = heads[index] as number;
      const relation = labels.labels[relations[at(index, head + 1)] as number] ?? 'dep';
      const part = labels.upos[upos[number] as number] ?? 'X';
      const feats = featuresOf(labels.features[features[number] as number] ?? '_');
      const form = text.slice(start, end);
      const rule = labels.lemmas[lemmas[number] as number];
      return {
        start,
        end,
        lemma: this.isEnglish ? lemmaOf(form, part, feats, rule) : editedLemma(form, rule),
        upos: part,
        feats,
        head,
        deprel: head < 0 ? 'root' : relation === 'root' ? 'dep' : relation,
      };
    });
  }

  private mentions(): FoundMention[] {
    const { row, most, count, labels } = this;
    const data = this.data('entities');
    const channels = labels.entities.length;
    const found: FoundMention[] = [];
    const rules = channelRules(labels);
    for (let from = 0; from < count; from++) {
      for (let to = from; to < count; to++) {
        const cell = ((row * most + from) * most + to) * channels;
        for (const { type, channel, least } of rules) {
          const value = data[cell + channel] as number;
          if (value < least) continue;
          const probability = value / WHOLE;
          const last = found.at(-1);
          if (last && last.from === from && last.to === to && last.type === type) {
            last.probability = Math.max(last.probability, probability);
          } else found.push({ from, to, type, probability });
        }
      }
    }
    return withoutCrossings(found, count);
  }

  private cues(): CueReading[] {
    const { row, most, count, labels } = this;
    const scores = this.data('cues');
    const roles = this.data('roles');
    const stances = this.data('stances');
    const heads: number[] = [];
    for (let word = 0; word < count; word++) {
      if ((scores[row * most + word] as number) >= labels.cue.atLeast) heads.push(word);
    }
    const score = (word: number) => scores[row * most + word] as number;
    const kept = Math.max(1, Math.floor(count / WORDS_A_CUE));
    if (heads.length > kept) {
      heads.sort((a, b) => score(b) - score(a) || a - b).length = kept;
      heads.sort((a, b) => a - b);
    }
    return heads.map((head) => {
      const role = (kind: number) => {
        const values = new Array<number>(count).fill(0);
        for (let word = 0; word < count; word++)
          values[word] = (roles[((row * most + head) * most + word) * ROLES + kind] as number) / WHOLE;
        return values;
      };
      const cue = role(0).flatMap((value, word) =>
        word === head || value >= labels.roles.atLeast ? [word] : [],
      );
      let stance = 0;
      const width = labels.stances.length;
      const chance = (number: number) => stances[(row * most + head) * width + number] as number;
      for (let number = 1; number < width; number++) if (chance(number) > chance(stance)) stance = number;
      return {
        cue,
        head,
        score: score(head),
        stance: labels.stances[stance] as Stance,
        source: role(1),
        content: role(2),
      };
    });
  }

  private elsewhere(): number[] {
    const data = this.data('elsewhere');
    return Array.from({ length: this.count }, (_, word) => data[this.row * this.most + word] as number);
  }
}

interface ChannelRule {
  type: EntityType;
  channel: number;
  least: number;
}

const known = new WeakMap<Labels, ChannelRule[]>();

/** Which channel, from which value on, makes which type of mention; rules of one type stand together. */
function channelRules(labels: Labels): ChannelRule[] {
  let rules = known.get(labels);
  if (!rules) {
    rules = Object.entries(labels.mentions).flatMap(([type, channels]: [string, Channel[]]) =>
      channels.map(({ scheme, type: name, atLeast }) => ({
        type: type as EntityType,
        channel: labels.entities.findIndex((channel) => channel.scheme === scheme && channel.type === name),
        least: Math.ceil(atLeast * WHOLE),
      })),
    );
    known.set(labels, rules);
  }
  return rules;
}

const features = new Map<string, Readonly<Record<string, string>>>();

/** "Number=Sing|Person=3" as a record; one and the same for all words that have them. */
function featuresOf(written: string): Readonly<Record<string, string>> {
  let read = features.get(written);
  if (!read) {
    const pairs =
      written === '_' ? [] : written.split('|').map((pair) => pair.split('=') as [string, string]);
    read = Object.freeze(Object.fromEntries(pairs));
    features.set(written, read);
  }
  return read;
}
