/** Messages of a chat or channel → documents: one each in a channel, those of one author within minutes together in a chat. */
import type { DocumentInput, OpenedDocument } from './input.js';
import { layOut, type Piece } from './layout.js';

export interface Message {
  /** What the file calls it. */
  id: string;
  /** ISO: a day, or a day and a time. */
  date?: string;
  author?: string;
  /** Who wrote it first, where it was passed on. */
  forwardedFrom?: string;
  text: string;
  /** "photo photos/1.jpg" */
  media?: string;
  isReply?: boolean;
}

export interface Chat {
  /** Of the file. */
  file: string;
  /** Channel or group. */
  name?: string;
  /** In a channel each message is a publication of its own. */
  isChannel: boolean;
  /** For metadataFrom: "Telegram export". */
  from: string;
}

/** Messages of one author so many minutes apart are one. */
const MINUTES = 3;

/**
 * Documents of messages, in their order.
 *
 * @example documentsOf(messages, { file: 'chat.json', name: 'Front Echo', isChannel: true, from: 'Telegram export' })
 */
export function* documentsOf(messages: Iterable<Message>, chat: Chat): Generator<OpenedDocument> {
  let open: Message[] = [];
  for (const message of messages) {
    if (message.text.trim() === '') continue;
    const last = open.at(-1);
    if (last && !(chat.isChannel === false && belongTogether(last, message))) {
      yield documentOf(open, chat);
      open = [];
    }
    open.push(message);
  }
  if (open.length > 0) yield documentOf(open, chat);
}

function belongTogether(one: Message, next: Message): boolean {
  if (one.author !== next.author || one.forwardedFrom !== next.forwardedFrom || next.isReply) return false;
  const apart = Date.parse(next.date ?? '') - Date.parse(one.date ?? '');
  return apart >= 0 && apart <= MINUTES * 60_000;
}

function documentOf(messages: readonly Message[], chat: Chat): OpenedDocument {
  const [first] = messages as [Message, ...Message[]];
  const pieces = messages.flatMap((message): Piece[] => [
    // As the program shows it: the words that make the channel a relay. Nobody wrote them.
    ...(message === first && message.forwardedFrom
      ? [{ kind: 'boilerplate' as const, text: `Forwarded from ${message.forwardedFrom}` }]
      : []),
    ...message.text.split(/\n\s*\n/).map((text): Piece => ({ kind: 'paragraph', text: text.trim() })),
    ...(message.media ? [{ kind: 'boilerplate' as const, text: message.media }] : []),
  ]);
  const author = first.forwardedFrom ?? (first.author === chat.name ? undefined : first.author);
  const name = `${chat.file}#${first.id}`;
  const input: DocumentInput = {
    ...layOut(pieces),
    id: `${chat.file.split('/').at(-1)}#${first.id}`,
    ...(chat.name && { outlet: chat.name }),
    ...(author && { byline: [author] }),
    ...(first.forwardedFrom && { forwardedFrom: first.forwardedFrom }),
    ...(first.date && { published: first.date.replace(/T.*$/, '') }),
    statedIn: {
      outlet: chat.from,
      byline: chat.from,
      published: chat.from,
      ...(first.forwardedFrom && { forwardedFrom: chat.from }),
    },
    name,
  };
  return { ok: true, name, input };
}
