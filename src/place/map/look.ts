/**
 * How each class of the map is drawn: presentation attributes, which a page's own style overrides and a strict content
 * policy allows. Colours come from the page's variables and text colour.
 */
export const LABEL_SIZE = 12.5;
const CLAIM = 'var(--hw-map-claim,#b3261e)';
const HALO =
  'paint-order="stroke" stroke="var(--hw-map-halo,Canvas)" stroke-width="3" stroke-linejoin="round"';

const LOOK: Readonly<Record<string, string>> = {
  ground: 'fill="var(--hw-map-ground,none)"',
  land: 'fill="var(--hw-map-land,#8883)"',
  border: 'fill="none" stroke="currentColor" stroke-opacity=".5" stroke-width="1"',
  'border disputed':
    'fill="none" stroke="currentColor" stroke-opacity=".5" stroke-width="1" stroke-dasharray="5 4"',
  province: 'fill="none" stroke="currentColor" stroke-opacity=".22" stroke-width=".6"',
  river: 'fill="none" stroke="var(--hw-map-water,#4a90c2)" stroke-opacity=".8" stroke-width=".9"',
  lake: 'fill="var(--hw-map-water,#4a90c2)" fill-opacity=".45"',
  claim: `fill="${CLAIM}" fill-opacity=".1" stroke="${CLAIM}" stroke-opacity=".6" stroke-width="1" stroke-linejoin="round"`,
  'claim line': `fill="none" stroke="${CLAIM}" stroke-width="2.4" stroke-linejoin="round" stroke-linecap="round"`,
  'claim point': `fill="${CLAIM}" stroke="var(--hw-map-halo,Canvas)" stroke-width="1.2"`,
  'claim reach': `fill="${CLAIM}" fill-opacity=".06" stroke="${CLAIM}" stroke-opacity=".7" stroke-width="1" stroke-dasharray="4 3"`,
  'claim area': `fill="var(--hw-map-halo,Canvas)" fill-opacity=".6" stroke="${CLAIM}" stroke-width="1.8"`,
  town: 'fill="currentColor" fill-opacity=".75"',
  label: `fill="currentColor" ${HALO}`,
  'label area': `fill="currentColor" font-style="italic" ${HALO}`,
  'label country':
    'fill="currentColor" fill-opacity=".55" font-size="11" letter-spacing="1.5" text-anchor="middle"',
  scale: 'fill="none" stroke="currentColor" stroke-width="1.2"',
};

/** The attributes of a class. */
export const look = (name: string): string => `class="${name}" ${LOOK[name] ?? ''}`;

export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
