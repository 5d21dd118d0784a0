/** Arc scores → the best dependency tree. */

/**
 * The spanning tree with the highest sum of scores among those in which exactly one word hangs on the root
 * (Chu and Liu 1965, Edmonds 1967, in Gabow and others' path-growing form): time and memory O(n²).
 *
 * @param count number of words, n
 * @param score score of word `dependent` (0 … n-1) hanging on `head` (0 is the root, j+1 is word j)
 * @returns for each word its head as an index of a word, -1 for the one on the root
 * @example bestTree(2, (dependent, head) => (head === (dependent ? 1 : 0) ? 0 : -9)) // [-1, 0]
 */
export function bestTree(count: number, score: (dependent: number, head: number) => number): Int32Array {
  const heads = new Int32Array(count);
  let roots = 0;
  let lowest = 0;
  for (let dependent = 0; dependent < count; dependent++) {
    let best = -1;
    let highest = Number.NEGATIVE_INFINITY;
    for (let head = 0; head <= count; head++) {
      if (head === dependent + 1) continue;
      const value = score(dependent, head);
      lowest = Math.min(lowest, value);
      if (best < 0 || value > highest) {
        highest = value;
        best = head;
      }
    }
    heads[dependent] = best - 1;
    if (best === 0) roots++;
  }
  if (roots === 1 && isTree(heads)) return heads;
  // An arc from the root costs more than everything else together, so that the best tree has one.
  const toll = (1 - lowest) * (count + 1);
  return new Contraction(count + 1, (to, from) => score(to - 1, from) - (from === 0 ? toll : 0)).heads();
}

/** Whether every word comes to the root when one goes up from head to head. */
export function isTree(heads: ArrayLike<number>): boolean {
  const seen = new Int32Array(heads.length).fill(-1);
  for (let start = 0; start < heads.length; start++) {
    for (let at = start; at >= 0; at = heads[at] as number) {
      if (seen[at] === start) return false;
      if ((seen[at] as number) >= 0) break;
      seen[at] = start;
    }
  }
  return true;
}

interface Arc {
  from: number;
  to: number;
  weight: number;
}

/** Grows paths against the arcs' direction; a cycle becomes one node, until all hang on node 0. */
class Contraction {
  /** For each node, original or contracted: the best arc into it from every original node. */
  private readonly weights: Float64Array[];
  private readonly targets: Int32Array[];
  private readonly members: number[][] = [];
  private readonly parent: number[];
  private readonly chosen: Arc[] = [];
  /** The contracted node that an original node is in now. */
  private readonly inside: Int32Array;

  constructor(
    private readonly count: number,
    score: (to: number, from: number) => number,
  ) {
    this.weights = Array.from({ length: count }, (_, to) => {
      const row = new Float64Array(count);
      for (let from = 0; from < count; from++) row[from] = to && from !== to ? score(to, from) : 0;
      return row;
    });
    this.targets = Array.from({ length: count }, (_, to) => new Int32Array(count).fill(to));
    this.parent = Array.from({ length: count }, () => -1);
    this.inside = Int32Array.from({ length: count }, (_, node) => node);
  }

  heads(): Int32Array {
    const done = new Set([0]);
    const tops: number[] = [];
    for (let start = 1; start < this.count; start++) {
      if (done.has(this.inside[start] as number)) continue;
      const path = [this.inside[start] as number];
      const onPath = new Set(path);
      for (;;) {
        const node = path.at(-1) as number;
        const arc = this.best(node);
        this.chosen[node] = arc;
        const next = this.inside[arc.from] as number;
        if (done.has(next)) break;
        if (!onPath.has(next)) {
          path.push(next);
          onPath.add(next);
          continue;
        }
        const cycle = path.splice(path.indexOf(next));
        for (const member of cycle) onPath.delete(member);
        const whole = this.contract(cycle);
        path.push(whole);
        onPath.add(whole);
      }
      for (const node of path) {
        done.add(node);
        tops.push(node);
      }
    }
    return this.expand(tops);
  }

  private best(node: number): Arc {
    const weights = this.weights[node] as Float64Array;
    const targets = this.targets[node] as Int32Array;
    let from = -1;
    for (let other = 0; other < this.count; other++) {
      if (this.inside[other] === node) continue;
      if (from < 0 || (weights[other] as number) > (weights[from] as number)) from = other;
    }
    return { from, to: targets[from] as number, weight: weights[from] as number };
  }

  private contract(cycle: number[]): number {
    const whole = this.weights.length;
    const weights = new Float64Array(this.count).fill(Number.NEGATIVE_INFINITY);
    const targets = new Int32Array(this.count);
    for (const member of cycle) {
      const row = this.weights[member] as Float64Array;
      const to = this.targets[member] as Int32Array;
      const paid = (this.chosen[member] as Arc).weight;
      for (let from = 0; from < this.count; from++) {
        const weight = (row[from] as number) - paid;
        if (weight <= (weights[from] as number)) continue;
        weights[from] = weight;
        targets[from] = to[from] as number;
      }
      this.parent[member] = whole;
      // Rows of what is contracted are not needed any more: n² memory in all.
      this.weights[member] = new Float64Array(0);
    }
    this.weights.push(weights);
    this.targets.push(targets);
    this.parent.push(-1);
    this.members[whole] = cycle;
    const within = new Set(cycle);
    for (let node = 0; node < this.count; node++) {
      if (within.has(this.inside[node] as number)) this.inside[node] = whole;
    }
    return whole;
  }

  private expand(tops: number[]): Int32Array {
    const heads = new Int32Array(this.count - 1);
    const open = tops.map((node) => ({ node, arc: this.chosen[node] as Arc }));
    for (let next = open.pop(); next; next = open.pop()) {
      const { node, arc } = next;
      const members = this.members[node];
      if (!members) {
        heads[node - 1] = arc.from - 1;
        continue;
      }
      // The arc into the cycle replaces the chosen arc of the member that it enters.
      let entered = arc.to;
      while (this.parent[entered] !== node) entered = this.parent[entered] as number;
      for (const member of members) {
        open.push({ node: member, arc: member === entered ? arc : (this.chosen[member] as Arc) });
      }
    }
    return heads;
  }
}
