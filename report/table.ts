import { type Content, type Html, html } from './html.js';

export interface Column<Row> {
  name: string;
  /** Numbers stand at the end of their cell. */
  kind?: 'text' | 'number' | 'share';
  cell(row: Row): Content;
}

export interface Table<Row> {
  title: string;
  /** How to read it. */
  note?: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}

/** A table with a head; the first column names the row. */
export function table<Row>({ title, note, columns, rows }: Table<Row>): Html {
  const head = columns.map(({ name, kind }) => html`<th scope="col" class="${kind ?? 'text'}">${name}</th>`);
  const body = rows.map((row) => {
    const cells = columns.map(({ kind, cell }, k) => {
      const content = cell(row);
      return k === 0 ? html`<th scope="row">${content}</th>` : html`<td class="${kind ?? 'text'}">${content}</td>`;
    });
    return html`<tr>${cells}</tr>\n`;
  });
  return html`<table>
<caption>${title}${note && html`<span>${note}</span>`}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table>`;
}
