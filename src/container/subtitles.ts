/** Subtitles (SubRip, WebVTT): the words as running text, a paragraph a stretch of speech, each with its time. */

import { decodeText } from '../encoding/index.js';
import { type Bytes, collect } from './bytes.js';
import type { Context } from './context.js';
import { DocumentError } from './error.js';
import type { OpenedDocument } from './input.js';
import { layOut, type Piece } from './layout.js';

const TIMING =
  /^\s*(?:(\d{1,3}):)?(\d\d):(\d\d)[,.](\d{1,3})\s*-->\s*(?:(\d{1,3}):)?(\d\d):(\d\d)[,.](\d{1,3})/;
/** A silence of so many seconds, or this many characters after which a sentence ends, begins a paragraph. */
const SILENCE = 3;
const PARAGRAPH_CHARACTERS = 400;
const SENTENCE_END = /[.!?…؟。]["'”’»)\]]*$/u;

interface Cue {
  start: number;
  end: number;
  text: string;
}

export async function* openSubtitles(
  stream: Bytes,
  { name, limits }: Context,
): AsyncGenerator<OpenedDocument> {
  const { text } = decodeText(await collect(stream, limits));
  const cues = cuesOf(text);
  if (cues.length === 0) throw new DocumentError('no-text', 'the subtitles hold no words');
  yield { ok: true, name, input: { ...layOut(paragraphsOf(cues)), name } };
}

function cuesOf(text: string): Cue[] {
  const cues: Cue[] = [];
  for (const block of text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/)) {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => TIMING.test(line));
    if (at < 0) continue;
    const [, h1, m1, s1, , h2, m2, s2] = TIMING.exec(lines[at] ?? '') ?? [];
    const words = bare(lines.slice(at + 1).join(' '));
    // Live captions repeat the line before while the next one comes in.
    const last = cues.at(-1);
    if (words === '' || words === last?.text) continue;
    const rolled = last && words.startsWith(`${last.text} `) ? words.slice(last.text.length + 1) : words;
    cues.push({ start: seconds(h1, m1, s1), end: seconds(h2, m2, s2), text: rolled });
  }
  return cues;
}

function seconds(hours = '0', minutes = '0', rest = '0'): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}

/** Without marks of styles, places on the screen, and what is no speech: "[music]", "♪". */
function bare(text: string): string {
  return text
    .replace(/<v(?:\.[\w.]{1,60})?\s([^>]{1,60})>/g, '$1: ')
    .replace(/<[^<>]{0,200}>|\{\\[^{}]{0,100}\}/g, '')
    .replace(/[[(](?:music|applause|laughter|inaudible|silence|sound)[^\])]{0,40}[\])]|♪/gi, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

function paragraphsOf(cues: readonly Cue[]): Piece[] {
  const pieces: Piece[] = [];
  let open: { start: number; end: number; text: string } | undefined;
  const close = () => {
    if (open) pieces.push({ kind: 'paragraph', text: open.text, at: clock(open.start) });
    open = undefined;
  };
  for (const cue of cues) {
    // A dash, or the sign of a change of speaker, begins another's words.
    const isOther = /^(?:[-–—]\s?\p{L}|>>)/u.test(cue.text);
    const text = cue.text.replace(/^(?:[-–—]\s?|>>+\s?)/, '');
    const isEnded = open !== undefined && SENTENCE_END.test(open.text);
    if (
      open &&
      (isOther || cue.start - open.end > SILENCE || (isEnded && open.text.length > PARAGRAPH_CHARACTERS))
    )
      close();
    open = open
      ? { ...open, end: cue.end, text: `${open.text} ${text}` }
      : { start: cue.start, end: cue.end, text };
  }
  close();
  return pieces;
}

/** Seconds as a clock shows them: 3725 → "01:02:05". */
function clock(time: number): string {
  const part = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${part(time / 3600)}:${part((time % 3600) / 60)}:${part(time % 60)}`;
}
