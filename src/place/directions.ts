/** Compass words: "southern", "north-east", "south-south-west" is not read. */

/** A side: any of n, s and e, w together; "c" is the middle. */
export type Side = 'n' | 's' | 'e' | 'w' | 'ne' | 'nw' | 'se' | 'sw' | 'c';

const SIDES: ReadonlyMap<string, Side> = new Map(
  (
    [
      ['n', 'north northern northwards northward'],
      ['s', 'south southern southwards southward'],
      ['e', 'east eastern eastwards eastward'],
      ['w', 'west western westwards westward'],
      ['ne', 'northeast northeastern north-east north-eastern'],
      ['nw', 'northwest northwestern north-west north-western'],
      ['se', 'southeast southeastern south-east south-eastern'],
      ['sw', 'southwest southwestern south-west south-western'],
      ['c', 'central'],
    ] as const
  ).flatMap(([side, words]) => words.split(' ').map((word) => [word, side] as const)),
);

/** The side that a word names; undefined for other words. */
export function sideOf(word: string): Side | undefined {
  return SIDES.get(word);
}

const DEGREES: Readonly<Record<Side, number>> = {
  n: 0,
  ne: 45,
  e: 90,
  se: 135,
  s: 180,
  sw: 225,
  w: 270,
  nw: 315,
  c: 0,
};

/** Degrees clockwise from north. */
export function degreesOf(side: Side): number {
  return DEGREES[side];
}

/** The compass word for a bearing in degrees. */
export function compassWord(degrees: number): string {
  const words = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'];
  return words[Math.round(degrees / 45) % 8] as string;
}

/** How far two bearings are apart, 0 to 180. */
export function apart(a: number, b: number): number {
  const d = Math.abs(a - b) % 360;
  return d > 180 ? 360 - d : d;
}
