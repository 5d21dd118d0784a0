/** What a reading process runs: whatever takes longest to load begins before the rest is loaded. */
import '../heap.js';

import { beginToLoad } from '../language/index.js';
import type { Outcome, Task } from './task.js';

/** Stands on the command line of a process that reads alone. */
export const ALONE = '--alone';

// Where another processor is free, the network loads on it while this thread loads the stages.
if (process.argv.includes(ALONE)) beginToLoad();
const loaded = import('./task.js');

/** Reads one document. Never throws: whatever happens comes back as an outcome. */
export default async function read(task: Task): Promise<Outcome> {
  const { readTask } = await loaded;
  return readTask(task);
}
