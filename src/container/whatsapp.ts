/** WhatsApp's export as text: a line a message, the day in the order of the phone's country. */

import { decodeText } from '../encoding/index.js';
import { type Bytes, collect } from './bytes.js';
import { documentsOf, type Message } from './chat.js';
import type { Context } from './context.js';
import type { OpenedDocument } from './input.js';
import { WHATSAPP_LINE } from './sniff.js';

interface Line {
  /** The three numbers of the day, as written. */
  day: [number, number, number];
  hour: number;
  minute: number;
  author: string | undefined;
  text: string;
}

export async function* openWhatsApp(stream: Bytes, context: Context): AsyncGenerator<OpenedDocument> {
  const { text } = decodeText(await collect(stream, context.limits));
  const lines = linesIn(text);
  const order = orderOf(lines);
  const messages = lines.flatMap(({ day, hour, minute, author, text: words }, index): Message[] => {
    if (!author || NO_MESSAGE.test(words.trim())) return [];
    const iso = order && isoOf(day, order);
    const time = `T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00`;
    // A day that could be two is handed on as it is written: nobody understands it, and a warning says so.
    const date = iso ? `${iso}${time}` : day.join('/');
    return [{ id: String(index + 1), author, text: words, date }];
  });
  const name = /WhatsApp[ _]Chat[ _](?:with|-)[ _]?(.{1,80}?)\.txt/i.exec(context.name)?.[1];
  yield* documentsOf(messages, {
    file: context.name,
    ...(name && { name }),
    isChannel: false,
    from: 'WhatsApp export',
  });
}

const NO_MESSAGE =
  /^[\u200e<]*(?:media omitted|(?:image|video|audio|sticker|gif|document) omitted|this message was deleted|you deleted this message|null)[>.]*$/i;

function linesIn(text: string): Line[] {
  const lines: Line[] = [];
  for (const line of text.split(/\r?\n/)) {
    const found = WHATSAPP_LINE.exec(line);
    const last = lines.at(-1);
    if (!found) {
      if (last) last.text += `\n${line}`;
      continue;
    }
    const [, a, b, c, hour, minute, , half, author, words = ''] = found;
    const shift =
      half && /p/i.test(half) && Number(hour) < 12
        ? 12
        : half && /a/i.test(half) && Number(hour) === 12
          ? -12
          : 0;
    lines.push({
      day: [Number(a), Number(b), Number(c)],
      hour: Number(hour) + shift,
      minute: Number(minute),
      author,
      text: words,
    });
  }
  return lines;
}

type Order = 'day first' | 'month first' | 'year first';

/** In which order the phone wrote days: a number above twelve tells, or that messages come in order; else it stays open. */
function orderOf(lines: readonly Line[]): Order | undefined {
  if (lines.some(({ day: [a] }) => a > 31)) return 'year first';
  if (lines.some(({ day: [a] }) => a > 12)) return 'day first';
  if (lines.some(({ day: [, b] }) => b > 12)) return 'month first';
  const fits = (order: Order) => {
    const days = lines.map(({ day }) => isoOf(day, order) ?? '');
    return days.every((day, index) => day !== '' && day >= (days[index - 1] ?? ''));
  };
  const [day, month] = [fits('day first'), fits('month first')];
  return day === month ? undefined : day ? 'day first' : 'month first';
}

function isoOf([a, b, c]: Line['day'], order: Order): string | undefined {
  const [year, month, day] =
    order === 'year first' ? [a, b, c] : order === 'day first' ? [c, b, a] : [c, a, b];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const full = year < 100 ? 2000 + year : year;
  return `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
