/** Which of the places in a claim's words are where it happened, and which only describe somebody or are talked about. */
import { named } from '../attribution/index.js';
import type { Word } from '../language/index.js';
import type { Place, Span } from '../report.js';
import { firstStartingAt } from '../sorted.js';
import { base, type Children, childrenOf, mainWord } from './grammar.js';
import { wordSets } from './lexicon.js';
import type { Statement } from './statement.js';

const lists = wordSets('where.json', [
  'locative',
  'toward',
  'topics',
  'placeNouns',
  'happenings',
  'people',
  'locatingVerbs',
  'happeningVerbs',
  'otherVerbs',
  'topicVerbs',
  'homeVerbs',
  'givingVerbs',
  'beginnings',
  'sendingVerbs',
]);
const asideRule = named('a place that is named, where it did not happen');

const MOST_STEPS = 24; // from a place up to the head of its claim
const COUNTRY = /^(?:PCL|CONT)/;
/** What people come together for, and how they come: "met for the summit at Osk" is at Osk. */
const GATHERING =
  /^(?:summit|meeting|conference|forum|talks?|gathering|ceremony|wedding|funeral|festival|workshop|session|hearing|rally|concert|celebration|vigil|parade)$/;
const COMING = /^(?:meet|gather|assemble|convene|arrive|come|join|unite|reunite|attend|appear)$/;
/** Sets another happening beside this one: "days after army gains in Osk", "after the army took Osk". */
const BESIDE = /^(?:after|before|following|despite|since|until|although|though)$/;
/** What is aimed at: "committed to the defeat of the rebels in Osk", "the effort to defeat them in Osk". */
const AIMED = /^(?:defeat|destroy|degrade|end|counter|combat|stabili[sz]e|eliminate|eradicate)$/;
/** By which somebody gets away: where from and where to is theirs. */
const FLEEING = /^(?:flee|escape|infiltrate|retreat|emigrate|migrate)$/;

/** How surely it happened there: 'weak' gives way to any other place that says where. */
type Bearing = 'strong' | 'weak' | 'aside';

interface Tree {
  /** Words of place names. */
  names: ReadonlySet<number>;
  words: readonly Word[];
  children: Children;
  inside: ReadonlySet<number>;
  main: number;
}

/**
 * The ids of those places of a claim where it did not happen.
 *
 * @param places those that stand in the claim's words
 * @param organisations names of organisations: "Islamic State of Iraq" is in no place for its name
 * @example asidesOf(statement, places) // "The minister for Central Asia visited Turkey": the id of Central Asia
 */
export function asidesOf(
  statement: Statement,
  places: readonly Place[],
  organisations: readonly Span[] = [],
): Set<string> {
  const asides = new Set<string>();
  if (!asideRule() || places.length === 0) return asides;
  const { words } = statement.sentence;
  const tree: Tree = {
    names: wordsOfPlaces(words, places),
    words,
    children: childrenOf(words),
    inside: new Set(statement.words),
    main: mainWord(words, statement.words, statement.head),
  };
  const found = places.map((place) => ({
    place,
    bearing: inName(tree, place, organisations) ? ('aside' as const) : bearingOf(tree, place),
  }));
  const hasStrong = found.some(({ bearing }) => bearing === 'strong');
  for (const { place, bearing } of found)
    if (bearing === 'aside' || (bearing === 'weak' && hasStrong)) asides.add(place.id);
  return asides;
}

function wordsOfPlaces(words: readonly Word[], places: readonly Place[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const place of places) {
    let at = firstStartingAt(words, place.start);
    for (; at < words.length && (words[at] as Word).start < place.end; at++) found.add(at);
  }
  return found;
}

const lemma = (word: Word | undefined) => word?.lemma.toLowerCase() ?? '';

/** "the Bank of Kolm", but not "the University of Kolm": a name of somebody, not of something that stands somewhere. */
function inName({ words }: Tree, place: Place, organisations: readonly Span[]): boolean {
  return organisations.some(
    ({ start, end }) =>
      start <= place.start &&
      place.end <= end &&
      // "the US" is no longer name than "US"
      words.some(
        (word) =>
          word.start >= start &&
          word.end <= end &&
          word.upos !== 'DET' &&
          (word.end <= place.start || word.start >= place.end),
      ) &&
      !words.some(
        (word) =>
          word.start >= start &&
          word.end <= end &&
          word.lemma.toLowerCase() !== 'state' &&
          lists.placeNouns.has(word.lemma.toLowerCase()),
      ),
  );
}

/** The word of a name that the rest of it hangs on. */
function headOfName(words: readonly Word[], place: Place): number | undefined {
  const isOf = (k: number) => {
    const word = words[k];
    return word !== undefined && word.start < place.end && word.end > place.start;
  };
  let at = firstStartingAt(words, place.start);
  if (!isOf(at)) at -= 1;
  if (!isOf(at)) return undefined;
  for (let steps = 0; steps < MOST_STEPS && isOf((words[at] as Word).head); steps++)
    at = (words[at] as Word).head;
  return at;
}

function prepositionOf({ words, children }: Tree, at: number): string {
  const cases = (children[at] ?? []).filter((k) => base((words[k] as Word).deprel) === 'case');
  return lemma(words[cases[0] ?? -1]);
}

/** Climbs from the place to the head of the claim; every step may say that it did not happen there. */
function bearingOf(tree: Tree, place: Place): Bearing {
  const { words, main } = tree;
  const start = headOfName(words, place);
  if (start === undefined) return 'strong';
  const country = COUNTRY.test(place.feature?.featureCode ?? '');
  /** Mountains and islands: "on" them is there. */
  const natural = place.feature?.featureClass === 'T';
  let at = start;
  /** Still the place itself, or a noun for one: "the outskirts of". */
  let isPlace = true;
  let weak = false;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const word = words[at] as Word;
    if (at === main || word.head < 0) break;
    const step =
      word.upos === 'VERB' || isPredicate(tree, at)
        ? clauseStep(tree, at)
        : isPlace
          ? placeStep(tree, at, country && at === start, natural)
          : thingStep(tree, at);
    if (step === 'aside') return 'aside';
    weak ||= step === 'weak';
    const above = words[word.head] as Word;
    isPlace =
      isPlace &&
      (/^(?:appos|flat|conj|fixed|list|dep)/.test(word.deprel) ||
        lists.placeNouns.has(lemma(above)) ||
        tree.names.has(word.head)) &&
      above.upos !== 'VERB';
    at = word.head;
  }
  return weak ? 'weak' : 'strong';
}

function isPredicate({ words, children }: Tree, at: number): boolean {
  return (children[at] ?? []).some((k) => base((words[k] as Word).deprel) === 'cop');
}

type Step = Bearing;

/** From a place to the word it hangs on. */
function placeStep(tree: Tree, at: number, country: boolean, natural: boolean): Step {
  const { words } = tree;
  const { deprel, head } = words[at] as Word;
  const above = words[head] as Word;
  const over = lemma(above);
  const preposition = prepositionOf(tree, at);
  const relation = base(deprel);
  // "Nairobi, Kenya", "East Ghouta of Damascus": where the other place lies, and what holds for that holds for it
  if (tree.names.has(head) && /^(?:nmod|appos|list|dep|obl)$/.test(relation)) return 'strong';
  switch (relation) {
    case 'appos':
    case 'flat':
      // "our ally Turkey"
      return lists.people.has(over) ? 'aside' : 'strong';
    case 'compound':
    case 'amod':
    case 'det':
    case 'nummod':
      return ofNoun(tree, head, country);
    case 'nmod': {
      if (deprel === 'nmod:poss' || preposition === '') return ofNoun(tree, head, country);
      if (preposition === 'of') return of(tree, head);
      if (lists.happenings.has(over)) {
        if (lists.locative.has(preposition) || lists.toward.has(preposition))
          return talked(over, preposition);
        return 'aside';
      }
      if (preposition === 'including' && lists.placeNouns.has(over)) return 'strong';
      if (!lists.locative.has(preposition)) return 'aside';
      if (preposition === 'on' && natural) return 'strong';
      // "led a delegation to Berlin"
      if (preposition === 'to' && lists.sendingVerbs.has(lemma(words[above.head]))) return 'strong';
      if (lists.placeNouns.has(over)) return preposition === 'to' ? 'weak' : 'strong';
      if (lists.toward.has(preposition)) return 'aside';
      return lists.people.has(over) ? 'weak' : 'strong';
    }
    case 'obl':
      return obliquely(tree, at, preposition);
    case 'obj': {
      if (lists.locatingVerbs.has(over)) return 'strong';
      // "has its seat in Osk"
      if (over === 'have' && !tree.names.has(at)) return 'strong';
      return country || lists.otherVerbs.has(over) ? 'aside' : 'strong';
    }
    case 'iobj':
    case 'vocative':
      return 'aside';
    case 'nsubj':
      if (deprel === 'nsubj:pass')
        return (lists.otherVerbs.has(over) || lists.topicVerbs.has(over)) && !lists.locatingVerbs.has(over)
          ? 'aside'
          : 'strong';
      if (above.upos !== 'VERB') return country ? 'aside' : 'strong';
      return lists.happeningVerbs.has(over) ? 'strong' : 'aside';
    default:
      return 'strong';
  }
}

/** "a meeting on Syria", "talks over Aleppo": talked about; "an attack on Syria": where. */
function talked(noun: string, preposition: string): Step {
  const isTalk = /^(?:meeting|summit|conference|talks?|negotiation|vote|referendum|effort|election)$/.test(
    noun,
  );
  if (/^(?:war|dispute|conflict|row)$/.test(noun) && preposition === 'over') return 'aside';
  return isTalk && /^(?:on|upon|over|to|from|into)$/.test(preposition) ? 'aside' : 'strong';
}

/** "Aleppo airport", "the Mosul offensive", "Syria's army". */
function ofNoun({ words, main }: Tree, head: number, country: boolean): Step {
  const above = words[head] as Word;
  const noun = lemma(above);
  if (lists.placeNouns.has(noun) && !(country && lists.people.has(noun))) return 'strong';
  if (!lists.happenings.has(noun)) return 'aside';
  // the happening itself is what the claim is about
  return head === main || (!country && /^nsubj/.test(above.deprel)) ? 'strong' : 'aside';
}

/** "the siege of Homs", "the outskirts of Homs"; "the people of Homs", "the government of Iraq". */
function of({ words }: Tree, head: number): Step {
  const noun = lemma(words[head]);
  if (lists.placeNouns.has(noun) || lists.happenings.has(noun)) return 'strong';
  return /(?:[a-z]ing|tion|ment|percent|%|most|many|third|quarter|majority|rest|all|much)$/.test(noun) &&
    !lists.people.has(noun)
    ? 'strong'
    : 'aside';
}

/** A place behind a preposition, on a verb or a predicate. */
function obliquely(tree: Tree, at: number, preposition: string): Step {
  const { words } = tree;
  const { deprel, head } = words[at] as Word;
  const verb = lemma(words[head]);
  if (deprel === 'obl:agent') return 'aside';
  if (preposition === '') return deprel === 'obl:unmarked' ? 'strong' : 'weak';
  if (preposition === 'from')
    return lists.homeVerbs.has(verb) || words[head]?.upos !== 'VERB' ? 'aside' : 'strong';
  if (preposition === 'to')
    return lists.givingVerbs.has(verb) || words[head]?.upos !== 'VERB' ? 'aside' : 'strong';
  if (/^(?:on|upon|over|into)$/.test(preposition) && lists.topicVerbs.has(verb)) return 'aside';
  if (preposition === 'against')
    return lists.locatingVerbs.has(verb) || verb === 'launch' ? 'strong' : 'aside';
  if (preposition === 'for') return /^(?:leave|depart|head|set|bind|embark)$/.test(verb) ? 'strong' : 'aside';
  if (preposition === 'of') return /^(?:rid|clear|control)$/.test(verb) ? 'strong' : 'aside';
  return lists.locative.has(preposition) || !lists.topics.has(preposition) ? 'strong' : 'aside';
}

/** From a thing, a happening or somebody that has a place, to the word it hangs on. */
function thingStep(tree: Tree, at: number): Step {
  const { words } = tree;
  const { deprel, head, lemma: own } = words[at] as Word;
  const above = words[head] as Word;
  const over = lemma(above);
  const preposition = prepositionOf(tree, at);
  const isHappening = lists.happenings.has(own.toLowerCase());
  switch (base(deprel)) {
    case 'obj':
    case 'iobj':
      return lists.topicVerbs.has(over) && !(isHappening && over === 'hold') ? 'aside' : 'strong';
    case 'nsubj':
      return deprel === 'nsubj' && lists.people.has(own.toLowerCase()) ? 'weak' : 'strong';
    case 'obl':
      if (deprel === 'obl:agent') return 'weak';
      if (preposition === 'for' && GATHERING.test(own.toLowerCase()) && COMING.test(over)) return 'strong';
      if (BESIDE.test(preposition)) return 'aside';
      if (preposition === 'to' && AIMED.test(own.toLowerCase())) return 'aside';
      if (/^(?:about|for|regarding|concerning|like|than|as|of|on)$/.test(preposition))
        return preposition === 'on' && !lists.topicVerbs.has(over) && !isHappening ? 'strong' : 'aside';
      if (/^(?:in|at|near|inside|outside|from|against|around|across|along|under)$/.test(preposition))
        return lists.topicVerbs.has(over) && preposition === 'in' && isHappening ? 'weak' : 'strong';
      return 'weak';
    case 'nmod':
      if (BESIDE.test(preposition) || (AIMED.test(own.toLowerCase()) && /^(?:to|for)$/.test(preposition)))
        return 'aside';
      if (/^(?:about|for|regarding|concerning|on|like|than|as)$/.test(preposition))
        return lists.happenings.has(over) && preposition === 'on' ? 'strong' : 'aside';
      if (preposition === 'with' && lists.people.has(own.toLowerCase())) return 'aside';
      return preposition === 'of' || preposition === 'in' || preposition === 'against' ? 'strong' : 'weak';
    case 'compound':
    case 'amod':
      return isHappening ? 'aside' : 'weak';
    default:
      return 'strong';
  }
}

/** Whether a comma parts a clause from the noun that it tells of. */
function isSetOff(words: readonly Word[], children: Children, at: number): boolean {
  const { head } = words[at] as Word;
  const first = Math.min(at, ...(children[at] ?? []));
  const signs = [first, first - 1].map((k) => words[k]?.lemma);
  return head < first && signs.includes(',');
}

/** From a verb that has the place, to the word its clause hangs on. */
function clauseStep({ words, children }: Tree, at: number): Step {
  const { deprel, head } = words[at] as Word;
  const above = words[head] as Word;
  const kids = (children[at] ?? []).map((k) => words[k] as Word);
  const infinitive = kids.some((k) => lemma(k) === 'to' && /^(?:mark|aux)/.test(k.deprel));
  const mark = kids.find((k) => base(k.deprel) === 'mark');
  switch (base(deprel)) {
    case 'acl':
      if (infinitive)
        return lists.happenings.has(lemma(above)) && !AIMED.test(lemma(words[at])) ? 'strong' : 'aside';
      if (FLEEING.test(lemma(words[at]))) return 'aside';
      // "The group, outlawed in Latvia, seized the depot": told of somebody, not of what they did
      return isSetOff(words, children, at) && !lists.happenings.has(lemma(above)) ? 'aside' : 'weak';
    case 'advcl':
      if (infinitive) return lists.beginnings.has(lemma(above)) ? 'weak' : 'aside';
      if (mark && BESIDE.test(lemma(mark))) return 'aside';
      return mark && !/^(?:by|while|as)$/.test(lemma(mark)) ? 'weak' : 'strong';
    case 'xcomp':
      return lists.topicVerbs.has(lemma(above)) ? 'aside' : 'strong';
    case 'ccomp':
      return lists.topicVerbs.has(lemma(above)) ? 'weak' : 'strong';
    default:
      return 'strong';
  }
}
