/** `--near PLACE`: stories within reach of a place of the gazetteer. */
import { openAtlas, ownGazetteerFiles } from '../place/index.js';
import { distance } from '../story/index.js';
import type { Story } from '../story.js';
import { UsageError } from './usage.js';

const REACH = 50; // km

/**
 * Whether stories are near a place, by its name in any spelling.
 *
 * @throws UsageError when no place has the name
 */
export function near(name: string): (story: Story) => boolean {
  const [found] = openAtlas(ownGazetteerFiles()).find(name, { limit: 1 });
  if (!found)
    throw new UsageError(`no place is called ${name}; headwater gazetteer search shows names that are known`);
  return ({ places }) => places.some(({ feature }) => distance(feature, found.feature) <= REACH);
}
