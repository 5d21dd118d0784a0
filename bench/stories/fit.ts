/** Learns what each finding weighs (data/story/weights.json): logistic regression over the levels of the comparisons. */
import type { Comparison } from '../../src/story/compare.js';
import type { Weights } from '../../src/story/weights.js';

export interface Example {
  comparisons: readonly Comparison[];
  same: boolean;
  /** How much it counts; pairs of one large story count less each. */
  weight: number;
}

/** Keeps weights small where few pairs speak. */
const RIDGE = 1;
const ROUNDS = 25;
/** Comparisons whose levels are steps of one scale: a higher step has what the lower ones have, and more. */
const SCALES = new Set(['words', 'lead', 'rare', 'strings']);

function stepsOf(name: string, level: string, scale: ReadonlyMap<string, readonly string[]>): string[] {
  // What is not told speaks neither for nor against.
  if (level === 'unknown') return [];
  if (!SCALES.has(name)) return [`${name}|${level}`];
  return (scale.get(name) ?? [])
    .filter((step) => Number(step) <= Number(level))
    .map((step) => `${name}|${step}`);
}

/** Weights in bits; along a scale they never fall, so that more in common never speaks against. */
export function fitWeights(examples: readonly Example[]): Weights {
  const flat = new Set<string>();
  for (;;) {
    const { weights, falling } = fitOnce(examples, flat);
    if (falling.length === 0) return weights;
    for (const step of falling) flat.add(step);
  }
}

function fitOnce(
  examples: readonly Example[],
  flat: ReadonlySet<string>,
): { weights: Weights; falling: string[] } {
  const scale = new Map<string, string[]>();
  for (const { comparisons } of examples)
    for (const { name, level } of comparisons) {
      const levels = scale.get(name) ?? [];
      if (!levels.includes(level)) levels.push(level);
      scale.set(name, levels);
    }
  const names = new Map<string, number>();
  const rows = examples.map(({ comparisons }) =>
    comparisons
      .flatMap(({ name, level }) => stepsOf(name, level, scale))
      .filter((step) => !flat.has(step))
      .map((step) => {
        if (!names.has(step)) names.set(step, names.size + 1);
        return names.get(step) as number;
      })
      .concat(0),
  );
  const size = names.size + 1;
  const b = new Float64Array(size);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = new Float64Array(size);
    const hessian = Array.from({ length: size }, () => new Float64Array(size));
    for (const [n, row] of rows.entries()) {
      const { same, weight } = examples[n] as Example;
      const p = 1 / (1 + Math.exp(-row.reduce((sum, i) => sum + (b[i] as number), 0)));
      const error = weight * (p - (same ? 1 : 0));
      const curve = weight * p * (1 - p);
      for (const i of row) {
        gradient[i] = (gradient[i] as number) + error;
        const line = hessian[i] as Float64Array;
        for (const j of row) line[j] = (line[j] as number) + curve;
      }
    }
    for (let i = 0; i < size; i++) {
      const ridge = i === 0 ? 0.01 : RIDGE;
      gradient[i] = (gradient[i] as number) + ridge * (b[i] as number);
      const line = hessian[i] as Float64Array;
      line[i] = (line[i] as number) + ridge;
    }
    const change = solve(hessian, gradient);
    let most = 0;
    for (let i = 0; i < size; i++) {
      b[i] = (b[i] as number) - (change[i] as number);
      most = Math.max(most, Math.abs(change[i] as number));
    }
    if (most < 1e-6) break;
  }
  const bits = (value: number) => Math.round((value / Math.LN2) * 100) / 100;
  const levels: Record<string, Record<string, number>> = {};
  for (const [name, all] of scale) {
    const entries = [...all]
      .sort((x, y) => Number(x) - Number(y) || (x < y ? -1 : 1))
      .map((level) => {
        const sum = stepsOf(name, level, scale).reduce(
          (total, step) => total + (b[names.get(step) ?? -1] ?? 0),
          0,
        );
        return [level, bits(sum)] as const;
      });
    levels[name] = Object.fromEntries(entries);
  }
  const falling = [...names].flatMap(([step, i]) =>
    SCALES.has(step.split('|')[0] as string) && (b[i] as number) < -1e-9 ? [step] : [],
  );
  return { weights: { start: bits(b[0] as number), levels }, falling };
}

/** Gauss with pivots. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const n = right.length;
  const a = matrix.map((line, i) => Float64Array.from([...line, right[i] as number]));
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i]?.[k] ?? 0) > Math.abs(a[pivot]?.[k] ?? 0)) pivot = i;
    const [high, low] = [a[pivot] as Float64Array<ArrayBuffer>, a[k] as Float64Array<ArrayBuffer>];
    a[k] = high;
    a[pivot] = low;
    const top = a[k] as Float64Array;
    for (let i = k + 1; i < n; i++) {
      const line = a[i] as Float64Array;
      const factor = (line[k] as number) / (top[k] as number);
      if (factor === 0) continue;
      for (let j = k; j <= n; j++) line[j] = (line[j] as number) - factor * (top[j] as number);
    }
  }
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    const line = a[i] as Float64Array;
    let sum = line[n] as number;
    for (let j = i + 1; j < n; j++) sum -= (line[j] as number) * (x[j] as number);
    x[i] = sum / (line[i] as number);
  }
  return x;
}
