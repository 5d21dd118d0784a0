/** Text items of a PDF page → fragments: runs of text on one baseline, with nothing but word spaces between. */

/** A text item as pdf.js gives it. */
export interface TextItem {
  str: string;
  dir: string;
  width: number;
  height: number;
  /** a, b, c, d, x, y: position and size in points, y upwards. */
  transform: number[];
  fontName: string;
  hasEOL: boolean;
}

/** Text on one baseline, in points from the page's lower left corner. */
export interface Fragment {
  text: string;
  left: number;
  right: number;
  baseline: number;
  size: number;
  font: string;
  rightToLeft: boolean;
}

/** Items whose baselines differ by less than this share of the type size stand on one line. */
const SAME_BASELINE = 0.35;
/** A gap of more than this share of the type size is a space that the PDF does not spell out. */
const SPACE = 0.15;
/** A gap of more than so many type sizes parts columns or cells. */
const GUTTER = 1.1;

/**
 * Puts a page's items together. Items turned sideways (stamps in the margin) are left out.
 *
 * @returns fragments from top to bottom, on one line from left to right
 */
export function fragmentsOf(items: readonly TextItem[]): Fragment[] {
  const pieces = items.flatMap(toFragment);
  pieces.sort((a, b) => b.baseline - a.baseline || a.left - b.left);
  return baselinesOf(pieces).flatMap(joinOnBaseline);
}

function toFragment({ str, dir, width, height, transform, fontName }: TextItem): Fragment[] {
  const [a = 0, b = 0, c = 0, d = 0, left = 0, baseline = 0] = transform;
  const size = Math.hypot(c, d) || height;
  const sideways = Math.abs(b) > Math.abs(a) / 10;
  if (sideways || str.trim() === '' || !(size > 0)) return [];
  const fragment = { text: str, left, right: left + Math.max(width, 0), baseline, size, font: fontName };
  return [{ ...fragment, rightToLeft: dir === 'rtl' }];
}

/** Groups pieces, sorted from top to bottom, by the line that they stand on. */
function baselinesOf(pieces: readonly Fragment[]): Fragment[][] {
  const lines: Fragment[][] = [];
  let line: Fragment[] = [];
  let first: Fragment | undefined;
  for (const piece of pieces) {
    const tolerance = Math.min(piece.size, first?.size ?? piece.size) * SAME_BASELINE;
    if (first && first.baseline - piece.baseline <= tolerance) line.push(piece);
    else {
      first = piece;
      line = [piece];
      lines.push(line);
    }
  }
  return lines;
}

function joinOnBaseline(pieces: Fragment[]): Fragment[] {
  pieces.sort((a, b) => a.left - b.left);
  const joined: Fragment[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (!last || piece.left - last.right > GUTTER * Math.max(piece.size, last.size))
      joined.push({ ...piece });
    else joined[joined.length - 1] = join(last, piece);
  }
  return joined;
}

/** Joins two pieces that touch or nearly do; the bigger type is the fragment's (a raised footnote mark is smaller). */
function join(left: Fragment, right: Fragment): Fragment {
  const spelled = /\s$/.test(left.text) || /^\s/.test(right.text);
  const space = !spelled && right.left - left.right > SPACE * Math.min(left.size, right.size) ? ' ' : '';
  const rightToLeft =
    left.rightToLeft && (right.rightToLeft || !/\p{L}/u.test(right.text)) ? true : right.rightToLeft;
  const main = right.text.length > left.text.length ? right : left;
  return {
    text: rightToLeft ? right.text + space + left.text : left.text + space + right.text,
    left: left.left,
    right: Math.max(left.right, right.right),
    baseline: main.baseline,
    size: Math.max(left.size, right.size),
    font: main.font,
    rightToLeft,
  };
}
