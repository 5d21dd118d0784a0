/** Chains: from the source nearest to the report to the origin. */
import { type AttributionReading, named } from '../attribution/index.js';
import type { Attribution } from '../report.js';

/**
 * For every attribution its chain, the outermost first and itself last. Attitudes, orders and questions on the way are
 * no links; a source's own belief inside its own words ("he said he believed") is one link with them.
 */
export function chainsOf(
  reading: AttributionReading,
  narrated: ReadonlySet<string>,
): {
  chains: Map<string, Attribution[]>;
  /** Attributions that carry no claims of their own: not claimed, or one link with the one around them. */
  silent: Set<string>;
} {
  const unclaimed = new Set([...(noLinks() ? reading.unclaimed : []), ...narrated]);
  const silent = new Set(unclaimed);
  const byId = new Map(reading.attributions.map((a) => [a.id, a]));
  const chains = new Map<string, Attribution[]>();
  const chainOf = (attribution: Attribution): Attribution[] => {
    const path: Attribution[] = [];
    const seen = new Set<string>();
    let at: Attribution | undefined = attribution;
    while (at && !chains.has(at.id) && !seen.has(at.id)) {
      seen.add(at.id);
      path.push(at);
      at = at.within ? byId.get(at.within) : undefined;
    }
    let chain = at ? (chains.get(at.id) ?? []) : [];
    for (const link of path.reverse()) {
      const extended = extend(chain, link, unclaimed);
      if (extended === chain) silent.add(link.id);
      chain = extended;
      chains.set(link.id, chain);
    }
    return chain;
  };
  for (const attribution of reading.attributions) chainOf(attribution);
  return { chains, silent };
}

const noLinks = named('attitudes, orders, questions and what was not said are no links');
const ownWords = named('a source’s own belief is one link');

function extend(chain: Attribution[], link: Attribution, unclaimed: ReadonlySet<string>): Attribution[] {
  if (unclaimed.has(link.id)) return chain;
  const last = chain[chain.length - 1];
  const sameSource = last?.sourceId !== undefined && last.sourceId === link.sourceId;
  // "he said he believed", "she admitted she told them": their own words about their own words are one link.
  if (ownWords() && sameSource && link.stance !== 'ask') return chain;
  return [...chain, link];
}
