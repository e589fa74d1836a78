import { figure } from './figure.js';
import { type Html, html } from './html.js';
import { px } from './px.js';
import { table } from './table.js';
import { ticks } from './ticks.js';

export interface Histogram {
  id: string;
  title: string;
  caption: string;
  /** What is counted, and of what: `texts` by `confidence`. */
  unit: string;
  axis: string;
  /** Ends of the bins, one more than there are bins, in rising order. */
  edges: readonly number[];
  /** How an edge is written. */
  format(edge: number): string;
  /** `stacked`: parts of a whole, counted on top of each other; `overlaid`: the share of each kind, one behind the other. */
  layout: 'stacked' | 'overlaid';
  series: readonly Series[];
  /** How many edges are named at most; 11 if absent. */
  labels?: number;
  /** A value that is marked, with its meaning. */
  mark?: { value: number; name: string };
}

export interface Series {
  name: string;
  colour: 'first' | 'second' | 'bad';
  values: readonly number[];
}

const width = 480;
const height = 300;
const plot = { left: 40, right: width - 20, top: 20, bottom: height - 40 };

/** How many values lie in each bin; those beyond the ends count in the first and the last. */
export function countIn(edges: readonly number[], values: readonly number[]): number[] {
  const counts = edges.slice(1).map(() => 0);
  for (const value of values) {
    const bin = edges.findLastIndex((edge) => edge <= value);
    counts[Math.min(counts.length - 1, Math.max(0, bin))]!++;
  }
  return counts;
}

/** Bars that show how often values of some kinds fall where. */
export function histogram({ id, title, caption, unit, axis, edges, format, layout, series, labels = 11, mark }: Histogram): Html {
  const counts = series.map(({ values }) => countIn(edges, values));
  const bins = edges.slice(1).map((end, k) => ({ from: edges[k]!, end, counts: counts.map((each) => each[k]!) }));
  const overlaid = layout === 'overlaid';
  const heightsOf = (of: readonly number[]) =>
    overlaid ? of.map((count, s) => (100 * count) / Math.max(1, series[s]!.values.length)) : of;
  const tops = bins.map(({ counts }) => heightsOf(counts)).map((heights) => (overlaid ? Math.max(...heights) : sum(heights)));
  const marks = ticks(Math.max(1, ...tops)).filter(Number.isInteger);
  const [low, high] = [edges[0]!, edges.at(-1)!];
  const x = (value: number) => plot.left + ((value - low) / (high - low)) * (plot.right - plot.left);
  const y = (count: number) => plot.bottom - (count / marks.at(-1)!) * (plot.bottom - plot.top);

  const shades = series.map(({ colour }) => `${colour}${overlaid ? ' see-through' : ''}`);
  const bars = bins.map(({ from, end, counts }) => {
    const name = `${format(from)} to ${format(end)}: ${counts.map((count, s) => `${count} ${series[s]!.name}`).join(', ')}`;
    const rects = heightsOf(counts).map((height, s, heights) => {
      const base = overlaid ? 0 : sum(heights.slice(0, s));
      return html`<rect class="${shades[s]}" x="${px(x(from) + 1)}" y="${px(y(base + height))}" width="${px(x(end) - x(from) - 2)}" height="${px(y(base) - y(base + height))}"/>`;
    });
    return html`<g><title>${name}</title><rect class="hit" x="${px(x(from))}" y="${plot.top}" width="${px(x(end) - x(from))}" height="${plot.bottom - plot.top}"/>${rects}</g>\n`;
  });
  const labelled = edges.filter((_, k) => k % Math.ceil(edges.length / labels) === 0);

  return figure({
    id,
    title,
    caption,
    width,
    height,
    legend: series.map(({ name }, s) => ({ name, mark: html`<rect class="${shades[s]}" width="12" height="12" rx="2"/>` })),
    description: `Bars that count ${unit} by ${axis}: ${series.map(({ name, values }) => `${values.length} ${name}`).join(', ')}.`,
    picture: [
      marks.map(
        (count) =>
          html`<line class="axis" x1="${plot.left}" x2="${plot.right}" y1="${px(y(count))}" y2="${px(y(count))}"/><text x="${plot.left - 6}" y="${px(y(count) + 4)}" text-anchor="end">${count}${overlaid ? ' %' : ''}</text>\n`,
      ),
      bars,
      labelled.map((edge) => html`<text x="${px(x(edge))}" y="${plot.bottom + 15}" text-anchor="middle">${format(edge)}</text>\n`),
      html`<text x="${(plot.left + plot.right) / 2}" y="${height - 6}" text-anchor="middle">${axis}</text>\n`,
      mark && mark.value > low && mark.value < high
        ? html`<line class="guide" x1="${px(x(mark.value))}" x2="${px(x(mark.value))}" y1="${plot.top - 14}" y2="${plot.bottom}"/><text x="${px(x(mark.value) + 5)}" y="${plot.top - 6}">${mark.name}</text>`
        : '',
    ],
    table: table({
      title: `${title}, in numbers`,
      columns: [
        { name: axis, cell: ({ from, end }) => `${format(from)} – ${format(end)}` },
        ...series.map(({ name }, s) => ({ name, kind: 'number' as const, cell: ({ counts }: (typeof bins)[number]) => counts[s] })),
      ],
      rows: bins,
    }),
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
