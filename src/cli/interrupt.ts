/** Ctrl-C: what is under way is left, what was done is written. */
export interface Interrupt {
  pressed: boolean;
  /**
   * What a promise resolves to, or undefined as soon as Ctrl-C is pressed; one promise at a time. (A race with one
   * promise for the whole run would keep every result that it ever lost to.)
   */
  orAfter<T>(promise: Promise<T>): Promise<T | undefined>;
  /** Listens no longer. */
  stop(): void;
}

/** Listens for Ctrl-C, and for being asked to end, until `stop`. */
export function onInterrupt(): Interrupt {
  let wake = (): void => {};
  const interrupt: Interrupt = {
    pressed: false,
    orAfter: (promise) =>
      new Promise((resolve, reject) => {
        wake = () => resolve(undefined);
        promise.then(resolve, reject);
        if (interrupt.pressed) wake();
      }),
    stop: () => {
      process.off('SIGINT', press);
      process.off('SIGTERM', press);
    },
  };
  const press = () => {
    interrupt.pressed = true;
    wake();
  };
  process.on('SIGINT', press);
  process.on('SIGTERM', press);
  return interrupt;
}
