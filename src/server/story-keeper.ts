/** Brings stories up to date beside everything else: a little at a time, so that the page and the import are never kept waiting. */
import type { Store } from '../store/index.js';
import type { Events } from './events.js';

/** Milliseconds of work after which others have their turn, and those that they have. */
const SLICE = 40;
const PAUSE = 10;
/** Milliseconds between two notes to the pages. */
const NOTE_EVERY = 1000;
/** Milliseconds after which it is tried again when the disk was full or the like. */
const TRY_AGAIN = 15_000;

export class StoryKeeper {
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #lastNote = 0;
  #waiting: (() => void)[] = [];

  constructor(
    private readonly store: Store,
    private readonly events: Events,
  ) {}

  /** Begins, if there is something to do and it is not at it already. */
  wake(): void {
    if (this.#stopped || this.#timer) return;
    this.#timer = setTimeout(() => this.#work(), PAUSE);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#rest();
  }

  /** Resolves when the stories are up to date. */
  async idle(): Promise<void> {
    if (!this.#timer) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #work(): void {
    const until = performance.now() + SLICE;
    let isMore = true;
    let pause = PAUSE;
    try {
      while (isMore && performance.now() < until) isMore = this.store.joiner.step();
    } catch {
      // Nothing is lost: what is to be done stays noted. Why, the import says, which meets the same.
      pause = TRY_AGAIN;
      this.#rest();
    }
    this.#timer = undefined;
    if (!isMore || performance.now() - this.#lastNote > NOTE_EVERY) this.note();
    if (!isMore) this.#rest();
    else if (!this.#stopped) {
      this.#timer = setTimeout(() => this.#work(), pause);
      // A desk that is being closed does not wait for another try.
      if (pause === TRY_AGAIN) this.#timer.unref();
    }
  }

  /** Tells the pages. */
  note(): void {
    if (this.#stopped) return;
    this.#lastNote = performance.now();
    this.events.tell({ event: 'stories', data: { left: this.store.stories.left() } });
  }

  #rest(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
