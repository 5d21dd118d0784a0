/** Names and decisions → the report's places, with the reasons. */
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import type { Explanation, GazetteerFeature, Place } from '../report.js';
import type { Atlas } from './atlas.js';
import { confidenceOf, OPEN_BELOW } from './confidence.js';
import { grammarOf } from './grammar.js';
import { recognise } from './recognise.js';
import { type Decision, onlyNamesake, resolveTogether } from './resolve.js';
import { usageOf } from './usage.js';
import type { Name } from './weigh.js';

const MOST_CANDIDATES = 5;

/** Finds and resolves the place names of a document. */
export function placesOf(
  document: Document,
  analysis: Analysis,
  atlas: Atlas,
): { places: Place[]; explanations: Explanation[] } {
  const names = recognise(document, analysis, atlas);
  const decisions = new Map<Name, Decision>();
  for (const decision of resolveTogether(names))
    for (const name of decision.names) decisions.set(name, decision);
  const grammar = grammarOf(analysis);
  const places: Place[] = [];
  const explanations: Explanation[] = [];
  names.forEach((name, index) => {
    const decision = decisions.get(name) as Decision;
    const best = decision.choices[0];
    const namesake = best !== undefined && onlyNamesake(name, best.found.feature);
    const confidence = confidenceOf(decision, name, namesake);
    const resolved = best !== undefined && confidence >= OPEN_BELOW;
    const id = `place-${index + 1}`;
    places.push({
      start: name.start,
      end: name.end,
      id,
      name: document.text.slice(name.start, name.end),
      ...(resolved && { feature: best.found.feature }),
      candidates: candidatesOf(decision),
      confidence,
      geoPrecision: resolved ? precisionOf(best.found.feature) : 3,
      usage: usageOf(name, best?.found.feature, grammar(name)),
    });
    explanations.push(explained(id, name, decision, resolved, namesake));
  });
  return { places, explanations };
}

function candidatesOf(decision: Decision): Place['candidates'] {
  const best = decision.choices.slice(0, MOST_CANDIDATES);
  const top = best[0]?.score ?? 0;
  const total = decision.choices.reduce((sum, choice) => sum + Math.exp(choice.score - top), 0);
  return best.map(({ found, score }) => ({
    feature: found.feature,
    score: Math.round((1000 * Math.exp(score - top)) / total) / 1000,
  }));
}

/** ACLED's codes: 1 a town or site, 2 a part of a region, 3 a province or more. */
export function precisionOf(feature: GazetteerFeature): 1 | 2 | 3 {
  const { featureClass, featureCode } = feature;
  if (featureClass === 'P' || featureClass === 'S') return 1;
  if (
    /^ADM[2-5]$/.test(featureCode) ||
    featureClass === 'H' ||
    featureCode === 'ISL' ||
    featureCode === 'PRT'
  )
    return 2;
  return 3;
}

const SIGNS: Readonly<Record<string, string>> = {
  prior: 'size and kind',
  spelling: 'spelling',
  furtherName: 'not its main name',
  strangeName: 'its main name is quite another',
  kind: 'the word beside the name',
  part: 'a side of it is meant',
  article: 'both have the article',
  within: 'what it is said to lie in',
  country: "the report's countries",
  province: "the report's provinces",
  near: 'nearness to other places of the report',
  listed: 'listed with a like place',
  same: 'said to be the same place',
  fuller: 'told more of elsewhere in the report',
  sentence: 'an area that the sentence names',
  district: 'the town of the name is likelier meant',
};

function explained(
  id: string,
  name: Name,
  decision: Decision,
  resolved: boolean,
  namesake: boolean,
): Explanation {
  const best = decision.choices[0];
  const where = best && [best.found.feature.admin1, best.found.feature.country].filter(Boolean).join(', ');
  const signs = best
    ? Object.entries(best.signs)
        .map(
          ([sign, value]) => `${SIGNS[sign] ?? sign} ${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`,
        )
        .join('; ')
    : '';
  const text = !best
    ? 'No place of this or a like name is in the gazetteer, so it is left open.'
    : resolved
      ? `Taken for ${best.found.feature.name}${where ? ` (${where})` : ''}: ${signs}.`
      : `Left open: ${namesake ? `the words say what it is, and only a place of that name is known; ` : ''}nearest would be ${best.found.feature.name}${where ? ` (${where})` : ''}: ${signs}.`;
  return {
    about: id,
    rule: name.demonym ? 'place-demonym' : resolved ? 'place-resolved' : 'place-open',
    text,
    spans: [{ start: name.start, end: name.end }],
    candidates: decision.choices
      .slice(0, MOST_CANDIDATES)
      .map(({ found, score }) => ({ name: found.feature.name, score: Math.round(score * 100) / 100 })),
  };
}
