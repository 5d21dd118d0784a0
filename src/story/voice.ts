/** Who a source is, so that it can be known again in another report: names in any spelling, offices, acronyms. */
import { readFileSync } from 'node:fs';
import type { Report, Source } from '../report.js';
import { fold } from '../spelling/index.js';
import { plain } from './plain.js';

export interface Voice {
  /** As shown. */
  name: string;
  kind: Source['kind'];
  named: boolean;
  /** Whose voice it is: its organisation's for whoever speaks for one. */
  of?: string;
  /** Words that its name is known by, folded. */
  words: string[];
  /** Acronyms and other short forms that the report gives. */
  short: string[];
  /** Words of the person's own name, where the voice is an organisation's. */
  person?: string[];
  state: boolean;
}

const speakers = JSON.parse(
  readFileSync(new URL('../../data/story/speakers.json', import.meta.url), 'utf8'),
) as { nouns: string; heads: string };
const SPEAKERS = new Set(speakers.nouns.split(' '));
/** Words that an organisation is known by in short: "the Observatory". */
export const HEADS: ReadonlySet<string> = new Set(speakers.heads.split(' ').map(plain));
const NO_VOICE =
  /^(?:\W*\d|(?:at least|more than|some|many|several|most|far|i|we|he|she|they|their|it|what|which|those|others?|who)\b(?!\s+(?:residents?|activists?|witness|officials?|sources?|doctors?|medics?|reports?|media|villagers?|people)))/i;
const LONGEST_NAME = 12; // words

/** Whether a source is somebody who can be a voice; a reader's slip ("a busy market", "at least 140 people") is none. */
export function isVoice({ name, named, kind }: Source): boolean {
  const words = name.split(/\s+/);
  if (words.length > LONGEST_NAME || NO_VOICE.test(name)) return false;
  if (named) return /\p{Lu}/u.test(name) || kind === 'outlet';
  return words.some((word) => SPEAKERS.has(plain(word.toLowerCase().replace(/[^\p{L}-]/gu, ''))));
}

const MONITOR =
  /\b(?:monitor(?:ing|s)?|watchdog|ngo|(?:rights|activist|war) group|tracks the war)\b|^the (?:\S+-based )?(?:group|organi[sz]ation)$/i;
const MONITOR_NAME = /\b(?:observatory|monitor|network|watch|centre|center|commission|committees?)\b/i;

/** "A monitoring group", "the Britain-based NGO": an organisation that watches, described and not named. */
export function isMonitor({ name }: Pick<Source, 'name'>): boolean {
  return MONITOR.test(name) && !isMonitorName(name) && !/\bactivists\b/i.test(name);
}

export function isMonitorName(name: string): boolean {
  return MONITOR_NAME.test(name) && /\p{Lu}/u.test(name.replace(/^The\b/, ''));
}

/** Offices whose holder is heard as the organisation. from: own. */
const SPEAKS_FOR =
  /\b(?:spokes(?:man|woman|person)|director|head|chief|president|chair(?:man|woman|person)?|leader|founder|secretary[- ]general|official|representative|statement|member|commander|office|coordinator)\b/i;
const PERSON_OFFICE = /\b(?:minister|governor|ambassador|envoy|mayor|king|prime|senator|secretary of)\b/i;
/** Words of a name that tell nothing of who it is. from: own. */
const EMPTY = new Set(
  'the a an of for in at to and by from on its his her their our with some any one two three several many group organisation organization monitor monitoring watchdog agency news network based britain uk london us official officials state run television tv media service website site page local opposition syndicate said say says according told who which that pro anti linked affiliated government'.split(
    ' ',
  ),
);
const STATE =
  /\b(?:state|official|government|national)[- ](?:run|owned|media|television|tv|news|radio|agency|broadcaster)\b|\bstate (?:news|tv|television|media)\b/i;
const BASED = /\b\p{L}+(?:[- ]\p{L}+)?[- ]based\b/giu;

/** "Observatory director Rami Abdel Rahman", "the group's head, Jamil Sarraf": organisation, office, person. */
const OFFICE_WITHIN =
  /^(?:the\s+)?(.{3,60}?)(?:['’]?s)?\s+(?:spokes(?:man|woman|person)|director|head|chief|president|chair(?:man|woman|person)?|leader|founder)\b,?\s*(.*)$/i;
const POSSESSED =
  /\b(?:its|their|the (?:group|organi[sz]ation|office|union|ministry|council|agency|company)['’]?s?) (?:\p{L}+ )?(?:spokes(?:man|woman|person)|director|head|chief|president|chair(?:man|woman|person)?|leader|founder|secretary)\b/iu;
const PRONOUN = /^(?:its|their|his|her|the|a|an|whose)$/i;

export function voiceOf(source: Source, report: Report): Voice {
  const office = `${source.role ?? ''} ${source.name}`;
  const inside = source.named && !PERSON_OFFICE.test(office) ? OFFICE_WITHIN.exec(source.name) : null;
  const before = inside?.[1] && !PRONOUN.test(inside[1]) ? inside[1] : undefined;
  const speaks = source.affiliation !== undefined && SPEAKS_FOR.test(office) && !PERSON_OFFICE.test(office);
  const of = speaks ? (source.affiliation as string) : (before ?? behind(source, report));
  const words = telling(fold((of ?? source.name).replace(BASED, ' ')));
  const person =
    of === undefined ? undefined : telling(fold(of === before ? (inside?.[2] ?? '') : source.name));
  const [mention] = source.mentions;
  return {
    name: called(source, report),
    kind: source.kind,
    named: source.named,
    ...(of !== undefined && { of }),
    words: words.length > 0 ? words : fold(source.name).split(' ').filter(Boolean),
    short: shortForms(source, report),
    ...(person && person.length > 1 && { person }),
    state:
      STATE.test(source.name) ||
      STATE.test(report.text.slice(Math.max(0, (mention?.start ?? 0) - 20), (mention?.end ?? 0) + 4)),
  };
}

const LONGEST_TITLE = 60; // characters

/** A person with the office that goes before the name, where the report says it so: "harbour master Rima Haddo". */
function called({ name, kind, named, role, mentions }: Source, { text }: Report): string {
  if (!named || kind !== 'person' || role === undefined) return name;
  const full = mentions
    .map(({ start, end }) => text.slice(start, end).replace(/^(?:the|its|their|his|her)\s+/i, ''))
    .find((words) => words.endsWith(name) && words.length > name.length && words.length <= LONGEST_TITLE);
  return full !== undefined && !/[,;:.()[\]\n]\s/.test(full) ? full : name;
}

const BACK = 300; // characters from an organisation's name to "its chairman, Hamid Deng"

/** "Its chairman, Hamid Deng": the named organisation that stands last before. */
function behind(source: Source, { sources, text }: Report): string | undefined {
  const [mention] = source.mentions;
  if (!source.named || source.kind !== 'person' || !mention) return undefined;
  const words = text.slice(Math.max(0, mention.start - 30), mention.end);
  if (!POSSESSED.test(words) || PERSON_OFFICE.test(words)) return undefined;
  let best: { end: number; name: string } | undefined;
  for (const other of sources)
    if (other.named && other.kind !== 'person')
      for (const { end } of other.mentions)
        if (end <= mention.start && end > mention.start - BACK && (!best || end > best.end))
          best = { end, name: other.name };
  return best?.name;
}

function telling(folded: string): string[] {
  return [
    ...new Set(
      folded
        .split(' ')
        .filter((word) => word.length > 1 && !EMPTY.has(word))
        .map(plain),
    ),
  ];
}

const ACRONYM = /\b[A-Z][A-Z.]{1,7}[A-Z]\b/g;
const BEHIND = 12; // characters behind a name in which an acronym in brackets begins

function shortForms(source: Source, report: Report): string[] {
  const found = new Set<string>();
  for (const { start, end } of source.mentions) {
    for (const [acronym] of report.text.slice(start, end).matchAll(ACRONYM))
      found.add(acronym.replaceAll('.', '').toLowerCase());
    const behind = /^\s*[([]\s*(?:the )?([A-Z][A-Z.]{1,8})\b/.exec(report.text.slice(end, end + BEHIND))?.[1];
    if (behind) found.add(behind.replaceAll('.', '').toLowerCase());
  }
  return [...found];
}
