/** Telegram's export as pages: `messages.html`, `messages2.html`, … each a file of its own. */
import type { Document, Element } from 'domhandler';
import { DomUtils } from 'htmlparser2';
import { decodeText } from '../encoding/index.js';
import { type Bytes, collect } from './bytes.js';
import { documentsOf, type Message } from './chat.js';
import type { Context } from './context.js';
import type { OpenedDocument } from './input.js';
import { parseTree } from './tree.js';

export async function* openTelegramHtml(stream: Bytes, context: Context): AsyncGenerator<OpenedDocument> {
  const { text } = decodeText(await collect(stream, context.limits));
  const page = parseTree(text, context.limits, false);
  const title = textIn(first(page, 'page_header') ?? page, 'text');
  const messages = messagesOf(page);
  // Of a page, only who writes tells a channel: nobody else does.
  const isChannel = new Set(messages.map(({ author }) => author)).size <= 1;
  yield* documentsOf(messages, {
    file: context.name,
    ...(title && { name: title }),
    isChannel,
    from: 'Telegram export',
  });
}

function messagesOf(page: Document): Message[] {
  let author: string | undefined;
  return all(page, 'message').flatMap((element): Message[] => {
    const body = first(element, 'body');
    if (!body || has(element, 'service')) return [];
    const forwarded = first(body, 'forwarded');
    // A message that follows another of the same author does not name him again.
    const own = body.children.find(
      (child): child is Element => DomUtils.isTag(child) && has(child, 'from_name'),
    );
    if (own) author = clean(DomUtils.textContent(own));
    const forwardedFrom = forwarded && textIn(forwarded, 'from_name')?.replace(/\s*\d\d\.\d\d\.\d{4}.*$/, '');
    const date = isoOf(first(body, 'date')?.attribs.title);
    const media = first(body, 'media_wrap');
    const text = first(forwarded ?? body, 'text');
    return [
      {
        id: (element.attribs.id ?? '').replace(/^message-?/, ''),
        text: text ? lines(text) : '',
        ...(author && { author }),
        ...(forwardedFrom && { forwardedFrom }),
        ...(date && { date }),
        ...(media && { media: clean(DomUtils.textContent(media)) }),
        isReply: first(body, 'reply_to') !== undefined,
      },
    ];
  });
}

const has = (element: Element, name: string) => (element.attribs.class ?? '').split(/\s+/).includes(name);
const all = (root: Document | Element, name: string) =>
  DomUtils.findAll((element) => has(element, name), root.children);
const first = (root: Document | Element, name: string) =>
  DomUtils.findOne((element) => has(element, name), root.children) ?? undefined;
const clean = (text: string) => text.replace(/\s+/g, ' ').trim();
const textIn = (root: Document | Element, name: string) => {
  const found = first(root, name);
  return found && (clean(DomUtils.textContent(found)) || undefined);
};

function lines(element: Element): string {
  return element.children
    .map((child) =>
      DomUtils.isTag(child) && child.name === 'br' ? '\n' : DomUtils.textContent(child).replace(/\s+/g, ' '),
    )
    .join('')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** `07.05.2024 05:12:00 UTC+03:00` → `2024-05-07T05:12:00+03:00` */
function isoOf(title: string | undefined): string | undefined {
  const found = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?/.exec(title ?? '');
  return found ? `${found[3]}-${found[2]}-${found[1]}T${found[4]}${found[5] ?? ''}` : undefined;
}
