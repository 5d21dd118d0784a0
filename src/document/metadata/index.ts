/** What a page says about itself: each piece with where it was found. */

import type { Warning } from '../../report.js';
import type { DomDocument, DomElement } from '../html/dom.js';
import type { Metadata } from '../input.js';
import { findByline } from './byline.js';
import { toEdtfDate } from './date.js';
import {
  collapse,
  firstTag,
  type MetaTags,
  readMetaTags,
  readStructuredData,
  type StructuredData,
} from './tags.js';
import { type Found, findTitle, outletInTitle, visibleHeadings } from './title.js';

/**
 * Reads a page's metadata: JSON-LD, OpenGraph, meta tags, microdata, `<time>`, the visible heading and byline.
 *
 * @param document the parsed page, not changed
 * @param address the address that the caller knows, to complete relative ones
 */
export function readMetadata(document: DomDocument, address?: string): Metadata {
  const tags = readMetaTags(document);
  const data = readStructuredData(document);
  const url = findUrl(document, tags, data, address);
  const outlet = findOutlet(document, tags, data, url?.value ?? address);
  const title = findTitle(document, tags, data, outletNames(outlet?.value, data, url?.value ?? address));
  const byline = findByline(document, tags, data);
  const published = findPublished(document, tags, data);
  const doubt = published && doubtOf(document, published, tags, data);
  const language = findLanguage(document, tags, data);
  const metadata: Metadata = { from: {} };
  for (const [field, found] of Object.entries({ title, outlet, url, language }) as [
    'title' | 'outlet' | 'url' | 'language',
    Found | undefined,
  ][]) {
    if (!found) continue;
    metadata[field] = found.value;
    metadata.from[field] = found.from;
  }
  if (byline) {
    metadata.byline = byline.value;
    metadata.from.byline = byline.from;
  }
  if (published) {
    metadata.published = doubt?.published?.value ?? published.value;
    metadata.publishedFrom = 'metadata';
    metadata.from.published = doubt?.published?.from ?? published.from;
  }
  if (doubt) metadata.warnings = [doubt.warning];
  return metadata;
}

function findOutlet(
  document: DomDocument,
  tags: MetaTags,
  data: StructuredData | undefined,
  url: string | undefined,
): Found | undefined {
  const site = firstTag(tags, ['og:site_name']);
  // Some give their motto with their name: "Harbour Post | News from the river".
  if (site) return { ...site, value: site.value.split(/\s[|–—-]\s/)[0] ?? site.value };
  if (data?.publisher) return { value: data.publisher, from: 'JSON-LD publisher' };
  const stated = firstTag(tags, OUTLET_TAGS);
  if (stated && !/^(?:https?:|@)/i.test(stated.value)) return stated;
  const title = collapse(document.querySelector('title')?.textContent ?? '');
  const headlines = [...visibleHeadings(document), tags.get('og:title') ?? '', data?.headline ?? ''].filter(
    Boolean,
  );
  const names = [...(tags.get('twitter:site') ?? '').split('@'), ...outletNames(undefined, data, url)];
  const behind = outletInTitle(title, headlines, names);
  return behind ? { value: behind, from: 'title' } : undefined;
}

/** Meta tags that sites name themselves in, the surest first. */
const OUTLET_TAGS = [
  'application-name',
  'publisher',
  'dc.publisher',
  'dcterms.publisher',
  'cre',
  'site_name',
  'og:site',
  'news_source',
  'dc.source',
  'dcterms.source',
  'citation_publisher',
  'apple-mobile-web-app-title',
  'al:ios:app_name',
  'al:android:app_name',
  'twitter:app:name:iphone',
];

function outletNames(
  outlet: string | undefined,
  data: StructuredData | undefined,
  url: string | undefined,
): string[] {
  const host = url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : undefined;
  const domain = host?.split('.').at(-2);
  return [outlet, data?.publisher, host, domain].filter((name) => name !== undefined);
}

function findUrl(
  document: DomDocument,
  tags: MetaTags,
  data: StructuredData | undefined,
  address: string | undefined,
): Found | undefined {
  const stated = [
    {
      value: document.querySelector('link[rel~="canonical" i]')?.getAttribute('href') ?? '',
      from: 'link canonical',
    },
    { value: tags.get('og:url') ?? '', from: 'og:url' },
    { value: data?.url ?? '', from: 'JSON-LD url' },
  ].flatMap(({ value, from }) => {
    const url = webAddress(value.trim(), address);
    return url ? [{ value: url, from }] : [];
  });
  // A template's canonical link sometimes leads to the outlet's front page.
  return stated.find(({ value }) => new URL(value).pathname !== '/') ?? stated[0];
}

function webAddress(value: string, base: string | undefined): string | undefined {
  if (!value || !URL.canParse(value, base)) return undefined;
  const url = new URL(value, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

const DATE_TAGS = [
  'article:published_time',
  'article:published',
  'og:published_time',
  'datepublished',
  'publishdate',
  'publish-date',
  'publish_date',
  'published_date',
  'publication_date',
  'pubdate',
  'date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dc.date.created',
  'dcterms.created',
  'dcterms.date',
  'parsely-pub-date',
  'sailthru.date',
  'citation_publication_date',
  'cxenseparse:recs:publishtime',
  'datecreated',
  'article:post_date',
  'originalpublicationdate',
  'lastbuilddate',
];

function findPublished(
  document: DomDocument,
  tags: MetaTags,
  data: StructuredData | undefined,
): Found | undefined {
  const inData = toEdtfDate(data?.published ?? '');
  if (inData) return { value: inData, from: 'JSON-LD datePublished' };
  for (const name of DATE_TAGS) {
    const tag = firstTag(tags, [name]);
    const value = toEdtfDate(tag?.value ?? '');
    if (tag && value) return { value, from: tag.from };
  }
  return datedElement(document);
}

const CHANGED_TAGS = [
  'article:modified_time',
  'article:modified',
  'og:updated_time',
  'datemodified',
  'last-modified',
];
/** A change so many days after the publication may be a new text. */
const DAYS_TO_DOUBT = 60;

/**
 * Where a page says that it was changed long after it was published: the doubt, and the date to go by instead when
 * the change is the only date that its readers see.
 */
function doubtOf(
  document: DomDocument,
  { value: published }: Found,
  tags: MetaTags,
  data: StructuredData | undefined,
): { warning: Warning; published?: Found } | undefined {
  const changed = toEdtfDate(data?.modified ?? '') ?? toEdtfDate(firstTag(tags, CHANGED_TAGS)?.value ?? '');
  if (!changed || Date.parse(changed) - Date.parse(published) < DAYS_TO_DOUBT * 86_400_000) return undefined;
  const seen = new Set([...document.querySelectorAll('time')].map(dateOf));
  const isShown = seen.has(changed) && !seen.has(published);
  const days = isShown
    ? 'the later date is the one that the page shows, and times count from it'
    : 'times count from the first';
  const message = `The page was first published on ${published} and changed on ${changed}, so its words may be of either date; ${days}.`;
  return {
    warning: { code: 'published-doubtful', message },
    ...(isShown && { published: { value: changed, from: 'time' } }),
  };
}

const DATED =
  '[itemprop~="datePublished"], time[pubdate], time[class~="published"], time[class~="entry-date"], abbr[class~="published"]';

/** `<time>` and microdata; a bare `<time>` counts only where the page has one date, since lists of articles are full of them. */
function datedElement(document: DomDocument): Found | undefined {
  for (const element of document.querySelectorAll(DATED)) {
    const value = dateOf(element);
    if (value) return { value, from: element.localName === 'time' ? 'time' : 'itemprop datePublished' };
  }
  for (const scope of ['article header time, header time', 'article time, main time', 'time']) {
    const dates = new Set(
      [...document.querySelectorAll(scope)].map(dateOf).filter((date) => date !== undefined),
    );
    const [only] = dates;
    if (dates.size === 1 && only) return { value: only, from: 'time' };
  }
  return undefined;
}

function dateOf(element: DomElement): string | undefined {
  const stated =
    element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.getAttribute('title');
  return toEdtfDate(stated ?? '') ?? toEdtfDate(collapse(element.textContent ?? ''));
}

function findLanguage(
  document: DomDocument,
  tags: MetaTags,
  data: StructuredData | undefined,
): Found | undefined {
  const root = document.documentElement;
  const lang = root?.getAttribute('lang') || root?.getAttribute('xml:lang');
  if (lang) return { value: lang, from: 'html lang' };
  if (data?.language) return { value: data.language, from: 'JSON-LD inLanguage' };
  return firstTag(tags, ['og:locale', 'content-language', 'language', 'dc.language']);
}
