/** Door of event/: what happened, who did it and to whom, where and when, and which mentions tell of one event. */
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import type { Event, Explanation, Place, Quantity, Span, TimeExpression } from '../report.js';
import { assembleEvents } from './assemble.js';
import type { Draft } from './draft.js';
import { explain } from './explain.js';
import type { Joined } from './joined.js';
import { headWord, isDateline, isLocal } from './joins.js';
import { draftsOf } from './sentence.js';
import { Tree } from './tree.js';

export { type Happened, happenings, withClaims } from './claims.js';

/** What events are read from. */
export interface EventMaterial {
  document: Document;
  analysis: Analysis;
  /** In text order, as their stages give them. */
  times: readonly TimeExpression[];
  places: readonly Place[];
  quantities: readonly Quantity[];
}

export interface EventReading {
  events: Event[];
  explanations: Explanation[];
}

/**
 * Finds every event of a document: words that tell that something happened, will or would, each with its PLOVER type,
 * who did it and to whom, and which of the document's places, times and casualty figures are its own. Mentions of one
 * event are one entry. Takes time linear in the length of the text.
 *
 * @example readEvents(material).events[0]; // "Gunmen attacked a convoy near Hit": { type: 'ASSAULT', subEvent: …, actors: [{ spans: … }], … }
 */
export function readEvents(material: EventMaterial): EventReading {
  const { document, analysis } = material;
  const joined = mentionsIn(material);
  const read = assembleEvents(document.text, joined, analysis, material.times);
  return { events: read.map(({ event }) => event), explanations: explain(document.text, read) };
}

/** Every mention of an event, in text order, with what was joined to it. */
export function mentionsIn({ document, analysis, times, places, quantities }: EventMaterial): Joined[] {
  const joined: Joined[] = [];
  const within = [sweep(places), sweep(times), sweep(quantities)] as const;
  analysis.sentences.forEach((sentence, s) => {
    if (!sentence.words.length) return;
    const facts = {
      places: within[0](sentence),
      times: within[1](sentence),
      quantities: within[2](sentence),
    };
    const tree = new Tree(sentence, document.text);
    for (const draft of draftsOf(tree, s, facts)) joined.push(join(tree, draft, facts));
  });
  return joined;
}

function join(
  tree: Tree,
  draft: Draft,
  facts: { places: Place[]; times: TimeExpression[]; quantities: Quantity[] },
): Joined {
  const holding = <T extends Span>(items: readonly T[], words: readonly number[]) => {
    const set = new Set(words);
    return items.filter((item) => set.has(headWord(tree, item.start, item.end)));
  };
  const isCasualty = (q: Quantity, of: Quantity['casualty']) =>
    q.kind === 'count' && (q.casualty === undefined || q.casualty === 'casualties' || q.casualty === of);
  const killed = holding(facts.quantities, draft.killed).filter((q) => isCasualty(q, 'killed'));
  return {
    draft,
    tree,
    places: holding(facts.places, draft.place).filter((p) => p.usage !== 'modifier' || isLocal(p)),
    times: holding(facts.times, draft.time).filter((t) => !isDateline(tree, t)),
    killed,
    wounded: holding(facts.quantities, draft.wounded).filter(
      (q) => isCasualty(q, 'wounded') && !killed.includes(q),
    ),
  };
}

/** The items of a sorted list inside a range, for ranges asked in order. */
function sweep<T extends Span>(items: readonly T[]): (range: Span) => T[] {
  let at = 0;
  return ({ start, end }) => {
    while (at < items.length && (items[at] as T).end <= start) at++;
    const found: T[] = [];
    for (let i = at; i < items.length && (items[i] as T).start < end; i++) found.push(items[i] as T);
    return found;
  };
}
