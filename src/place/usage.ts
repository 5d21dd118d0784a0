/** How a place name is used: for the place, for those who speak or act in its name, or to describe something else. */
import type { GazetteerFeature, Place } from '../report.js';
import type { Grammar } from './grammar.js';
import type { Name } from './weigh.js';
import { KIND_WORDS } from './words/kinds.js';
import { SPEECH } from './words/lists.js';

/** After a capital's or country's name: its government does this. */
const ACTS = new Set(
  `has have had will would could should may must backs backed supports supported agreed signed imposed launched sent deployed sanctioned expelled summoned
  plans planned hopes wants seeks sought threatened offered refused fears believes considers sees views blames blamed hit
  criticised criticized hailed welcomed recognised recognized ordered responded retaliated invaded attacked bombed beat defeated`.split(
    /\s+/,
  ),
);
/** After a name: nouns that it describes. */
const HEADS =
  /^(?:government|army|forces|troops|actions?|command|commanders?|strikes?|airstrikes?|raids?|aircraft|helicopters?|officials?|president|minister|military|police|regime|militia|militants?|fighters?|soldiers?|rebels?|authorities|ambassador|embassy|parliament|senate|court|jets?|planes?|warplanes?|drones?|state|media|television|tv|news|people|nationals?|citizens?|residents?|man|woman|men|women|economy|economic|company|market|foreign|defen[cs]e|prime|national|team|coach|border|university)$/;

/** Countries and larger: "US actions" says whose, "Aleppo suburbs" says where. */
function isWide(feature: GazetteerFeature | undefined): boolean {
  return feature !== undefined && /^(?:PCL|CONT|RGN)/.test(feature.featureCode);
}

/** Usage of a resolved or open name. */
export function usageOf(name: Name, feature: GazetteerFeature | undefined, grammar: Grammar): Place['usage'] {
  if (name.demonym) return 'modifier';
  // "the road between Iraq and Syria reopens": whatever follows, the two say where
  if (name.between) return 'literal';
  if (
    // with a word for its kind beside it ("the al-Qaem border crossing") the name says where
    name.kind === undefined &&
    (HEADS.test(name.after) || (grammar.nounAfter && isWide(feature) && !KIND_WORDS.has(name.after)))
  )
    return 'modifier';
  const speaks =
    feature !== undefined &&
    (feature.featureCode === 'PCLI' || feature.featureCode === 'PPLC' || feature.featureCode === 'ADM1');
  if (
    speaks &&
    (SPEECH.has(name.after) || ACTS.has(name.after) || grammar.acts) &&
    !/^(?:in|at|near|from|to|of|across|around|inside|outside)$/.test(name.before)
  )
    return 'metonymic';
  return 'literal';
}
