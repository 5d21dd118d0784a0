/**
 * pdf.js runs its "worker" half in the same thread and, on damaged files, drops promises that reject. Node ends a
 * process for that, and the neighbours of the damaged file would be lost with it.
 */

let readings = 0;

/** Passes over what pdf.js drops; anything else stays as fatal as it is by default. */
function passOver(reason: unknown): void {
  if (!/\bpdfjs\b/.test((reason as Error | undefined)?.stack ?? '')) throw reason;
}

/**
 * Runs some work with pdf.js so that its dropped rejections end nobody's process. The failure of the work itself is
 * thrown as ever.
 */
export async function withoutStrayRejections<T>(work: () => Promise<T>): Promise<T> {
  if (readings++ === 0) process.on('unhandledRejection', passOver);
  try {
    return await work();
  } finally {
    // Node reports dropped rejections after the microtasks that made them.
    await new Promise((resolve) => setImmediate(resolve));
    if (--readings === 0) process.off('unhandledRejection', passOver);
  }
}
