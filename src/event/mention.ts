/** What is compared of a mention when mentions of one event are looked for. */
import type { Place, Quantity } from '../report.js';
import type { Mention } from './compare.js';
import type { Phrase } from './draft.js';
import type { Joined } from './joined.js';
import { isListed } from './lexicon.js';
import type { Tree } from './tree.js';

const DEFINITE = /^(?:the|this|that|these|those|its|their|his|her|both)$/;
const NEARLY = 0.75; // of the bound that a figure stays below
const MORE = 1.2; // times the bound that it passes
const AROUND = 5; // words on each side of a trigger
const FRESH =
  /^(?:another|second|third|fourth|other|separate|several|similar|different|new|more|further|additional|fresh|latest)$/;
const NO_NAME =
  /^(?:the|a|an|of|and|in|at|its|their|his|her|some|other|others|people|men|group|forces|area|city|town)$/;

/** A mention with what was joined to it, as it is compared with others. */
export function mentionOf(text: string, { draft, tree, places, times, killed, wounded }: Joined): Mention {
  const { word } = draft;
  const noun = tree.word(word).upos !== 'VERB';
  const before = tree.children(word).map((k) => tree.form(k));
  const lemma = tree.lemma(word);
  const counted = noun ? tree.child(word, 'nummod') : undefined;
  const names = (phrases: readonly Phrase[]) =>
    new Set(
      phrases
        .flatMap((p) => p.words.map((i) => tree.lemma(i)))
        .filter((w) => w.length > 1 && !NO_NAME.test(w)),
    );
  return {
    type: draft.type,
    ...(draft.mode && { mode: draft.mode }),
    lemma,
    sentence: draft.sentence,
    noun,
    harm: isListed('harm', lemma),
    definite: before.some((w) => DEFINITE.test(w)),
    fresh: isFresh(tree, word),
    ...(counted !== undefined && { count: tree.form(counted) }),
    plural: tree.word(word).feats.Number === 'Plur',
    status: draft.status,
    places: places.map(whereabouts),
    isHead: draft.sentence === 0,
    days: times.flatMap(({ earliest, latest }) =>
      earliest && latest ? [{ earliest: earliest.slice(0, 10), latest: latest.slice(0, 10) }] : [],
    ),
    killed: killed.flatMap((q) => (q.partOf || isPartial(text, q) ? [] : [tollOf(q)])),
    wounded: wounded.map(tollOf),
    indefinite: noun && before.some((w) => w === 'a' || w === 'an'),
    goesOn: goesOn(tree),
    before: !noun && isBefore(tree, word),
    ofKnown: !noun && isOfKnown(tree, word),
    word,
    under: new Set(tree.up(word).slice(1, 5)),
    clause: tree.word(word).deprel,
    who: names(draft.actor),
    whom: names(draft.recipient),
    around: new Set(
      tree.words
        .slice(Math.max(0, word - AROUND), word + AROUND + 1)
        .map((_, k) => tree.form(Math.max(0, word - AROUND) + k)),
    ),
  };
}

/** "a second blast", and "a second bomb went off". */
function isFresh(tree: Tree, word: number): boolean {
  const told = tree.word(word).upos === 'VERB' ? tree.byRelation(word, 'nsubj') : [word];
  return told.some((k) => tree.children(k).some((j) => FRESH.test(tree.form(j))));
}

const OPENING = 80; // words of a sentence that are looked at for what goes on
const GOING_ON =
  /^(?:also|meanwhile|elsewhere|separately|another|additionally|later|earlier|previously|similarly)$/;

function goesOn(tree: Tree): boolean {
  return tree.words.slice(0, OPENING).some((_, i) => GOING_ON.test(tree.form(i)));
}

/** "had killed". */
function isBefore(tree: Tree, word: number): boolean {
  return tree.byRelation(word, 'aux').some((k) => tree.form(k) === 'had');
}

/** "the bomb went off", "the strike hit": a verb whose subject or object is known and does nothing itself. */
function isOfKnown(tree: Tree, word: number): boolean {
  return tree
    .byRelation(word, 'nsubj', 'obj')
    .some(
      (k) =>
        tree.children(k).some((j) => DEFINITE.test(tree.form(j))) && /^(?:NOUN)$/.test(tree.word(k).upos),
    );
}

/** How many a figure may mean when tolls are compared: "at least 45" is not 300, "nearly 300" is not 45. */
function tollOf({ min, max, approximate }: Quantity): { min: number; max: number } {
  const least = min ?? (max ?? 0) * NEARLY;
  return { min: least, max: max ?? (approximate ? Number.POSITIVE_INFINITY : least * MORE + 1) };
}

/** A place as mentions are compared by it; a province goes by its name too, by which its towns name it. */
function whereabouts({ name, feature }: Place): Mention['places'][number] {
  if (!feature) return { key: name.toLowerCase(), within: [] };
  const { id, country, admin1, featureCode, lat, lon } = feature;
  const isProvince = featureCode === 'ADM1';
  return {
    key: isProvince ? `${country} ${feature.name}` : id,
    within: [`iso:${country}`, ...(admin1 && !isProvince ? [`${country} ${admin1}`] : [])],
    ...(!/^(?:PCL|ADM1|CONT|RGN)/.test(featureCode) && { at: { lat, lon } }),
  };
}

/** "six of those killed", "including two children": part of a toll, not the toll. */
function isPartial(text: string, { start, end }: Quantity): boolean {
  return (
    /^\s+of (?:those|them|the|whom)\b/.test(text.slice(end, end + 12)) ||
    /\b(?:including|among them)\s+$/.test(text.slice(Math.max(0, start - 14), start))
  );
}
