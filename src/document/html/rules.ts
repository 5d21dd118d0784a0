/** Rules that correct what the library keeps, each for one class of its errors. */
import type { Judged } from './extract.js';
import {
  ANNOUNCEMENT,
  CAPTION_START,
  CREDIT_AT_END,
  DATELINES,
  INVITATIONS,
  LONE_ANNOUNCEMENT,
  PAGE_NOTES,
  PHRASE_CHARACTERS,
  PICTURE_CREDITS,
  REMAINS,
  RIGHTS,
  STAFF_CREDITS,
  TAGS,
} from './phrases.js';

/** What a block is taken for: a part of the report, of the page within the report, or nothing worth showing. */
export type Verdict = 'body' | 'caption' | 'boilerplate' | 'dropped';

/** What the rules know of the page. */
export interface PageFacts {
  title?: string;
  byline?: readonly string[];
  outlet?: string;
  /** Its own address, which some pages print. */
  url?: string;
}

/** A block whose text is almost all link. */
const LINK_SHARE = 0.9;
/** Half of it link, under words that announce other articles. */
const ANNOUNCED_LINK_SHARE = 0.4;
/** Shorter texts are credits and labels rather than captions that say something. */
const CAPTION_CHARACTERS = 25;

const linkShare = ({ linked, text }: Judged) => linked / text.length;
/** Whether a block announces other articles, or is little but links: what follows such an announcement. */
export const isMostlyLink = (block: Judged) => linkShare(block) >= ANNOUNCED_LINK_SHARE;
export const isAnnouncement = ({ text }: Judged) => LONE_ANNOUNCEMENT.test(text);

const matchesAny = (patterns: readonly RegExp[], text: string) =>
  patterns.some((pattern) => pattern.test(text));

/** Chinese, Japanese and Korean writing says in one character what takes two or three letters. */
export function lengthInLetters(text: string): number {
  return /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text.slice(0, 100)) ? text.length * 2 : text.length;
}

/** Whether a text reads as sentences: what bodies are made of. */
export function isProse({ text, linked }: Pick<Judged, 'text' | 'linked'>): boolean {
  if (linked > text.length / 2) return false;
  return lengthInLetters(text) >= 100 || (text.length >= 40 && /[.!?…؟。؛:]["'”’»)\]]*$/u.test(text));
}

type Rule = (block: Judged, facts: PageFacts) => Verdict | undefined;

const remains: Rule = ({ text }) =>
  text.length <= PHRASE_CHARACTERS && matchesAny(REMAINS, text) ? 'dropped' : undefined;

const pictureCredit: Rule = ({ text }) =>
  text.length < 120 && matchesAny(PICTURE_CREDITS, text) ? 'dropped' : undefined;

const caption: Rule = ({ kind, zone, text }) => {
  const isCaption =
    kind === 'caption' || CAPTION_START.test(text) || (text.length < 300 && CREDIT_AT_END.test(text));
  if (isCaption) return text.length >= CAPTION_CHARACTERS && /\s/.test(text) ? 'caption' : 'dropped';
  return zone === 'media' && text.length < CAPTION_CHARACTERS ? 'dropped' : undefined;
};

const announcement: Rule = (block) => {
  if (LONE_ANNOUNCEMENT.test(block.text)) return 'boilerplate';
  return ANNOUNCEMENT.test(block.text) && linkShare(block) >= ANNOUNCED_LINK_SHARE
    ? 'boilerplate'
    : undefined;
};

const standaloneLink: Rule = (block) => (linkShare(block) >= LINK_SHARE ? 'boilerplate' : undefined);

const tagList: Rule = (block) =>
  TAGS.test(block.text) && linkShare(block) >= ANNOUNCED_LINK_SHARE ? 'dropped' : undefined;

const pageNote: Rule = ({ text }) =>
  text.length <= PHRASE_CHARACTERS && matchesAny(PAGE_NOTES, text) ? 'boilerplate' : undefined;

const ownAddress: Rule = ({ text }, { url }) =>
  url !== undefined && /^https?:/.test(text) && sameWords(text, url) ? 'dropped' : undefined;

const invitation: Rule = ({ text }) =>
  text.length <= PHRASE_CHARACTERS && matchesAny(INVITATIONS, text) ? 'boilerplate' : undefined;

const rights: Rule = ({ text }) =>
  text.length <= PHRASE_CHARACTERS * 2 && matchesAny(RIGHTS, text) ? 'boilerplate' : undefined;

const staffCredit: Rule = ({ text }) =>
  text.length <= PHRASE_CHARACTERS && matchesAny(STAFF_CREDITS, text) ? 'boilerplate' : undefined;

const titleAgain: Rule = ({ text }, { title }) =>
  title !== undefined && sameWords(text, title) ? 'dropped' : undefined;

const nameAgain: Rule = ({ text }, { byline = [], outlet }) =>
  text.length < 120 && [...byline, outlet ?? ''].some((name) => name && sameWords(text, name))
    ? 'dropped'
    : undefined;

/** The line over an entry of a live blog that says when it was added; the block knows it already. */
const entryTime: Rule = ({ text, published }) =>
  published !== undefined && isDateline(text) ? 'dropped' : undefined;

/** The rules in order; the first that has something to say decides. */
const RULES: readonly Rule[] = [
  titleAgain,
  nameAgain,
  entryTime,
  ownAddress,
  remains,
  tagList,
  pageNote,
  pictureCredit,
  announcement,
  caption,
  invitation,
  rights,
  staffCredit,
  standaloneLink,
];

/** What a kept block is, by itself; its neighbours may still decide otherwise. */
export function judge(block: Judged, facts: PageFacts): Verdict {
  for (const rule of RULES) {
    const verdict = rule(block, facts);
    if (verdict) return verdict;
  }
  return 'body';
}

/** Whether a short line before the first sentence gives when and by whom the page was published. */
export function isDateline(text: string): boolean {
  return text.length <= 140 && matchesAny(DATELINES, text);
}

function sameWords(a: string, b: string): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return words(a) === words(b);
}
