/** Who wrote a page. */
import { type DomDocument, type DomElement, type DomNode, isElement, isText } from '../html/dom.js';
import { collapse, firstTag, type MetaTags, type StructuredData } from './tags.js';

const META_NAMES = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'citation_author',
  'twitter:creator',
];
const ELEMENTS =
  '[itemprop~="author"] [itemprop~="name"], [itemprop~="author"], a[rel~="author"], [class~="byline"], [class~="author"], [class~="byline-name"], [class~="author-name"], [class~="c-byline"], [class~="article-author"], [class~="post-author"], [class~="entry-author"], [class~="vcard"] [class~="fn"]';

/** Finds the names of a page's writers, and where they stand. */
export function findByline(
  document: DomDocument,
  tags: MetaTags,
  data: StructuredData | undefined,
): { value: string[]; from: string } | undefined {
  const structured = uniqueNames(data?.authors ?? []);
  if (structured.length > 0) return { value: structured, from: 'JSON-LD author' };
  for (const name of META_NAMES) {
    const tag = firstTag(tags, [name]);
    const names = tag ? uniqueNames([tag.value]) : [];
    if (tag && names.length > 0) return { value: names, from: tag.from };
  }
  for (const element of document.querySelectorAll(ELEMENTS)) {
    const names = uniqueNames([visibleText(element)]);
    if (names.length > 0) return { value: names, from: 'byline' };
  }
  return undefined;
}

const PARTING = new Set(['br', 'div', 'p', 'li', 'ul', 'time', 'dd', 'dt']);

/** The text of a byline, with a bar where the page begins a new line, and as much as a byline can hold. */
function visibleText(byline: DomElement): string {
  const parts: string[] = [];
  const visit = (node: DomNode): void => {
    if (parts.length > 100) return;
    if (isText(node)) parts.push(node.textContent ?? '');
    if (!isElement(node)) return;
    const parting = PARTING.has(node.localName);
    if (parting) parts.push('|');
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child);
    if (parting) parts.push('|');
  };
  visit(byline);
  return collapse(parts.join(''))
    .replace(/^[|\s]+/, '')
    .replace(/^(\p{L}{2,6}:?)[|\s]+/u, '$1 ');
}

const LONGEST = 60;
const LONGEST_LINE = 200;
const BY =
  /^\W*(?:(?:written|reported|posted|published|story|words|text|analysis|opinion|review|commentary|compiled)\s+)?(?:by|von|par|por|от|автор|авторы|текст|بقلم|كتب|yazan)\s*:?\s+/iu;
/** What a line goes on with after the names: places, dates, roles, addresses. */
const AFTER_NAMES =
  /\s*(?:[|•·@/]|\s[–—-]\s|\b(?:published|updated|posted|for the|in [A-Z])\b|\d{1,2}[ .:]\d{2}|\d{1,2} \w+ \d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d{1,2}).*$/iu;
const BETWEEN = /\s*(?:[;,،]|\band\b|&|\bund\b|\bet\b|\by\b|\bи\b)\s*/iu;
const ROLE =
  /^(?:the\s)?(?:\w+\s)?(?:editor|editors|correspondent|reporter|reporters|writer|staff|staff writer|staff reports|journalist|producer|contributor|columnist|admin|administrator|guest|author|authors|web desk|desk|user|unknown|redaktion|редакция|jr\.?|sr\.?|ph\.?d\.?|md)$/iu;

function uniqueNames(lines: readonly string[]): string[] {
  const names = lines.flatMap(namesIn);
  return names.filter(
    (name, index) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index,
  );
}

const NAME =
  /^\p{Lu}[\p{L}'’.-]*(?:\s(?:(?:al|el|bin|ibn|abu|de|da|di|van|von|der|la|le|du)[ -])?\p{Lu}[\p{L}'’.-]*){1,3}$/u;

/**
 * The names in a line that says by whom a text is: "By Lena Orsay and Radu Meles in Osk".
 *
 * @returns the names; none where the line does not begin as such lines do, or goes on with something else than names
 */
export function namesOfByline(line: string): string[] {
  if (!BY.test(line)) return [];
  const names = namesIn(line);
  return names.every((name) => NAME.test(name) && !CALENDAR.test(name)) ? names : [];
}

/** "By Monday Evening" is no byline. */
const CALENDAR =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b/i;

function namesIn(line: string): string[] {
  if (line.length > LONGEST_LINE || /^(?:https?:|www\.|@)/i.test(line)) return [];
  const bare = line
    .replace(BY, '')
    .replace(/\S+@\S+/g, ' ')
    .replace(AFTER_NAMES, '');
  return bare
    .split(BETWEEN)
    .map((name) => name.replace(/^\W*(?:by)\s+/i, '').replace(/^[\s"'“”()[\]]+|[\s"'“”()[\]:]+$/gu, ''))
    .filter(
      (name) =>
        /\p{L}{2}/u.test(name) && name.length <= LONGEST && !/\d{3}|[!?<>{}]/.test(name) && !ROLE.test(name),
    );
}
