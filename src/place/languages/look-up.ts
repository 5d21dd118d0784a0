/** Looks a name of another language up: its forms in the gazetteer, countries' names by Intl, waters and wide regions by the lists. */
import { fold, likeness, toSounds } from '../../spelling/index.js';
import type { Atlas, Found } from '../atlas.js';
import { kmBetween } from '../earth.js';
import { agreement, type Kind } from '../words/kinds.js';
import { SPELT_MANY_WAYS } from '../words/scripts.js';
import { type Form, formsOf, type Oblique, stemsOf } from './forms.js';
import type { Words } from './words.js';

/** What is asked for: a name as it is written, what the grammar says of its case, and what a word beside it says it is. */
export interface Query {
  name: string;
  oblique?: Oblique;
  lemma?: string | undefined;
  kind?: Kind | undefined;
}

/** Likeness that a name needs as it is written, and in a form that was made of it. */
const ALIKE_ENOUGH = 0.88;
const MADE_ALIKE_ENOUGH = 0.92;
/** Prior of a country (see atlas.ts), and of what the lists settle. */
const COUNTRY = 8.2;
const MOST_OF_A_FORM = 20;

/** Places that the name may stand for, likeliest first; those that a word beside it rules out are left out. */
export function lookUp(query: Query, words: Words, atlas: Atlas): Found[] {
  const { name, kind } = query;
  const forms = formsOf(name, words, query.oblique, query.lemma);
  const found = new Map<string, Found>();
  const add = (one: Found, form: Form): void => {
    const alike = one.likeness - form.cost;
    const known = found.get(one.feature.id);
    if (known && known.likeness >= alike) return;
    found.set(one.feature.id, { ...one, likeness: alike, exact: one.exact && form.cost === 0 });
  };
  for (const form of forms) {
    for (const one of settled(form.text, words, atlas)) add(one, { ...form, cost: 0 });
    const least = form.text === name ? ALIKE_ENOUGH : MADE_ALIKE_ENOUGH;
    for (const text of spellings(form.text, words))
      for (const one of atlas.find(text, { limit: MOST_OF_A_FORM, spread: true }))
        if (one.likeness >= least && isReasonable(one, text, form.text !== name)) add(one, form);
    if (kind === 'river' || kind === 'lake')
      for (const one of atlas.find(kind === 'river' ? `${form.text} River` : `Lake ${form.text}`, {
        limit: 5,
      }))
        if (one.likeness >= MADE_ALIKE_ENOUGH) add(one, form);
  }
  return spelt(ofKind(withTowns([...found.values()], kind, atlas), kind)).sort((a, b) => rank(b) - rank(a));
}

/** A village is meant by its own name alone; a small town by no name that has little of its main one ("Najin" for Rajin). */
const SMALL = 5.5;
/** … and where names are copied as they are written, no town that is not very well known. */
const FOREIGN_SMALL = 7;
const SMALLEST = 3.5;
const LITTLE_OF_IT = 0.8;
const VOWELLESS = /\p{Script=Arabic}/u;

function isReasonable({ feature, exact, main, prior }: Found, text: string, made: boolean): boolean {
  if ((!exact || made) && prior < SMALLEST) return false;
  if (
    main ||
    prior >= (SPELT_MANY_WAYS.has(feature.country) ? SMALL : FOREIGN_SMALL) ||
    feature.featureClass !== 'P'
  )
    return true;
  const [given, own] = [toSounds(fold(text)), toSounds(fold(feature.name))];
  return likeness(given, own, 0, VOWELLESS.test(text)) >= LITTLE_OF_IT;
}

/** Ukrainian и sounds as Russian ы does, which the folded form tells from и. */
const spellings = (name: string, { language }: Words): string[] =>
  language === 'uk' && name.includes('и') ? [name.replaceAll('и', 'ы'), name] : [name];

/** From this prior on a place that is spelt so is what its name is taken for, not one of a like name. */
const SPELT_PRIOR = 3;

/** Where a place is spelt so, without those that only sound like it. */
function spelt(found: readonly Found[]): Found[] {
  const so = found.filter(({ exact, prior }) => exact && prior >= SPELT_PRIOR);
  if (so.length === 0) return [...found];
  return found.filter(
    (one) => one.exact || so.some((other) => kmBetween(one.feature, other.feature) < SAME_KM),
  );
}

/** Town and province have one name: how either is spelt holds for both. */
function withTowns(found: readonly Found[], kind: Kind | undefined, atlas: Atlas): Found[] {
  if (kind === 'province' || kind === 'county') return [...found];
  const out = new Map(found.map((one) => [one.feature.id, one]));
  for (const area of found) {
    const { feature, likeness, exact } = area;
    if (!/^ADM[12]$/.test(feature.featureCode)) continue;
    const towns = [...found, ...atlas.find(feature.name, { limit: 5 })].filter(
      (town) =>
        town.feature.featureClass === 'P' &&
        town.feature.country === feature.country &&
        town.likeness >= ALIKE_ENOUGH &&
        town.prior >= SEAT &&
        kmBetween(town.feature, feature) < OF_ITS_TOWN_KM,
    );
    for (const town of towns) {
      const known = out.get(town.feature.id);
      if (!known || known.likeness < likeness)
        out.set(town.feature.id, { ...town, likeness, exact, main: known?.main ?? false });
    }
  }
  return [...out.values()];
}

/** How much a spelling that is none of the place's own counts against it, on the scale of priors (see atlas.ts). */
const UNLIKE = 36;
const rank = ({ prior, likeness }: Found): number => prior - UNLIKE * (1 - likeness);

/** "Херсонской области", "Харківщина": the province that is called after the town. */
export function lookUpProvince(
  word: string,
  endings: readonly string[],
  words: Words,
  atlas: Atlas,
): Found[] {
  const found = new Map<string, Found>();
  for (const stem of stemsOf(word, endings).reverse()) {
    if (found.size > 0) break;
    const towns = lookUp({ name: stem, oblique: 'yes' }, words, atlas);
    for (const town of towns) {
      if (town.likeness < MADE_ALIKE_ENOUGH || !OBLASTS.has(town.feature.country)) continue;
      if (town.feature.featureCode === 'ADM1') found.set(town.feature.id, town);
      else if (town.feature.featureClass === 'P' && town.feature.admin1 && town.prior >= SEAT)
        for (const area of atlas.find(town.feature.admin1, { exactly: true }))
          if (area.feature.featureCode === 'ADM1' && area.feature.country === town.feature.country)
            found.set(area.feature.id, area);
    }
  }
  return [...found.values()].sort((a, b) => rank(b) - rank(a));
}

/** Where provinces are called so. */
const OBLASTS: ReadonlySet<string> = new Set(['BY', 'KG', 'KZ', 'RU', 'UA', 'UZ']);
/** From this prior on a town may give a province its name. */
const SEAT = 5;

/** What the lists and Intl give: no spelling to guess. */
function settled(name: string, words: Words, atlas: Atlas): Found[] {
  const folded = fold(name);
  const given = words.known.get(folded) ?? countriesOf(words.language, atlas).get(folded);
  if (!given) return [];
  if (/^[A-Z]{2}$/.test(given)) {
    const feature = atlas.country(given);
    return feature ? [{ feature, likeness: 1, exact: true, main: true, own: false, prior: COUNTRY }] : [];
  }
  return atlas
    .find(given, { exactly: true })
    .filter(({ exact, feature }) => exact && /^[HLT]$|^A$/.test(feature.featureClass))
    .slice(0, 1)
    .map((one) => ({ ...one, main: true, prior: COUNTRY }));
}

/**
 * The place of a phrase that the lists have in the nominative ("Чёрное море"), by words that differ in their endings alone.
 */
export function phrase(row: readonly string[], words: Words, atlas: Atlas): Found[] {
  const given = row.map(fold);
  if (words.endings.length === 0) {
    const whole = fold(row.join(' ').replace(/[’'] /g, '’'));
    return words.known.has(whole) ? settled(whole, words, atlas) : [];
  }
  for (const name of words.known.keys()) {
    const its = name.split(' ');
    if (its.length < 2 || its.length !== given.length) continue;
    const same = its.every((word, index) => {
      const other = given[index] as string;
      const stem = Math.max(2, word.length - LONGEST_ENDING);
      return (
        other.slice(0, stem) === word.slice(0, stem) && Math.abs(other.length - word.length) <= LONGEST_ENDING
      );
    });
    if (same) return settled(name, words, atlas);
  }
  return [];
}

const LONGEST_ENDING = 2;

const countries = new Map<string, ReadonlyMap<string, string>>();

/** Folded name → two letters, for every country that the atlas draws. */
function countriesOf(language: string, atlas: Atlas): ReadonlyMap<string, string> {
  const known = countries.get(language);
  if (known) return known;
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const out = new Map<string, string>();
  for (const { country } of atlas.shapes('countries')) {
    const name = /^[A-Z]{2}$/.test(country) ? names.of(country) : undefined;
    if (name) out.set(fold(name), country);
  }
  countries.set(language, out);
  return out;
}

/** How far a province's middle may lie from the town that it is called after. */
const OF_ITS_TOWN_KM = 450;
const HARDLY_LESS_ALIKE = 0.1;
const HARDLY_LESS_KNOWN = 2;
/** Two entries of one place, on either side of a border too, lie so near each other. */
const SAME_KM = 60;

/** Only what the word beside the name allows; without one, the town and not the province or district that is called after it. */
function ofKind(found: readonly Found[], kind: Kind | undefined): Found[] {
  if (kind === 'river' || kind === 'lake' || kind === 'sea')
    return found.filter(({ feature }) => feature.featureClass === 'H');
  if (kind === 'province' || kind === 'city' || kind === 'village' || kind === 'country') {
    const agreeing = found.filter(
      ({ feature }) => agreement(kind, `${feature.featureClass}.${feature.featureCode}`) > 0,
    );
    if (agreeing.length > 0 || kind === 'province') return agreeing;
  }
  if (kind === 'county') return [...found];
  return found.filter(
    (area) =>
      !/^ADM[1-5]$/.test(area.feature.featureCode) ||
      !found.some(
        (town) =>
          town.feature.featureClass === 'P' &&
          town.likeness >= area.likeness - HARDLY_LESS_ALIKE &&
          (area.feature.featureCode === 'ADM1'
            ? town.feature.country === area.feature.country &&
              town.prior >= area.prior - HARDLY_LESS_KNOWN &&
              kmBetween(town.feature, area.feature) < OF_ITS_TOWN_KM
            : town.prior >= area.prior - HARDLY_LESS_KNOWN &&
              kmBetween(town.feature, area.feature) < SAME_KM),
      ),
  );
}
