/** Names and the scale, each where there is room. */
import type { Place } from '../../report.js';
import { type Frame, kmAPixel, tenth, WIDTH } from './frame.js';
import { escaped, LABEL_SIZE, look } from './look.js';

const MOST_LABELS = 28;
const WIDTH_OF_LETTER = 0.56;
const EDGE = 4;
const LONGEST_SCALE = 110;

/** A place that is named on the map. */
export interface Labelled {
  name: string;
  lat: number;
  lon: number;
  /** A province or sea, not a town: its point stands for all of it. */
  area: boolean;
}

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Where there is room left on a map. */
export class Room {
  private readonly taken: Box[] = [];
  constructor(private readonly frame: Frame) {}

  /** The first of these boxes that lies within the map and on no other; it is taken then. */
  take(boxes: readonly Box[]): Box | undefined {
    const free = boxes.find(
      ({ x, y, w, h }) =>
        x >= EDGE &&
        y >= EDGE &&
        x + w <= WIDTH - EDGE &&
        y + h <= this.frame.height - EDGE &&
        !this.taken.some((t) => x < t.x + t.w && t.x < x + w && y < t.y + t.h && t.y < y + h),
    );
    if (free) this.taken.push(free);
    return free;
  }

  /** Keeps what follows off a box. */
  keepOff(box: Box): void {
    this.taken.push(box);
  }
}

/** The literal places that are resolved to towns, sites, waters or provinces: each once, what is in claims and surest first. */
export function labelled(places: readonly Place[], drawn: (lon: number, lat: number) => boolean): Labelled[] {
  const out = new Map<string, Labelled & { confidence: number; drawn: boolean }>();
  for (const { feature, name, usage, confidence } of places) {
    if (!feature || usage !== 'literal' || out.has(feature.id)) continue;
    if (/^(?:PCL|CONT|RGN)/.test(feature.featureCode)) continue;
    const { lat, lon, featureClass } = feature;
    out.set(feature.id, {
      name,
      lat,
      lon,
      area: !/^[PS]$/.test(featureClass),
      confidence,
      drawn: drawn(lon, lat),
    });
  }
  return [...out.values()]
    .sort(
      (a, b) =>
        Number(b.drawn) - Number(a.drawn) ||
        Number(a.area) - Number(b.area) ||
        b.confidence - a.confidence ||
        (a.name < b.name ? -1 : 1),
    )
    .slice(0, MOST_LABELS);
}

/** Names beside their points: right, left, above or below; what lies outside the frame is pointed at from its edge. */
export function labels(
  towns: readonly Labelled[],
  frame: Frame,
  room: Room,
  hasDot: (town: Labelled) => boolean,
): string[] {
  const inside = towns.filter(({ lon, lat }) => isInside(frame.x(lon), frame.y(lat), frame));
  for (const { lon, lat } of inside) room.keepOff({ x: frame.x(lon) - 5, y: frame.y(lat) - 5, w: 10, h: 10 });
  const seen = new Set<string>();
  return towns.flatMap((town) => {
    if (seen.has(town.name)) return [];
    const [x, y] = [frame.x(town.lon), frame.y(town.lat)];
    if (!isInside(x, y, frame)) {
      const pointer = hasDot(town) ? edgePointer(town.name, x, y, frame, room) : undefined;
      if (pointer) seen.add(town.name);
      return pointer ? [pointer] : [];
    }
    const dot =
      hasDot(town) || town.area
        ? []
        : [`<circle ${look('town')} cx="${tenth(x)}" cy="${tenth(y)}" r="2.5"/>`];
    const { w, h } = sizeOf(town.name);
    const free = room.take([
      { x: x + 7, y: y - h / 2, w, h },
      { x: x - 7 - w, y: y - h / 2, w, h },
      { x: x - w / 2, y: y - 6 - h, w, h },
      { x: x - w / 2, y: y + 6, w, h },
      { x: x + 5, y: y - 4 - h, w, h },
      { x: x + 5, y: y + 4, w, h },
      { x: x - 5 - w, y: y - 4 - h, w, h },
      { x: x - 5 - w, y: y + 4, w, h },
    ]);
    if (!free) return dot;
    seen.add(town.name);
    return [...dot, text(town.area ? 'label area' : 'label', town.name, free)];
  });
}

const isInside = (x: number, y: number, { height }: Frame): boolean =>
  x >= 0 && y >= 0 && x <= WIDTH && y <= height;

function sizeOf(name: string): { w: number; h: number } {
  return { w: name.length * LABEL_SIZE * WIDTH_OF_LETTER, h: LABEL_SIZE * 1.2 };
}

function text(name: string, words: string, { x, y, h }: Box): string {
  return `<text ${look(name)} x="${tenth(x)}" y="${tenth(y + h * 0.78)}">${escaped(words)}</text>`;
}

const ARROWS = ['→', '↘', '↓', '↙', '←', '↖', '↑', '↗'];

/** "Tehran →" at the edge that it lies behind. */
function edgePointer(name: string, x: number, y: number, frame: Frame, room: Room): string | undefined {
  const [middleX, middleY] = [WIDTH / 2, frame.height / 2];
  const angle = Math.atan2(y - middleY, x - middleX);
  const arrow = ARROWS[(Math.round(angle / (Math.PI / 4)) + 8) % 8];
  const words = x < middleX ? `${arrow} ${name}` : `${name} ${arrow}`;
  const { w, h } = sizeOf(words);
  const reach = Math.min(
    Math.abs(middleX / Math.cos(angle)),
    Math.abs(middleY / Math.sin(angle)) || Number.POSITIVE_INFINITY,
  );
  const clamp = (value: number, most: number): number => Math.max(EDGE, Math.min(most - EDGE, value));
  const edgeX = clamp(middleX + reach * Math.cos(angle) - (x < middleX ? 0 : w), WIDTH - w);
  const edgeY = clamp(middleY + reach * Math.sin(angle) - h / 2, frame.height - h);
  const free = room.take([0, 1, -1, 2, -2].map((step) => ({ x: edgeX, y: edgeY + step * h, w, h })));
  return free && text('label area', words, free);
}

/** Countries' names in the middle of their land, or a little off it. */
export function countryLabels(
  countries: readonly { name: string; x: number; y: number }[],
  room: Room,
): string[] {
  return countries.flatMap(({ name, x, y }) => {
    const words = name.toUpperCase();
    const w = words.length * 9.3;
    const h = 14;
    const free = room.take(
      [0, -24, 24, -48, 48].flatMap((dy) =>
        [0, -40, 40].map((dx) => ({ x: x + dx - w / 2, y: y + dy - h / 2, w, h })),
      ),
    );
    if (!free) return [];
    return [
      `<text ${look('label country')} x="${tenth(free.x + w / 2)}" y="${tenth(free.y + h * 0.78)}">${escaped(words)}</text>`,
    ];
  });
}

/** A bar of a round number of kilometres, at the lower left. */
export function scaleBar(frame: Frame, room: Room): string {
  const km = kmAPixel(frame);
  const power = 10 ** Math.floor(Math.log10(km * LONGEST_SCALE));
  const round = [5, 2, 1].map((step) => step * power).find((length) => length / km <= LONGEST_SCALE) ?? power;
  const length = round / km;
  const words = `${round} km`;
  const y = frame.height - 10;
  room.keepOff({ x: 0, y: y - 20, w: length + 20, h: 30 });
  return `<path ${look('scale')} d="M10 ${tenth(y - 4)}V${tenth(y)}H${tenth(10 + length)}V${tenth(y - 4)}"/><text ${look('label')} font-size="11" x="10" y="${tenth(y - 7)}">${words}</text>`;
}
