/** What a process and those that it started take. Linux keeps it in /proc; elsewhere there is no figure (NaN). */
import { readFileSync } from 'node:fs';

export interface Memory {
  /** Resident memory of the process alone, in MB. */
  own: number;
  /** Of it and all that it started, what they share counted for each of them. */
  together: number;
  /** The same, what they share counted once. */
  sharedOnce: number;
}

/** What is taken now. */
function memoryOf(pid: number): Memory {
  const all = family(pid);
  const sum = (file: string, name: string, pids: readonly number[]) =>
    pids.reduce((total, one) => total + kilobytes(one, file, name) / 1000, 0);
  return {
    own: sum('status', 'VmRSS', [pid]),
    together: sum('status', 'VmRSS', all),
    sharedOnce: sum('smaps_rollup', 'Pss', all),
  };
}

/** Keeps the most that was seen of each figure; `stop` ends looking and gives it. */
export function watchMemory(pid: number, everyMilliseconds = 500): { stop(): Memory } {
  const most: Memory = { own: Number.NaN, together: Number.NaN, sharedOnce: Number.NaN };
  const look = () => {
    const now = memoryOf(pid);
    // A process that ends while it is looked at gives no number, which must not wipe out those before.
    for (const key of Object.keys(most) as (keyof Memory)[])
      if (!(now[key] <= most[key]) && !Number.isNaN(now[key])) most[key] = now[key];
  };
  const timer = setInterval(look, everyMilliseconds);
  look();
  return {
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}

function kilobytes(pid: number, file: string, name: string): number {
  try {
    const text = readFileSync(`/proc/${pid}/${file}`, 'utf8');
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? Number.NaN) * 1.024;
  } catch {
    return Number.NaN;
  }
}

/** A process and all that it started, as far as they run. */
export function family(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return [pid, ...children.flatMap((child) => family(Number(child)))];
  } catch {
    return [pid];
  }
}
