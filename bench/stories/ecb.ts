/** ECB+: event mentions across documents, joined by the lemma of their head within the stories that were found. */
import lemmatize from 'wink-lemmatizer';
import type { Report } from '../../src/report.js';
import { joinStories } from '../../src/story/index.js';
import type { Story } from '../../src/story.js';

export interface EcbDocument {
  id: string;
  mentions: { start: number; end: number; kind: string; cluster: string; words: string }[];
}

/** Words after which an event's head stands first: "roped in", "taking place". */
const PARTICLE = /^(?:in|on|off|up|out|down|over|away|back|place|to|for|through|around)$/;

function headLemma(words: string): string {
  const all = words.toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? [words];
  while (all.length > 1 && PARTICLE.test(all.at(-1) as string)) all.pop();
  const head = all.at(-1) as string;
  const verb = lemmatize.verb(head);
  return verb === head ? lemmatize.noun(head) : verb;
}

type Clusters = Map<string, Set<string>>;

function clusters(entries: readonly [string, string][]): Clusters {
  const found: Clusters = new Map();
  for (const [mention, cluster] of entries)
    found.set(cluster, (found.get(cluster) ?? new Set()).add(mention));
  return found;
}

export interface Conll {
  muc: number;
  b3: number;
  ceaf: number;
  conll: number;
}

/** CoNLL F1 of the event mentions. */
export function ecbScore(
  documents: readonly EcbDocument[],
  reports: readonly Report[],
  stories: readonly Story[] = joinStories(reports),
): Conll & { stories: number } {
  const storyOf = new Map(
    stories.flatMap(({ id, reports }) => reports.map(({ report }) => [report, id] as const)),
  );
  const mentions = documents.flatMap(({ id, mentions }) =>
    mentions
      .filter(({ kind }) => kind === 'event')
      .map((mention) => ({ ...mention, id: `${id} ${mention.start} ${mention.end}`, document: id })),
  );
  const gold = clusters(mentions.map(({ id, cluster }) => [id, cluster]));
  const system = clusters(
    mentions.map(({ id, document, words }) => [
      id,
      `${storyOf.get(document) ?? document} ${headLemma(words)}`,
    ]),
  );
  return { ...conll(gold, system), stories: stories.length };
}

function conll(gold: Clusters, system: Clusters): Conll {
  const muc = f1(links(gold, system), links(system, gold));
  const b3 = f1(overlap(gold, system), overlap(system, gold));
  const ceaf = ceafE(gold, system);
  return { muc, b3, ceaf, conll: (muc + b3 + ceaf) / 3 };
}

function f1(recall: number, precision: number): number {
  return recall + precision > 0 ? (2 * recall * precision) / (recall + precision) : 0;
}

function index(clusters: Clusters): Map<string, string> {
  return new Map(
    [...clusters].flatMap(([id, members]) => [...members].map((member) => [member, id] as const)),
  );
}

/** MUC: of the links of each cluster, how many the other side has. */
function links(of: Clusters, other: Clusters): number {
  const at = index(other);
  let [kept, all] = [0, 0];
  for (const members of of.values()) {
    kept += members.size - new Set([...members].map((member) => at.get(member))).size;
    all += members.size - 1;
  }
  return all > 0 ? kept / all : 0;
}

function overlap(of: Clusters, other: Clusters): number {
  const at = index(other);
  let [sum, count] = [0, 0];
  for (const members of of.values())
    for (const member of members) {
      const there = other.get(at.get(member) ?? '') ?? new Set();
      sum += [...members].filter((one) => there.has(one)).length / members.size;
      count += 1;
    }
  return sum / count;
}

/** CEAF with entity similarity; the best assignment, component by component. */
function ceafE(gold: Clusters, system: Clusters): number {
  const at = index(system);
  const edges: { g: string; s: string; phi: number }[] = [];
  for (const [g, members] of gold) {
    const counts = new Map<string, number>();
    for (const member of members) {
      const s = at.get(member) as string;
      counts.set(s, (counts.get(s) ?? 0) + 1);
    }
    for (const [s, shared] of counts)
      edges.push({ g, s, phi: (2 * shared) / (members.size + (system.get(s) as Set<string>).size) });
  }
  const total = assigned(edges);
  return f1(total / gold.size, total / system.size);
}

/** The weight of the best one-to-one assignment, component by component: clusters that share nothing are apart. */
function assigned(edges: readonly { g: string; s: string; phi: number }[]): number {
  const up = new Map<string, string>();
  const top = (x: string): string => {
    let at = x;
    while (up.has(at)) at = up.get(at) as string;
    return at;
  };
  for (const { g, s } of edges) {
    const [a, b] = [top(`g${g}`), top(`s${s}`)];
    if (a !== b) up.set(a, b);
  }
  const parts = new Map<string, typeof edges>();
  for (const edge of edges) parts.set(top(`g${edge.g}`), [...(parts.get(top(`g${edge.g}`)) ?? []), edge]);
  return [...parts.values()].reduce((sum, part) => sum + bestOf(part), 0);
}

/** The Hungarian method with potentials, over rows and columns of one component. */
function bestOf(edges: readonly { g: string; s: string; phi: number }[]): number {
  const rows = [...new Set(edges.map(({ g }) => g))];
  const columns = [...new Set(edges.map(({ s }) => s))];
  const size = Math.max(rows.length, columns.length);
  const cost = Array.from({ length: size + 1 }, () => new Float64Array(size + 1));
  for (const { g, s, phi } of edges)
    (cost[rows.indexOf(g) + 1] as Float64Array)[columns.indexOf(s) + 1] = -phi;
  const [u, v] = [new Float64Array(size + 1), new Float64Array(size + 1)];
  const match = new Int32Array(size + 1);
  const way = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    match[0] = row;
    let column = 0;
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(size + 1);
    do {
      used[column] = 1;
      const i = match[column] as number;
      let [delta, next] = [Number.POSITIVE_INFINITY, 0];
      for (let j = 1; j <= size; j++) {
        if (used[j]) continue;
        const reduced = ((cost[i] as Float64Array)[j] as number) - (u[i] as number) - (v[j] as number);
        if (reduced < (least[j] as number)) {
          least[j] = reduced;
          way[j] = column;
        }
        if ((least[j] as number) < delta) [delta, next] = [least[j] as number, j];
      }
      for (let j = 0; j <= size; j++) {
        if (used[j]) {
          const k = match[j] as number;
          u[k] = (u[k] as number) + delta;
          v[j] = (v[j] as number) - delta;
        } else least[j] = (least[j] as number) - delta;
      }
      column = next;
    } while (match[column] !== 0);
    while (column !== 0) {
      const before = way[column] as number;
      match[column] = match[before] as number;
      column = before;
    }
  }
  let sum = 0;
  for (let j = 1; j <= size; j++) sum -= (cost[match[j] as number] as Float64Array)[j] as number;
  return sum;
}
