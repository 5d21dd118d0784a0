/** Where a report's main happening would have been: the places of its first words, and the others it names. */
import type { GazetteerFeature, Place, Report, Span } from '../report.js';
import { fold, key, likeness, toSounds, withoutArticles } from '../spelling/index.js';
import { within } from './lead.js';

export interface SignaturePlace {
  /** The gazetteer's id, or the consonants of the name where it is not resolved. */
  key: string;
  /** Folded. */
  name: string;
  feature?: GazetteerFeature;
  /** 0 a country, 1 a province or district, 2 a big town, 3 what is smaller or not in the gazetteer. */
  fine: 0 | 1 | 2 | 3;
  lead: boolean;
  span: Span;
}

/** From here on a shared town says little, because much happens there. */
const BIG = 150_000; // people
const MOST = 24;
const SHORTEST = 3; // letters of a name that can be told apart

/** The places of a report, each once, those of the lead first. */
export function placesOf(report: Report, lead: Span, isSource: (span: Span) => boolean): SignaturePlace[] {
  const found = new Map<string, SignaturePlace>();
  const aside = asides(report);
  for (const place of withoutPossessives(report.places)) {
    if (aside.has(place.id) || isSource(place)) continue;
    const name = fold(place.name);
    const isLead = within(place, lead);
    const fine = finenessOf(place);
    if (fine === undefined || name.length < SHORTEST) continue;
    const id = keyOfPlace(place);
    const before = found.get(id);
    if (before) before.lead ||= isLead;
    else
      found.set(id, {
        key: id,
        name,
        ...(place.feature && { feature: place.feature }),
        fine,
        lead: isLead,
        span: { start: place.start, end: place.end },
      });
  }
  const all = [...found.values()];
  return [...all.filter(({ lead }) => lead), ...all.filter(({ lead }) => !lead)].slice(0, MOST);
}

/** What a place is compared by: the gazetteer's id, or the consonants of its name. */
function keyOfPlace({ feature, name }: Place): string {
  return feature?.id ?? `~${key(fold(name))}`;
}

/** Places that are open only because their possessive lost its apostrophe ("Havrans"), as the place that the report names elsewhere. */
function withoutPossessives(places: readonly Place[]): Place[] {
  const known = new Map(places.flatMap((place) => (place.feature ? [[fold(place.name), place]] : [])));
  return places.map((place) => {
    if (place.feature || !place.name.endsWith('s')) return place;
    const other = known.get(fold(place.name.slice(0, -1)));
    return other?.feature ? { ...place, name: other.name, feature: other.feature } : place;
  });
}

const ALIKE = 0.84;
const FEWEST_SOUNDS = 4;

/** Whether two folded names may be one name in two spellings: "al maleh", "mallah". */
export function alikeNames(a: string, b: string): boolean {
  if (a === b) return true;
  const [x, y] = [a, b].map((name) => withoutArticles(name).words.join(''));
  if (x === undefined || y === undefined || Math.min(x.length, y.length) < FEWEST_SOUNDS) return false;
  return x === y || likeness(toSounds(x), toSounds(y), ALIKE) >= ALIKE;
}

function finenessOf({ feature, usage }: Place): SignaturePlace['fine'] | undefined {
  if (usage === 'metonymic') return undefined;
  if (!feature) return usage === 'literal' ? 3 : undefined;
  if (feature.featureCode.startsWith('PCL')) return 0;
  if (feature.featureCode.startsWith('RGN')) return 1;
  if (usage === 'modifier' && feature.featureClass === 'A') return undefined;
  if (feature.featureClass === 'A') return 1;
  if (/^PPL[CA]$/.test(feature.featureCode) || (feature.population ?? 0) >= BIG) return 2;
  return 3;
}

/** Places that the claims name but where it did not happen. */
function asides({ claims }: Report): Set<string> {
  const aside = new Set<string>();
  const at = new Set<string>();
  for (const claim of claims)
    for (const { place, role } of claim.places) (role === 'aside' ? aside : at).add(place);
  return new Set([...aside].filter((id) => !at.has(id)));
}

const EARTH = 6371; // km
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in km. */
export function distance(a: GazetteerFeature, b: GazetteerFeature): number {
  const [p, q] = [radians(a.lat), radians(b.lat)];
  const x =
    Math.sin((q - p) / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(x)));
}
