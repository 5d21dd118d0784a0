/** Work on a desk that an older version made, a little at a time between what is asked of it. */
import type { Store } from '../store/index.js';

/** Milliseconds of work, and of rest after it. */
const AT_A_TIME = 60;
const REST = 60;
/** Milliseconds until it is tried again after a full disk or the like. */
const TRY_AGAIN = 15_000;

/**
 * Goes on until everything is in search and filters; what is done is kept, whatever ends the process.
 *
 * @param done called once, when nothing is left
 * @returns stops it
 */
export function keepUp(store: Store, done: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const again = (milliseconds: number) => {
    timer = setTimeout(step, milliseconds);
    timer.unref();
  };
  const step = () => {
    try {
      if (store.upkeep.work(AT_A_TIME) > 0) return again(REST);
      store.find.warm();
      done();
    } catch {
      again(TRY_AGAIN);
    }
  };
  again(0);
  return () => clearTimeout(timer);
}
