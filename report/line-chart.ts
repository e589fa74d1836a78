import { figure } from './figure.js';
import { type Html, html } from './html.js';
import { px } from './px.js';
import { table } from './table.js';
import { roundEdges } from './ticks.js';

export interface LineChart {
  id: string;
  title: string;
  caption: string;
  description: string;
  /** What stands along the bottom, and its values, evenly spaced. */
  axis: string;
  steps: readonly string[];
  format(value: number): string;
  lines: readonly Line[];
  /** A step that is marked, with its meaning. */
  mark?: { step: number; name: string };
}

export interface Line {
  name: string;
  colour: 'first' | 'second';
  /** One for each step; undefined where there is none. */
  values: readonly (number | undefined)[];
  /** Drawn broken, as something to compare with. */
  broken?: true;
}

const width = 480;
const height = 300;
const plot = { left: 48, right: width - 20, top: 26, bottom: height - 44 };
const mostLabels = 12;

/** Values that follow each other, as lines with dots. */
export function lineChart({ id, title, caption, description, axis, steps, format, lines, mark }: LineChart): Html {
  const all = lines.flatMap(({ values }) => values).filter((value) => value !== undefined);
  const marks = roundEdges(Math.min(0, ...all), Math.max(...all), 5);
  const [low, high] = [marks[0]!, marks.at(-1)!];
  const x = (step: number) => plot.left + ((step + 0.5) / steps.length) * (plot.right - plot.left);
  const y = (value: number) => plot.bottom - ((value - low) / (high - low)) * (plot.bottom - plot.top);
  // At the right there is no room for its name.
  const endsLeft = mark !== undefined && mark.step > steps.length / 2;
  const labelled = Math.ceil(steps.length / mostLabels);
  return figure({
    id,
    title,
    caption,
    description,
    width,
    height,
    legend: lines.map(({ name, colour }) => ({ name, mark: html`<circle class="${colour}" cx="6" cy="6" r="5"/>` })),
    picture: [
      marks.map(
        (value) =>
          html`<line class="axis" x1="${plot.left}" x2="${plot.right}" y1="${px(y(value))}" y2="${px(y(value))}"/><text x="${plot.left - 6}" y="${px(y(value) + 4)}" text-anchor="end">${format(value)}</text>\n`,
      ),
      steps.map((step, k) =>
        k % labelled === 0 ? html`<text x="${px(x(k))}" y="${plot.bottom + 16}" text-anchor="middle">${step}</text>\n` : '',
      ),
      html`<text x="${(plot.left + plot.right) / 2}" y="${height - 8}" text-anchor="middle">${axis}</text>\n`,
      mark
        ? html`<line class="guide" x1="${px(x(mark.step))}" x2="${px(x(mark.step))}" y1="${plot.top - 14}" y2="${plot.bottom}"/><text x="${px(x(mark.step) + (endsLeft ? -5 : 5))}" y="${plot.top - 8}" text-anchor="${endsLeft ? 'end' : 'start'}">${mark.name}</text>\n`
        : '',
      lines.map(({ name, colour, values, broken }) => {
        const points = values.flatMap((value, k) => (value === undefined ? [] : [{ at: `${px(x(k))},${px(y(value))}`, value, k }]));
        return html`<polyline class="line ${colour}-line${broken ? ' broken' : ''}" points="${points.map(({ at }) => at).join(' ')}"/>${points.map(
          ({ value, k }) =>
            html`<circle class="${colour}" cx="${px(x(k))}" cy="${px(y(value))}" r="${broken ? 2 : 3.5}"><title>${steps[k]}: ${name} ${format(value)}</title></circle>`,
        )}\n`;
      }),
    ],
    table: table({
      title: `${title}, in numbers`,
      columns: [
        { name: axis, cell: ({ step }) => step },
        ...lines.map(({ name, values }) => ({
          name,
          kind: 'number' as const,
          cell: ({ k }: { step: string; k: number }) => (values[k] === undefined ? '–' : values[k].toFixed(3)),
        })),
      ],
      rows: steps.map((step, k) => ({ step, k })),
    }),
  });
}
