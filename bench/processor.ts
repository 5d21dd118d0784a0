/** Processor time of a process and those that it started. Linux keeps it in /proc; elsewhere there is no figure (NaN). */
import { readFileSync } from 'node:fs';
import { family } from './memory.js';

/** Ticks a second in /proc: the same on every Linux. */
const TICKS = 100;

/**
 * Seconds that a process has had of the processors, by its line in /proc/PID/stat.
 *
 * @example processorSecondsOf('7 (a name) S 1 7 7 0 -1 0 0 0 0 0 250 50 …'); // 3
 */
export function processorSecondsOf(stat: string): number {
  // The name in brackets can hold anything; user and system time are the 12th and 13th fields after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** Adds up what all of them have had; `stop` ends looking and gives it. What one has after the last look is missed. */
export function watchProcessor(pid: number, everyMilliseconds = 50): { stop(): number } {
  const had = new Map<number, number>();
  const look = () => {
    for (const one of family(pid)) {
      try {
        had.set(one, processorSecondsOf(readFileSync(`/proc/${one}/stat`, 'utf8')));
      } catch {
        // It has ended; what it had by the last look stays.
      }
    }
  };
  const timer = setInterval(look, everyMilliseconds);
  look();
  return {
    stop() {
      clearInterval(timer);
      return had.size === 0 ? Number.NaN : [...had.values()].reduce((sum, seconds) => sum + seconds, 0);
    },
  };
}
