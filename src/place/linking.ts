/** What the words between names say of them: "X, Y", "X in Y", "Y's X", "the Syrian city of X", "X (Y)", "X and Y". */
import type { Found } from './atlas.js';
import type { Name } from './weigh.js';
import { KIND_WORDS } from './words/kinds.js';
import { DIRECTIONS } from './words/lists.js';

/** Tells for every name what it is said to lie in, to be, and to be listed with. */
export function link(given: readonly Name[], text: string): Name[] {
  const names = capitalOfDistrict(given, text);
  names.forEach((name, index) => {
    const next = names[index + 1];
    if (!next) return;
    const between = text.slice(name.end, next.start);
    shareKind(name, next, between, text);
    if (saysInside(between) && mayHold(next, name, text.slice(next.end, next.end + 6)))
      name.within = index + 1;
    else if (isOwner(name, between)) next.within = index;
    if (isOtherName(between, text.slice(next.end, next.end + 1)) && maySame(name, next)) {
      name.same = index + 1;
      next.same = index;
      if (name.within === index + 1) delete name.within;
    }
    if (
      /^\sand\s(?:the\s)?$/.test(between) &&
      /\bbetween\s(?:the\s)?$/i.test(text.slice(Math.max(0, name.start - 20), name.start))
    ) {
      name.between = true;
      next.between = true;
    }
    if (/^(?:,|\s?,?\sand|\sor|\s?&)\s(?:the\s)?(?:cit(?:y|ies)\sof\s)?$/.test(between)) next.listed = true;
  });
  return names;
}

/** "Washington, D.C." is one name. */
function capitalOfDistrict(names: readonly Name[], text: string): Name[] {
  return names.filter((name, index) => {
    const before = names[index - 1];
    if (
      !before ||
      !/^D\.?C\.?$/.test(text.slice(name.start, name.end)) ||
      before.folded !== 'washington' ||
      text.slice(before.end, name.start) !== ', '
    )
      return true;
    before.end = name.end;
    before.found = before.found.filter(
      ({ feature }) => feature.admin1 === 'District of Columbia' || feature.admin1 === 'Washington, D.C.',
    );
    return false;
  });
}

/** Between a place and what holds it, so many words at most. */
const MOST_WORDS = 6;
const SMALL = /^(?:a|an|the|of|and|s|rural|countryside|main|capital|border|coastal|desert|mountainous)$/;

/** Words that only describe: "the main town of", "northern". */
const describes = (word: string): boolean => SMALL.test(word) || DIRECTIONS.has(word) || KIND_WORDS.has(word);

/** ", Y"; " (Y"; " in northern Y"; " district in the province of Y"; ", a village in Y". */
function saysInside(between: string): boolean {
  if (/^,\s(?:in\s)?(?:the\s)?$|^\s\($/.test(between)) return true;
  if (/[.;:()\n\r"“”]|, .*, ./.test(between)) return false;
  const words = between.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  const at = words.findIndex((word) => word === 'in' || word === 'within');
  return (
    at >= 0 && words.length <= MOST_WORDS && words.every((word, index) => index === at || describes(word))
  );
}

/** "Y's X", "Y's northern X", and of a people: "the Syrian city of X", "the Turkish border town of X". */
function isOwner(name: Name, between: string): boolean {
  if (/[.,;:()\n\r"“”]/.test(between)) return false;
  const possessive = /^['’]s?\s/.test(between);
  if (!possessive && !name.demonym?.country) return false;
  const words = between.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  if (words.length > MOST_WORDS || !words.every(describes)) return false;
  if (possessive) return !name.demonym && name.found.slice(0, 5).some(isArea);
  // "the Syrian army of Aleppo" is none; without "of" the people's word may describe what comes after: "Turkish Kurdistan"
  const last = words[words.length - 1];
  return last === 'of'
    ? words.some((word) => KIND_WORDS.has(word))
    : last === 'capital' || KIND_WORDS.has(last ?? '');
}

/** " (Y)", ", also known as Y": another name of the same place. */
function isOtherName(between: string, after: string): boolean {
  if (between === ' (' && after === ')') return true;
  return /^,?\s\(?(?:also|otherwise|formerly|previously|once|locally|better)?\s?(?:known|called|named)\s(?:to\s(?:the\s)?\p{L}+\s|in\s\p{L}+\s|by\s\p{L}+\s)?as\s$|^,?\s\(?(?:formerly|aka|a\.k\.a\.)\s$/u.test(
    between,
  );
}

const isCountry = ({ feature }: Found): boolean => /^(?:PCL|CONT)/.test(feature.featureCode);
const isArea = ({ feature }: Found): boolean => feature.featureClass === 'A';
const isLocal = ({ feature }: Found): boolean => !/^(?:PCL|CONT|RGN)/.test(feature.featureCode);

/** Whether both may name one place: "Homs (Syria)" says where. */
function maySame(one: Name, other: Name): boolean {
  if (one.demonym || other.demonym) return false;
  return (one.found.length === 0 || one.found.some(isLocal)) && !!other.found[0] && isLocal(other.found[0]);
}

/** Whether "X, Y" can say that X lies in Y: not two countries, not towns in a list. */
function mayHold(outer: Name, inner: Name, rest: string): boolean {
  const [o, i] = [outer.found[0], inner.found[0]];
  if (!o || outer.demonym || inner.demonym) return false;
  if (i && isCountry(i) && (isCountry(o) || !inner.found.some(isLocal))) return false;
  if (!outer.found.slice(0, 5).some(isArea)) return false;
  // "Homs, Idlib and Hama" is a list unless the second can only hold the first
  return isCountry(o) || !/^(?:,? and|,? or)\b/.test(rest);
}

/** "the provinces of A and B", "A and B provinces": the word holds for both. */
function shareKind(name: Name, next: Name, between: string, text: string): void {
  if (!/^(?:,|\s?,?\sand)\s(?:the\s)?$/.test(between)) return;
  const before = /(\w+)\sof\s(?:the\s)?$/
    .exec(text.slice(Math.max(0, name.start - 40), name.start))?.[1]
    ?.toLowerCase();
  if (name.kind && !next.kind && (PLURAL.test(before ?? '') || name.shared)) {
    next.kind = name.kind;
    next.shared = true;
  }
  if (
    !name.kind &&
    next.kind &&
    !next.shared &&
    PLURAL.test(/^\s(\w+)/.exec(text.slice(next.end))?.[1]?.toLowerCase() ?? '')
  )
    name.kind = next.kind;
}

const PLURAL = /^(?:provinces|governorates|cities|towns|villages|districts|counties|regions|states)$/;
