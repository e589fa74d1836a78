import { figure } from './figure.js';
import { type Html, html } from './html.js';
import { px } from './px.js';

export interface HeatMap {
  id: string;
  title: string;
  caption: string;
  description: string;
  /** Of rows and columns, in their order. */
  names: readonly string[];
  /** Those that are not empty. */
  cells: readonly HeatCell[];
}

export interface HeatCell {
  row: string;
  column: string;
  /** Of its row, in [0, 1]. */
  share: number;
  /** What the cell says, in words. */
  meaning: string;
}

/** In pixels: what fits on a page, and what still can be seen and pointed at. */
const usualSide = 920;
const smallestCell = 9;
const largestCell = 40;
/** Lines between so many rows and columns lead the eye. */
const between = 5;

/** A square of shares: on the diagonal what is as it should be, beside it what is not, darker where it is more. */
export function heatMap({ id, title, caption, description, names, cells }: HeatMap): Html {
  const cell = Math.max(smallestCell, Math.min(largestCell, Math.floor(usualSide / names.length)));
  const letters = Math.min(12, cell - 0.5);
  const margin = 8 + Math.max(...names.map(({ length }) => length)) * letters * 0.56;
  const side = names.length * cell;
  const place = new Map(names.map((name, k) => [name, margin + k * cell]));
  const lines = names.map((_, k) => margin + k * cell).filter((_, k) => k % between === 0);
  const baseline = cell / 2 + letters * 0.35;

  const rows = names.map((name) => {
    const top = place.get(name)!;
    const own = cells.filter(({ row }) => row === name);
    return html`<g><rect class="hit" y="${px(top)}" width="${px(margin + side)}" height="${cell}"/><text x="${px(margin - 4)}" y="${px(top + baseline)}" text-anchor="end" style="font-size: ${letters}px">${name}</text>${own.map(
      ({ column, share, meaning }) =>
        html`<rect class="${column === name ? 'first' : 'bad'}" x="${px(place.get(column)! + 0.5)}" y="${px(top + 0.5)}" width="${cell - 1}" height="${cell - 1}" fill-opacity="${column === name ? shade(share) : shade(Math.min(1, 3 * share))}"><title>${meaning}</title></rect>`,
    )}</g>\n`;
  });
  return figure({
    id,
    title,
    caption,
    description,
    wide: true,
    width: Math.ceil(margin + side + 8),
    height: Math.ceil(margin + side + 8),
    legend: [
      { name: 'as it should be', mark: html`<rect class="first" width="12" height="12" rx="2"/>` },
      { name: 'taken for another', mark: html`<rect class="bad" width="12" height="12" rx="2"/>` },
    ],
    picture: [
      names.map(
        (name) =>
          html`<text transform="translate(${px(place.get(name)! + baseline)} ${px(margin - 4)}) rotate(-90)" style="font-size: ${letters}px">${name}</text>\n`,
      ),
      [...lines, margin + side].map(
        (at) =>
          html`<line class="axis" x1="${px(margin)}" x2="${px(margin + side)}" y1="${px(at)}" y2="${px(at)}"/><line class="axis" y1="${px(margin)}" y2="${px(margin + side)}" x1="${px(at)}" x2="${px(at)}"/>\n`,
      ),
      rows,
    ],
  });
}

/** Small shares show, too; a third of a row is as dark as what is wrong gets. */
function shade(share: number): string {
  return (0.14 + 0.86 * share).toFixed(2);
}
