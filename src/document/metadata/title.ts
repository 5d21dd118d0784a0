/** A page's title: the heading that its readers see where the head agrees, without the outlet's name. */
import type { DomDocument } from '../html/dom.js';
import { isHidden } from '../html/zones.js';
import { collapse, firstTag, type MetaTags, type StructuredData } from './tags.js';

export interface Found {
  value: string;
  from: string;
}

/** The longest title; what is longer is a summary. */
const LONGEST = 400;

/**
 * Finds the title.
 *
 * @param names names of the outlet, to be cut from the title's end or beginning
 */
export function findTitle(
  document: DomDocument,
  tags: MetaTags,
  data: StructuredData | undefined,
  names: readonly string[],
): Found | undefined {
  const element = collapse(document.querySelector('title')?.textContent ?? '');
  const stated = [
    ...(data?.headline ? [{ value: data.headline, from: 'JSON-LD headline' }] : []),
    firstTag(tags, ['og:title']),
    firstTag(tags, ['twitter:title']),
    firstTag(tags, ['headline', 'dc.title', 'dcterms.title', 'parsely-title', 'sailthru.title']),
    ...(element ? [{ value: element, from: 'title' }] : []),
  ]
    .filter((found) => found !== undefined && found.value.length <= LONGEST)
    .map((found) => ({ ...(found as Found), value: withoutOutlet((found as Found).value, names) }));
  const headings = visibleHeadings(document);
  const seen = headings.find((heading) => stated.some(({ value }) => sharesWords(heading, value)));
  if (seen) return { value: seen, from: 'h1' };
  if (stated[0]) return stated[0];
  return headings[0] ? { value: headings[0], from: 'h1' } : undefined;
}

/** The texts of the page's visible `h1` headings. */
export function visibleHeadings(document: DomDocument): string[] {
  return [...document.querySelectorAll('h1')]
    .filter((heading) => !isHidden(heading))
    .map((heading) => collapse(heading.textContent ?? ''))
    .filter((text) => text.length > 0 && text.length <= LONGEST);
}

/** So large a share of the shorter one's words must be in the other. */
const SHARED = 0.6;

function sharesWords(a: string, b: string): boolean {
  const [shorter, longer] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.size - y.size) as [
    Set<string>,
    Set<string>,
  ];
  if (shorter.size === 0 || (shorter.size === 1 && longer.size > 3)) return false;
  const shared = [...shorter].filter((word) => longer.has(word)).length;
  return shared >= shorter.size * SHARED && shorter.size >= longer.size / 3;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

const SEPARATOR = /\s+[|·•»«:–—-]+\s+|\s*\|\s*|\s+::\s+/g;
/** More words than these are a title's part, not an outlet's name. */
const NAME_WORDS = 5;

/** Cuts the outlet's name off: `Ferry sails again | The Harbour Post` → `Ferry sails again`. */
export function withoutOutlet(title: string, names: readonly string[]): string {
  const keys = names.map(keyOf).filter((key) => key.length > 1);
  let left = title;
  for (let round = 0; round < 3; round++) {
    const cuts = [...left.matchAll(SEPARATOR)];
    const last = cuts.at(-1);
    if (!last) return left;
    const tail = left.slice(last.index + last[0].length);
    const first = cuts[0] as RegExpMatchArray;
    const head = left.slice(0, first.index);
    // A bar parts off the outlet, whatever its name; a dash may be the title's own.
    const barred = last[0].includes('|') && tail.split(' ').length <= NAME_WORDS;
    if (last.index > 0 && (barred || isName(tail, keys))) left = left.slice(0, last.index).trim();
    else if (head && isName(head, keys)) left = left.slice((first.index ?? 0) + first[0].length).trim();
    else return left;
  }
  return left;
}

/** Names of sections and of pages' kinds, which templates put behind a title as they do the outlet's. */
const SECTION =
  /^(?:home|homepage|news|world|world news|politics|business|economy|sports?|opinion|analysis|culture|science|technology|tech|health|video|live|latest|breaking news|top stories|middle east|africa|asia|europe|americas|national|local|regional|international|features?|reports?|press releases?|articles?|blogs?)$/i;

/**
 * The outlet's name that a template put behind the title: `Ferry sails again - The Harbour Post` over the heading
 * "Ferry sails again".
 *
 * @param title the page's `<title>`
 * @param headlines what the page else calls itself (`h1`, `og:title`): what is left of the title must be one of them
 * @param names names and handles that the outlet may go by (`@harbourpost`, its domain): these need no headline
 * @returns the name; undefined where the tail is a section, or may be the title's own words
 */
export function outletInTitle(
  title: string,
  headlines: readonly string[],
  names: readonly string[],
): string | undefined {
  const last = [...title.matchAll(SEPARATOR)].at(-1);
  if (!last || last.index === 0) return undefined;
  const tail = title.slice(last.index + last[0].length).trim();
  if (!/^[\p{Lu}\p{Lo}\d]/u.test(tail) || tail.split(' ').length > NAME_WORDS || SECTION.test(tail))
    return undefined;
  if (isName(tail, names.map(keyOf))) return tail;
  const rest = title.slice(0, last.index);
  // A headline that holds the tail, too, has it as words of its own.
  const isAdded = headlines.some((line) => sharesWords(line, rest) && !keyOf(line).includes(keyOf(tail)));
  return isAdded ? tail : undefined;
}

function isName(part: string, keys: readonly string[]): boolean {
  if (part.split(' ').length > NAME_WORDS) return false;
  const key = keyOf(part);
  return (
    key.length > 1 &&
    keys.some(
      (name) =>
        name === key || (key.length > 3 && name.startsWith(key)) || (name.length > 2 && key.startsWith(name)),
    )
  );
}

function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:the|www\.)\s?/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
