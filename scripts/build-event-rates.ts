/**
 * Counts what the annotators of ../shared/train/events made of words, into data/event/rates.json: the type they gave a
 * word most, its mode where most of those have one, how often they met it, how often it told of an event. Words met
 * three times or more, as an event twice or more. `npx tsx scripts/build-event-rates.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { toDocument } from '../src/document/index.js';
import { analyse } from '../src/language/index.js';

interface Passage {
  id: string;
  text: string;
  events: { trigger: [start: number, end: number]; plover: string; mode: string | null }[];
}

const FROM = new URL('../../shared/train/events/', import.meta.url);
const TO = new URL('../data/event/rates.json', import.meta.url);
const MET = 3;
const EVENTS = 2;
const PARTS: Readonly<Record<string, string>> = { VERB: 'v', NOUN: 'n', PROPN: 'n' };

const met = new Map<string, number>();
const told = new Map<string, { plover: string; mode: string }[]>();
for (const name of ['newswire.jsonl', 'releases.jsonl'])
  for (const line of readFileSync(new URL(name, FROM), 'utf8').split('\n').filter(Boolean)) {
    const { id, text, events } = JSON.parse(line) as Passage;
    const document = await toDocument({ id, text });
    const { sentences } = await analyse(document.text, document.blocks);
    const byStart = new Map([...events].reverse().map((event) => [event.trigger[0], event]));
    for (const { lemma, upos, start } of sentences.flatMap(({ words }) => words)) {
      const part = PARTS[upos];
      if (!part) continue;
      const key = `${lemma.toLowerCase()}|${part}`;
      met.set(key, (met.get(key) ?? 0) + 1);
      const event = byStart.get(start);
      if (event) told.set(key, [...(told.get(key) ?? []), { plover: event.plover, mode: event.mode ?? '' }]);
    }
  }

function most(values: readonly string[]): [value: string, times: number] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
}

const rows = [...told]
  .filter(([key, events]) => (met.get(key) ?? 0) >= MET && events.length >= EVENTS)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([key, events]) => {
    const [type, times] = most(events.map(({ plover }) => plover));
    const [mode, withMode] = most(events.filter(({ plover }) => plover === type).map((event) => event.mode));
    const row = [type, withMode > times / 2 ? mode : '', met.get(key), events.length];
    return `    ${JSON.stringify(key)}: ${JSON.stringify(row)}`;
  });
const { about } = JSON.parse(readFileSync(TO, 'utf8')) as { about: string };
writeFileSync(TO, `{\n  "about": ${JSON.stringify(about)},\n  "words": {\n${rows.join(',\n')}\n  }\n}\n`);
