/** Which features lie in which. */
import type { GazetteerFeature } from '../report.js';
import { fold, key } from '../spelling/index.js';
import { kmBetween } from './earth.js';

export function isArea(feature: GazetteerFeature): boolean {
  return feature.featureClass === 'A';
}

/** Whether a feature is said to lie in another: by country and province name, or near enough to a county's or town's point. */
export function contains(outer: GazetteerFeature, inner: GazetteerFeature): boolean {
  if (outer.id === inner.id) return false;
  const code = outer.featureCode;
  if (code.startsWith('PCL')) return outer.country === inner.country;
  if (outer.country && inner.country && outer.country !== inner.country) return false;
  if (code === 'ADM1') {
    if (inner.admin1 && sameName(outer.name, inner.admin1)) return true;
    if (outer.admin1 && inner.admin1 && sameName(outer.admin1, inner.admin1)) return true;
    return !inner.admin1 && kmBetween(outer, inner) < 250;
  }
  const km = kmBetween(outer, inner);
  if (code.startsWith('ADM')) return km < 60;
  if (outer.featureClass === 'P') return km < 35;
  return outer.featureClass === 'L' ? km < 600 : km < 200;
}

/** Whether an area has its name from a town in it: "Gao" is the town of Gao and the region around it. */
export function isNamedAfter(area: GazetteerFeature, town: GazetteerFeature): boolean {
  return isArea(area) && town.featureClass === 'P' && sameName(area.name, town.name) && contains(area, town);
}

const GENERIC =
  /\b(?:province|governorate|region|state|oblast|district|county|department|city|municipality)\b/g;

function sameName(a: string, b: string): boolean {
  if (a === b) return true;
  return key(fold(a).replace(GENERIC, '').trim()) === key(fold(b).replace(GENERIC, '').trim());
}
