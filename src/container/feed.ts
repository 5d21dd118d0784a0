/** News feeds: RSS, Atom, RDF, JSON Feed. An item is a document. */
import { parseFeed } from 'feedsmith';
import { decodeHtml } from '../encoding/index.js';
import { type Bytes, collect } from './bytes.js';
import type { Context } from './context.js';
import { DocumentError } from './error.js';
import type { DocumentInput, OpenedDocument } from './input.js';

// What is used of the library's feeds: their kinds differ in names only.
interface Item {
  title?: string | { value?: string };
  link?: string;
  url?: string;
  links?: { href?: string; rel?: string }[];
  pubDate?: string;
  published?: string;
  updated?: string;
  date_published?: string;
  dc?: { date?: string; dates?: string[]; creators?: string[]; creator?: string };
  authors?: (string | { name?: string })[];
  content?: string | { value?: string; encoded?: string };
  content_html?: string;
  content_text?: string;
  description?: string;
  summary?: string | { value?: string };
}
interface Feed {
  title?: string | { value?: string };
  language?: string;
  items?: Item[];
  entries?: Item[];
}

export async function* openFeed(stream: Bytes, context: Context): AsyncGenerator<OpenedDocument> {
  const { text } = decodeHtml(await collect(stream, context.limits));
  const feed = parse(text);
  const outlet = wordsOf(feed.title);
  const items = feed.items ?? feed.entries ?? [];
  if (items.length === 0) throw new DocumentError('no-text', 'the feed holds no items');
  for (const [index, item] of items.entries()) {
    const name = `${context.name}#${index + 1}`;
    const input = inputOf(item, outlet, feed.language);
    if (input) yield { ok: true, name, input: { ...input, name } };
    else
      yield { ok: false, name, error: new DocumentError('no-text', 'the item holds no text, only a link') };
  }
}

function parse(text: string): Feed {
  try {
    // The library's types tell the kinds of feeds apart; here only what they share is used.
    return parseFeed(text.replace(/^\ufeff/, '')).feed as unknown as Feed;
  } catch {
    throw new DocumentError('feed-broken', 'the feed is damaged or cut short');
  }
}

const wordsOf = (value: string | { value?: string } | undefined) =>
  typeof value === 'string' ? value : value?.value;

function inputOf(
  item: Item,
  outlet: string | undefined,
  language: string | undefined,
): DocumentInput | undefined {
  const content =
    typeof item.content === 'string' ? item.content : (item.content?.encoded ?? item.content?.value);
  const whole = content ?? item.content_html;
  const summary = item.description ?? wordsOf(item.summary);
  const words = whole ?? item.content_text ?? summary;
  if (!words?.trim()) return undefined;
  const title = wordsOf(item.title);
  const url =
    item.link ?? item.url ?? item.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href;
  const published =
    item.pubDate ??
    item.published ??
    item.date_published ??
    item.dc?.date ??
    item.dc?.dates?.[0] ??
    item.updated;
  const authors = [...(item.authors ?? []), ...(item.dc?.creators ?? [])].map((one) =>
    typeof one === 'string' ? one : one.name,
  );
  const byline = authors.filter((name) => name !== undefined && name !== '') as string[];
  return {
    ...(/<[a-z][\s\S]*>/i.test(words) ? { html: `<article>${words}</article>` } : { text: words }),
    ...(title && { title }),
    ...(url && { url }),
    ...(outlet && { outlet }),
    ...(byline.length > 0 && { byline }),
    ...(published && { published }),
    ...(language && { language }),
    statedIn: {
      title: 'feed item',
      url: 'feed item',
      outlet: 'feed title',
      byline: 'feed item',
      published: 'feed item',
      language: 'feed',
      text: whole ? 'feed item content' : 'feed item summary',
    },
  };
}
