import { figure } from './figure.js';
import { type Html, html } from './html.js';
import { px } from './px.js';

export interface Grid {
  id: string;
  title: string;
  caption: string;
  description: string;
  /** In their order, from the top. */
  rows: readonly string[];
  /** From the left. */
  columns: readonly string[];
  /** Those that are not empty. */
  cells: readonly GridCell[];
  legend?: readonly { name: string; mark: Html }[];
  /** What the rows and the columns are, at the edges. */
  axes?: { row: string; column: string };
  /** Drawn to stand beside another picture. */
  narrow?: boolean;
}

export interface GridCell {
  row: string;
  column: string;
  /** How dark it is, in [-1, 1]: below 0 in the second colour. */
  weight: number;
  /** Written into the cell. */
  text?: string;
  /** What the cell says, in words. */
  meaning: string;
}

const widths = { narrow: 480, usual: 920 };
const widestCell = 96;
const cellHeight = 30;
const longestName = 44;
/** Of letters, as parts of their size. */
const letter = 6.1;
const slant = 35;

/** Values by rows and columns: darker where they are greater, in another colour where they are negative. */
export function grid({ id, title, caption, description, rows, columns, cells, legend, axes, narrow }: Grid): Html {
  const width = narrow ? widths.narrow : widths.usual;
  const left = 12 + (axes ? 16 : 0) + letter * Math.min(longestName, Math.max(...rows.map(({ length }) => length)));
  const cell = Math.min(widestCell, (width - left - 12) / columns.length);
  const longest = Math.max(...columns.map(({ length }) => Math.min(length, longestName)));
  const slanted = longest * letter > cell - 4;
  const top = (slanted ? 12 + longest * letter * Math.sin((slant * Math.PI) / 180) : 22) + (axes ? 18 : 0);
  const columnAt = new Map(columns.map((name, k) => [name, left + k * cell]));
  const rowAt = new Map(rows.map((name, k) => [name, top + k * cellHeight]));
  const bottom = top + rows.length * cellHeight;
  // Slanted names lean out over the last column.
  const lean = slanted ? longest * letter * Math.cos((slant * Math.PI) / 180) - cell / 2 : 0;
  return figure({
    id,
    title,
    caption,
    description,
    legend,
    width: Math.ceil(Math.max(left + columns.length * cell + Math.max(8, lean), width)),
    height: Math.ceil(bottom + 8),
    picture: [
      axes
        ? html`<text x="${px(left + (columns.length * cell) / 2)}" y="12" text-anchor="middle">${axes.column}</text><text transform="translate(12 ${px((top + bottom) / 2)}) rotate(-90)" text-anchor="middle">${axes.row}</text>\n`
        : '',
      columns.map((name) => {
        const at = columnAt.get(name)! + cell / 2;
        return slanted
          ? html`<text transform="translate(${px(at)} ${px(top - 8)}) rotate(-${slant})">${cut(name)}</text>\n`
          : html`<text x="${px(at)}" y="${px(top - 8)}" text-anchor="middle">${name}</text>\n`;
      }),
      rows.map((name) => {
        const at = rowAt.get(name)!;
        const own = cells.filter(({ row }) => row === name);
        return html`<g><rect class="hit" y="${px(at)}" width="${px(left + columns.length * cell)}" height="${cellHeight}"/><text x="${px(left - 8)}" y="${px(at + cellHeight / 2 + 4)}" text-anchor="end">${cut(name)}</text>${columns.map(
          (column) =>
            html`<rect class="empty" x="${px(columnAt.get(column)! + 1)}" y="${px(at + 1)}" width="${px(cell - 2)}" height="${cellHeight - 2}" rx="3"/>`,
        )}${own.map((each) => cellOf(each, columnAt.get(each.column)!, at, cell))}</g>\n`;
      }),
    ],
  });
}

function cellOf({ weight, text, meaning }: GridCell, x: number, y: number, width: number): Html {
  const strength = Math.min(1, Math.abs(weight));
  const written = text
    ? html`<text class="${strength > 0.55 ? 'strong' : 'cell-value'}" x="${px(x + width / 2)}" y="${px(y + cellHeight / 2 + 4)}" text-anchor="middle">${text}</text>`
    : '';
  return html`<g><rect class="${weight < 0 ? 'second' : 'first'}" x="${px(x + 1)}" y="${px(y + 1)}" width="${px(width - 2)}" height="${cellHeight - 2}" rx="3" fill-opacity="${strength.toFixed(2)}"><title>${meaning}</title></rect>${written}</g>`;
}

function cut(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
}
