/** What the fields of records are called in the exports that analysts have → what Headwater calls them. */
import type { DocumentInput } from './input.js';

export type Field = 'text' | 'html' | 'title' | 'url' | 'outlet' | 'byline' | 'published' | 'language' | 'id';

/**
 * Names of fields, the surest first: Headwater's own; trafilatura (`source` is an address, `source-hostname` a name);
 * news-please (`maintext`, `date_publish`); ReliefWeb (`body`, `body-html`); ninjs (`body_text`, `versioncreated`);
 * MediaCloud (`media_name`, `publish_date`); ACLED (`notes`, `event_date`); schema.org (`articleBody`, `datePublished`).
 */
const NAMES: Record<Field, readonly string[]> = {
  text: [
    'text',
    'maintext',
    'body_text',
    'articlebody',
    'article_body',
    'body',
    'content',
    'article',
    'full_text',
    'fulltext',
    'plain_text',
    'story',
    'notes',
    'note',
    'message',
    'raw_text',
    'description',
    'summary',
  ],
  html: ['html', 'body_html', 'body-html', 'content_html', 'raw_html'],
  title: ['title', 'headline', 'title_page', 'article_title', 'subject'],
  url: ['url', 'link', 'source_url', 'article_url', 'canonical_url', 'web_url', 'uri', 'source'],
  outlet: [
    'outlet',
    'sitename',
    'site_name',
    'source_name',
    'source-hostname',
    'media_name',
    'publication',
    'newspaper',
    'publisher',
    'channel',
    'source',
    'hostname',
    'source_domain',
    'domain',
  ],
  byline: ['byline', 'author', 'authors', 'creator', 'writer'],
  published: [
    'published',
    'date',
    'date_publish',
    'publish_date',
    'published_date',
    'published_at',
    'publishedat',
    'publication_date',
    'datepublished',
    'pubdate',
    'pub_date',
    'versioncreated',
    'firstcreated',
    'event_date',
    'created_at',
    'created',
    'timestamp',
    'datetime',
  ],
  language: ['language', 'lang', 'language_code'],
  id: ['id', 'event_id_cnty', 'guid', 'uuid', 'doc_id', 'uri', 'nid'],
};

/** Every name that a field may have, in lower case. */
export const FIELD_NAMES: ReadonlySet<string> = new Set(Object.values(NAMES).flat());

/** Names that the user gives: field → name in the file. */
export type Columns = Partial<Record<Field, string>>;

/**
 * A record's fields as an input. Values that are no text in any way are passed over.
 *
 * @param from what is said to state them, for `metadataFrom`: "column", "field"
 * @returns undefined where the record has no text
 * @example inputOfRecord({ notes: 'Shells fell.', event_date: '07 May 2024' }, 'column')?.published // '07 May 2024'
 */
export function inputOfRecord(
  record: Readonly<Record<string, unknown>>,
  from: string,
  columns: Columns = {},
): DocumentInput | undefined {
  const byName = new Map(Object.entries(flat(record)).map(([name, value]) => [name.toLowerCase(), value]));
  const input: DocumentInput = {};
  const statedIn: Record<string, string> = {};
  for (const field of Object.keys(NAMES) as Field[]) {
    const given = columns[field]?.toLowerCase();
    for (const name of given === undefined ? NAMES[field] : [given]) {
      const value = fieldValue(field, byName.get(name), given !== undefined);
      if (value === undefined) continue;
      if (field === 'byline') input.byline = value.split(/\s*[;|]\s*|,\s+(?=\p{Lu})/u).filter(Boolean);
      else input[field] = value;
      // Headwater's own names are the caller's word.
      if (field !== 'text' && field !== 'html' && field !== 'id' && name !== field)
        statedIn[field] = `${from} ${name}`;
      break;
    }
  }
  if (input.html !== undefined) delete input.text;
  if (input.text === undefined && input.html === undefined) return undefined;
  return { ...input, ...(Object.keys(statedIn).length > 0 && { statedIn }) };
}

/** ReliefWeb and search engines keep a record's fields one level down. */
function flat(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const inner = record.fields ?? record._source ?? record.attributes;
  return isObject(inner) ? { ...record, ...inner } : { ...record };
}

function fieldValue(field: Field, value: unknown, isGiven: boolean): string | undefined {
  const text = textOf(value, field);
  if (text === undefined || text.trim() === '') return undefined;
  if (isGiven) return text;
  const isAddress = /^https?:\/\//i.test(text.trim());
  if (field === 'url') return isAddress ? text.trim() : undefined;
  if (field === 'outlet') return isAddress ? undefined : text.trim();
  if (field === 'language') return text.trim().slice(0, 20);
  return field === 'text' || field === 'html' ? text : text.trim();
}

function textOf(value: unknown, field: Field): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && (field === 'id' || field === 'published')) return String(value);
  if (Array.isArray(value)) {
    const parts = value.map((one) => textOf(one, field)).filter((one) => one !== undefined);
    return parts.length > 0 ? parts.join('; ') : undefined;
  }
  if (!isObject(value)) return undefined;
  // {"name": "…"}, {"original": "2024-05-07", "created": …}, {"code": "en"}, {"main": "…"}
  const named = value.name ?? value.original ?? value.created ?? value.code ?? value.main ?? value.shortname;
  return typeof named === 'string' ? named : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
