/** What a page's head says: meta tags and JSON-LD, as plain data. */
import type { DomDocument } from '../html/dom.js';

/** Meta tags by lower-case name, property or itemprop; the first of a name counts. */
export type MetaTags = ReadonlyMap<string, string>;

/** The JSON-LD node that describes the article, or the page where there is none. */
export interface StructuredData {
  headline?: string;
  authors: string[];
  publisher?: string;
  published?: string;
  modified?: string;
  url?: string;
  language?: string;
}

/** More than so many nodes in one page are no description of it. */
const MOST_NODES = 2_000;

export function readMetaTags(document: DomDocument): MetaTags {
  const tags = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta')) {
    const content = collapse(meta.getAttribute('content') ?? '');
    if (!content) continue;
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      for (const name of (meta.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/))
        if (name && !tags.has(name)) tags.set(name, content);
    }
  }
  return tags;
}

/** The first of some meta tags that the page has, with its name. */
export function firstTag(
  tags: MetaTags,
  names: readonly string[],
): { value: string; from: string } | undefined {
  for (const name of names) {
    const value = tags.get(name);
    if (value)
      return { value, from: name.startsWith('og:') || name.startsWith('twitter:') ? name : `meta ${name}` };
  }
  return undefined;
}

const ARTICLE = /(?:article|posting|report|review|webcontent)$/i;
const PAGE = /page$/i;

/** Reads all JSON-LD of a page; blocks that are no JSON are passed over. */
export function readStructuredData(document: DomDocument): StructuredData | undefined {
  const nodes: Record<string, unknown>[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]'))
    collectNodes(parseJson(script.textContent ?? ''), nodes);
  const byId = new Map(nodes.map((node) => [node['@id'], node]));
  const ofType = (pattern: RegExp) => nodes.find((node) => typesOf(node).some((type) => pattern.test(type)));
  const node = ofType(ARTICLE) ?? ofType(PAGE);
  return node && describe(node, byId);
}

function describe(
  node: Record<string, unknown>,
  byId: Map<unknown, Record<string, unknown>>,
): StructuredData {
  const resolve = (value: unknown): unknown =>
    isObject(value) && !value.name ? (byId.get(value['@id']) ?? value) : value;
  const nameOf = (value: unknown): string | undefined => {
    const resolved = resolve(value);
    return text(isObject(resolved) ? resolved.name : resolved);
  };
  const isArticle = typesOf(node).some((type) => ARTICLE.test(type));
  const main = node.mainEntityOfPage;
  return {
    headline: text(node.headline) ?? (isArticle ? text(node.name) : undefined),
    authors: listOf(node.author ?? node.creator)
      .map(nameOf)
      .filter((name) => name !== undefined),
    publisher: nameOf(listOf(node.publisher)[0]),
    published: text(node.datePublished) ?? text(node.dateCreated),
    modified: text(node.dateModified),
    url: text(node.url) ?? text(isObject(main) ? main['@id'] : main),
    language: text(node.inLanguage),
  };
}

/** Pages put comments, CDATA marks and raw line ends into their JSON. */
function parseJson(source: string): unknown {
  const bare = source
    .replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\]\]>\*\/|\]\]>)\s*$/, '');
  try {
    return JSON.parse(bare);
  } catch {
    try {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: raw control characters are what breaks the JSON
      return JSON.parse(bare.replace(/[\x00-\x1f]+/g, ' '));
    } catch {
      return undefined;
    }
  }
}

function collectNodes(value: unknown, nodes: Record<string, unknown>[]): void {
  const waiting = [value];
  for (let at = 0; at < waiting.length && at < MOST_NODES; at++) {
    const next = waiting[at];
    if (Array.isArray(next)) waiting.push(...next.slice(0, MOST_NODES - at));
    else if (isObject(next)) {
      nodes.push(next);
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'hasPart'])
        if (typeof next[key] === 'object') waiting.push(next[key]);
    }
  }
}

function typesOf(node: Record<string, unknown>): string[] {
  return listOf(node['@type']).filter((type) => typeof type === 'string');
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? collapse(unescapeHtml(value)) || undefined : undefined;
}

/** Some pages escape the text in their JSON-LD as if it were markup. */
function unescapeHtml(value: string): string {
  if (!value.includes('&')) return value;
  return value
    .replace(/&quot;/g, '"')
    .replace(/&(?:apos|#0?39|#x27);/gi, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&nbsp;/g, ' ')
    .replace(/&#(\d{2,6});/g, (whole, code) =>
      Number(code) < 0x110000 ? String.fromCodePoint(Number(code)) : whole,
    )
    .replace(/&amp;/g, '&');
}

export function collapse(value: string): string {
  return value
    .replace(/[\u00ad\u200b\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
