import { figure } from './figure.js';
import { type Html, html } from './html.js';
import { px } from './px.js';

export interface Treemap {
  id: string;
  title: string;
  caption: string;
  description: string;
  tiles: readonly TreemapTile[];
  legend?: readonly { name: string; mark: Html }[];
}

export interface TreemapTile {
  name: string;
  /** Its area, above 0. */
  size: number;
  /** How dark it is, in [0, 1]. */
  weight: number;
  /** A second line. */
  text: string;
  /** What the tile says, in words. */
  meaning: string;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const width = 920;
const height = 380;
/** Widths of letters of a name and of the line below it. */
const letters = { name: 7.4, text: 5.9 };

/** Parts of a whole as tiles whose areas are their sizes, the largest at the left. */
export function treemap({ id, title, caption, description, tiles, legend }: Treemap): Html {
  const sorted = [...tiles].filter(({ size }) => size > 0).sort((a, b) => b.size - a.size);
  const boxes = squarified(
    sorted.map(({ size }) => size),
    { x: 0, y: 0, width, height },
  );
  return figure({
    id,
    title,
    caption,
    description,
    legend,
    width,
    height,
    picture: sorted.map(({ name, weight, text, meaning }, k) => {
      const { x, y, width: wide, height: high } = boxes[k]!;
      const tone = weight > 0.6 ? 'strong' : 'cell-value';
      const fits = (words: string, letter: number) => words.length * letter + 16 < wide;
      const named = fits(name, letters.name) && high > 24;
      return html`<g><title>${meaning}</title><rect class="first" x="${px(x + 1)}" y="${px(y + 1)}" width="${px(Math.max(0, wide - 2))}" height="${px(Math.max(0, high - 2))}" rx="4" fill-opacity="${(0.12 + 0.88 * weight).toFixed(2)}"/>${
        named ? html`<text class="${tone} tile-name" x="${px(x + 10)}" y="${px(y + 20)}">${name}</text>` : ''
      }${named && fits(text, letters.text) && high > 44 ? html`<text class="${tone}" x="${px(x + 10)}" y="${px(y + 37)}">${text}</text>` : ''}</g>\n`;
    }),
  });
}

/** Boxes as square as can be, row by row (Bruls, Huizing and van Wijk, "Squarified treemaps", 2000). Sizes fall. */
function squarified(sizes: readonly number[], whole: Box): Box[] {
  const scale = (whole.width * whole.height) / sizes.reduce((sum, size) => sum + size, 0);
  const areas = sizes.map((size) => size * scale);
  const boxes: Box[] = [];
  let free = whole;
  for (let first = 0; first < areas.length; ) {
    const side = Math.min(free.width, free.height);
    let last = first + 1;
    while (last < areas.length && worst(areas.slice(first, last + 1), side) <= worst(areas.slice(first, last), side)) last++;
    const row = areas.slice(first, last);
    const depth = row.reduce((sum, area) => sum + area, 0) / side;
    const upright = free.width >= free.height;
    let along = upright ? free.y : free.x;
    for (const area of row) {
      const length = area / depth;
      boxes.push(upright ? { x: free.x, y: along, width: depth, height: length } : { x: along, y: free.y, width: length, height: depth });
      along += length;
    }
    free = upright
      ? { ...free, x: free.x + depth, width: free.width - depth }
      : { ...free, y: free.y + depth, height: free.height - depth };
    first = last;
  }
  return boxes;
}

/** How far from square the worst box of a row along a side is, 1 being square. */
function worst(areas: readonly number[], side: number): number {
  const sum = areas.reduce((total, area) => total + area, 0);
  return Math.max(...areas.map((area) => Math.max((side ** 2 * area) / sum ** 2, sum ** 2 / (side ** 2 * area))));
}
