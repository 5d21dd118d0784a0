/** Telegram's export as JSON: one chat (`result.json`), or all of an account. */
import { type Bytes, collect } from './bytes.js';
import { documentsOf, type Message } from './chat.js';
import type { Context } from './context.js';
import { DocumentError } from './error.js';
import type { OpenedDocument } from './input.js';

/** An export has to be seen whole; it may be so many times as large as one document. */
const FACTOR = 8;

interface TelegramChat {
  name?: unknown;
  type?: unknown;
  messages?: unknown;
}

export async function* openTelegram(stream: Bytes, context: Context): AsyncGenerator<OpenedDocument> {
  const { name, limits } = context;
  const root = parse(Buffer.from(await collect(stream, limits, FACTOR)).toString('utf8'));
  const chats = chatsOf(root);
  for (const chat of chats) {
    const title = typeof chat.name === 'string' ? chat.name : undefined;
    const file = chats.length > 1 ? `${name}/${title ?? 'chat'}` : name;
    const isChannel = /channel/.test(String(chat.type));
    const messages = (Array.isArray(chat.messages) ? chat.messages : []).flatMap(messageOf);
    yield* documentsOf(messages, { file, ...(title && { name: title }), isChannel, from: 'Telegram export' });
  }
}

function parse(text: string): TelegramChat & { chats?: { list?: unknown } } {
  try {
    return JSON.parse(text);
  } catch {
    throw new DocumentError(
      'telegram-broken',
      'it is a Telegram export (JSON) that is cut short or damaged; export it again',
    );
  }
}

function chatsOf(root: TelegramChat & { chats?: { list?: unknown } }): TelegramChat[] {
  const list = root.chats?.list;
  return Array.isArray(list) ? list.filter((chat) => typeof chat === 'object' && chat !== null) : [root];
}

function messageOf(value: unknown): Message[] {
  if (typeof value !== 'object' || value === null) return [];
  const message = value as Record<string, unknown>;
  if (message.type !== 'message') return [];
  const said = (field: string) =>
    typeof message[field] === 'string' ? (message[field] as string) : undefined;
  const kind = said('media_type') ?? (message.photo ? 'photo' : message.file ? 'file' : undefined);
  const media = kind && `${kind} ${said('photo') ?? said('file') ?? ''}`.trim();
  const date = said('date');
  const author = said('from');
  const forwardedFrom = said('forwarded_from');
  return [
    {
      id: String(message.id),
      text: textOf(message.text),
      ...(date && { date }),
      ...(author && { author }),
      ...(forwardedFrom && { forwardedFrom }),
      ...(media && { media }),
      isReply: message.reply_to_message_id !== undefined,
    },
  ];
}

/** Text comes whole, or in pieces where something in it is marked. */
function textOf(text: unknown): string {
  if (typeof text === 'string') return text;
  if (!Array.isArray(text)) return '';
  return text
    .map((part) => (typeof part === 'string' ? part : String((part as { text?: unknown })?.text ?? '')))
    .join('');
}
