/** The entry of a source: its fullest name, kind, role, affiliation, mentions. */
import type { Source, Span } from '../../report.js';
import type { Context } from '../draft.js';
import { WORDS } from '../lexicon.js';
import { named } from '../rule.js';
import { agentOf } from '../source.js';
import { shownWord } from '../tongues.js';
import { base, type Tree } from '../tree.js';
import { type Cluster, hasRole, isOutletName } from './features.js';
import { nameOf } from './naming.js';
import type { NounPhrase } from './phrases.js';

const SEVERAL = /^(?:several|many|some|few|most|both|all|others|dozens|hundreds|thousands)$/;

/** The entry of those who are meant by a cluster's phrases, made when first asked for. */
export function entry(
  context: Context,
  cluster: Cluster,
  sources: Source[],
  ofCluster: Map<Cluster, Source>,
): Source {
  const known = ofCluster.get(cluster);
  if (known) return known;
  const best = fullest(cluster);
  const kind = kindOf(context, cluster, best);
  const role = cluster.phrases.flatMap((p) => p.descriptions).find((d) => WORDS.role.has(d));
  const affiliation = affiliationOf(context, cluster);
  const entity = cluster.phrases.find((p) => p.entity)?.entity;
  const source: Source = {
    id: `s${sources.length + 1}`,
    name: withoutBrackets(nameOf(context, best, kind)),
    kind,
    named: isKnownOutlet(context, cluster) || (cluster.named && !isUnnamed(cluster)),
    ...(role && kind === 'person' && { role: verbatim(context, cluster, role) }),
    ...(affiliation && { affiliation }),
    mentions: mentionsOf(cluster),
    ...(entity && { entity }),
  };
  sources.push(source);
  ofCluster.set(cluster, source);
  return source;
}

/** "the Observatory (KOW" is cut before the bracket that stays open, "Wire] Residents" behind the one that nothing opens. */
function withoutBrackets(name: string): string {
  return name.replace(/\s*[([][^()[\]]*$/, '').replace(/^[^()[\]]*[)\]]\s*(?=\p{L})/u, '') || name;
}

function mentionsOf(cluster: Cluster): Span[] {
  const seen = new Set<string>();
  return (
    cluster.phrases
      .map(({ span }) => ({ start: span.start, end: span.end }))
      .sort((a, b) => a.start - b.start || a.end - b.end)
      // Named in the report's title alone, there is no mention.
      .filter(({ start, end }) => end > start && !seen.has(`${start}:${end}`) && seen.add(`${start}:${end}`))
  );
}

/** Clusters do not grow any more when they are asked for their fullest mention. */
const best = new WeakMap<Cluster, NounPhrase>();

/** The fullest mention: a name before a description, with a title or role before bare, longer before shorter. */
export function fullest(cluster: Cluster): NounPhrase {
  const known = best.get(cluster);
  if (known) return known;
  const rank = (p: NounPhrase) =>
    (p.joint ? 2000 : p.form === 'name' ? 1000 : p.form === 'description' ? 100 : 0) +
    Math.max(0, ...p.names.map((n) => n.length)) * 20 +
    (p.descriptions.length ? 10 : 0) +
    // "a source on the ground" before "the source": the words that tell somebody from others
    (p.form === 'description' && p.text.length <= 120 ? Math.min(9, p.words.length) : 0) -
    (p.text.length > 120 ? 500 : 0) -
    (/,.* (?:who|which|that) /.test(p.text) ? 5 : 0);
  const found = cluster.phrases.reduce((a, b) => (rank(b) > rank(a) ? b : a));
  best.set(cluster, found);
  return found;
}

/** "a Finance Ministry source": a name in the phrase, but not the source's own. */
function isUnnamed(cluster: Cluster): boolean {
  return cluster.phrases.every((p) => {
    const head = p.descriptions[p.descriptions.length - 1];
    return p.form !== 'name' || (head !== undefined && WORDS.unnamed.has(head) && p.names.length === 0);
  });
}

function kindOf(context: Context, cluster: Cluster, best: NounPhrase): Source['kind'] {
  if (best.joint) return 'group';
  const heads = cluster.phrases.flatMap((p) => p.descriptions.slice(-1));
  const all = [...best.words, ...heads];
  if (!cluster.gender && !hasRole(cluster) && [...cluster.names.values()].some(isOutletName)) return 'outlet';
  if (isKnownOutlet(context, cluster)) return 'outlet';
  const institution = !cluster.gender && institutionOf(cluster);
  if (institution) return WORDS.outlet.has(institution) ? 'outlet' : 'organisation';
  // In other languages only what is named has a type: several people who are not named are a group.
  if (best.plural && !cluster.named && isForeignGroup(context, best)) return 'group';
  if (cluster.gender || cluster.type === 'person') return 'person';
  const last = best.names[0]?.[best.names[0].length - 1];
  // "the rebel Harran Coalition": what stands before a name does not say what is named
  if (cluster.type === 'organisation' && last && WORDS.organisation.has(last) && !hasRole(cluster))
    return 'organisation';
  const head = heads[0] ?? last ?? best.words[best.words.length - 1] ?? '';
  if (
    WORDS.outlet.has(head) ||
    all.some((w) => /^(?:agency|newspaper|daily|broadcaster|channel)$/.test(w) && cluster.named)
  )
    return 'outlet';
  if (WORDS.document.has(head)) return 'document';
  if (WORDS.role.has(head) && !best.plural) return 'person';
  if (groups() && isGroup(cluster, best, head)) return 'group';
  // "the River Authority" is one; "the authority", like "officials", may be anybody
  if (cluster.named && last === head && !best.plural && WORDS.organisation.has(head)) return 'organisation';
  if (WORDS.group.has(head) || WORDS.unnamed.has(head)) return best.plural ? 'group' : 'person';
  if (cluster.type === 'organisation' || cluster.type === 'location' || WORDS.organisation.has(head))
    return 'organisation';
  if (best.plural) return 'group';
  if (cluster.named) return (best.names[0]?.length ?? 0) >= 2 ? 'person' : 'organisation';
  return groups() ? 'person' : 'group';
}

function isForeignGroup({ trees }: Context, { sentence, words }: NounPhrase): boolean {
  const institution = (word: string) => WORDS.organisation.has(word) || WORDS.outlet.has(word);
  return trees[sentence]?.language !== undefined && !words.some(institution);
}

const groups = named('several of a kind are a group');

/** "traders", "the engineers", "several": more than one, and no institution's name, whatever the reader takes them for. */
function isGroup(cluster: Cluster, best: NounPhrase, head: string): boolean {
  if (cluster.named || WORDS.document.has(head)) return false;
  if (best.words.length === 1 && SEVERAL.test(head)) return true;
  return best.plural && !WORDS.organisation.has(head);
}

/** Whether the report itself says that these words are the name of its outlet, or of who filed it. */
function isKnownOutlet({ outlets }: Context, { texts }: Cluster): boolean {
  return outlets.size > 0 && [...texts].some((text) => outlets.has(text.replace(/^the\s+/, '')));
}

const calledSo = named('a name behind what it is');

/** "the regional service Fezzan Dispatch": the noun before a name says that it is no person's. */
function institutionOf({ phrases, descriptions }: Cluster): string | undefined {
  if (!calledSo() || [...descriptions].some((d) => WORDS.role.has(d))) return undefined;
  return phrases
    .filter(({ names }) => names.length > 0)
    .flatMap((phrase) => phrase.descriptions.slice(-1))
    .find((noun) => WORDS.outlet.has(noun) || WORDS.organisation.has(noun));
}

function verbatim(context: Context, cluster: Cluster, lemma: string): string {
  for (const phrase of cluster.phrases) {
    const tree = context.trees[phrase.sentence];
    const word = tree?.words.find(
      (w) =>
        w.start >= phrase.span.start &&
        w.end <= phrase.span.end &&
        (w.lemma.toLowerCase() === lemma ||
          context.text.slice(w.start, w.end).toLowerCase() === lemma ||
          (tree.language !== undefined && tree.lower(tree.words.indexOf(w)) === lemma)),
    );
    if (!tree || !word) continue;
    // "chief engineer", "prime minister": a role is what it says with the words that belong to it
    let first = tree.words.indexOf(word);
    while (first > 0 && belongs(tree, first - 1)) first -= 1;
    return context.text.slice(tree.word(first).start, word.end);
  }
  return shownWord(lemma);
}

/** Whether a word only says what kind of role the noun after it is; a name says whose. */
function belongs(tree: Tree, at: number): boolean {
  const { deprel, head, upos } = tree.word(at);
  return /^(?:compound|amod)$/.test(deprel) && head > at && upos !== 'PROPN';
}

function textOf(context: Context, tree: Tree, head: number): string {
  const words = tree.subtree(head, tree.byRelation(head, 'case', 'punct'));
  return context.text.slice(
    tree.word(words[0] as number).start,
    tree.word(words[words.length - 1] as number).end,
  );
}

/** Appositions anywhere below a word: "the customs house in the town, Ana Orlova" goes on with a name. */
function asidesIn(tree: Tree, word: number): number[] {
  return tree.subtree(word).filter((k) => k !== word && base(tree.word(k).deprel) === 'appos');
}

/** "spokesman for the Badr Organization": who a person speaks for. */
function affiliationOf(context: Context, cluster: Cluster): string | undefined {
  for (const phrase of cluster.phrases) {
    const tree = context.trees[phrase.sentence];
    if (!tree?.known) continue;
    for (let i = 0; i < tree.words.length; i++) {
      const word = tree.word(i);
      if (word.start < phrase.span.start || word.end > phrase.span.end) continue;
      const released = WORDS.document.has(tree.lower(i))
        ? tree
            .byRelation(i, 'acl')
            .map((k) => agentOf(tree, k))
            .find((k) => k !== undefined)
        : undefined;
      if (released !== undefined) return textOf(context, tree, released).replace(/^the\s+/i, '');
      if (!WORDS.role.has(tree.lower(i)) && !WORDS.unnamed.has(tree.lower(i))) continue;
      const of = tree
        .byRelation(i, 'nmod', 'nmod:poss')
        .find(
          (k) =>
            tree.word(k).deprel === 'nmod:poss' ||
            tree.markers(k).some((m) => /^(?:for|of|with|at|from)$/.test(m)),
        );
      if (of === undefined || !/^(?:PROPN|NOUN)$/.test(tree.word(of).upos)) continue;
      const words = tree.subtree(of, [...tree.byRelation(of, 'case', 'punct'), ...asidesIn(tree, of)]);
      const start = tree.word(words[0] as number).start;
      const end = tree.word(words[words.length - 1] as number).end;
      return context.text
        .slice(start, end)
        .replace(/^the\s+/i, '')
        .replace(/['’]s?$/, '');
    }
  }
  return undefined;
}
