import { figure } from './figure.js';
import { type Html, html } from './html.js';
import { px } from './px.js';
import { roundEdges } from './ticks.js';

export interface Scatter {
  id: string;
  title: string;
  caption: string;
  description: string;
  x: Axis;
  y: Axis;
  points: readonly Point[];
  legend?: readonly { name: string; mark: Html }[];
  table?: Html;
}

export interface Axis {
  name: string;
  /** Round values are marked evenly on a logarithmic axis by their powers of ten, 2 and 5 between them. */
  scale?: 'linear' | 'logarithmic';
  format(value: number): string;
}

export interface Point {
  x: number;
  y: number;
  /** How dark it is, in [0, 1]. */
  weight: number;
  colour?: 'first' | 'second' | 'bad';
  /** What the point stands for, in words. */
  meaning: string;
}

const width = 920;
const height = 420;
const plot = { left: 64, right: width - 24, top: 16, bottom: height - 48 };

/** Dots by two measures, darker by a third; on top of each other they stay visible. */
export function scatter({ id, title, caption, description, x, y, points, legend, table }: Scatter): Html {
  const across = axisOf(
    x,
    points.map((point) => point.x),
    plot.left,
    plot.right,
  );
  const up = axisOf(
    y,
    points.map((point) => point.y),
    plot.bottom,
    plot.top,
  );
  // The dark ones are drawn last, so that nothing hides them.
  const inOrder = [...points].sort((a, b) => a.weight - b.weight);
  return figure({
    id,
    title,
    caption,
    description,
    width,
    height,
    legend,
    table,
    picture: [
      up.marks.map(
        (mark) =>
          html`<line class="axis" x1="${plot.left}" x2="${plot.right}" y1="${px(up.place(mark))}" y2="${px(up.place(mark))}"/><text x="${plot.left - 8}" y="${px(up.place(mark) + 4)}" text-anchor="end">${y.format(mark)}</text>\n`,
      ),
      across.marks.map(
        (mark) =>
          html`<line class="axis" y1="${plot.top}" y2="${plot.bottom}" x1="${px(across.place(mark))}" x2="${px(across.place(mark))}"/><text x="${px(across.place(mark))}" y="${plot.bottom + 18}" text-anchor="middle">${x.format(mark)}</text>\n`,
      ),
      html`<text x="${(plot.left + plot.right) / 2}" y="${height - 8}" text-anchor="middle">${x.name}</text><text transform="translate(14 ${(plot.top + plot.bottom) / 2}) rotate(-90)" text-anchor="middle">${y.name}</text>\n`,
      inOrder.map(
        (point) =>
          html`<circle class="dot ${point.colour ?? 'first'}" cx="${px(across.place(point.x))}" cy="${px(up.place(point.y))}" r="5" fill-opacity="${(0.12 + 0.88 * point.weight).toFixed(2)}"><title>${point.meaning}</title></circle>\n`,
      ),
    ],
  });
}

function axisOf({ scale }: Axis, values: readonly number[], from: number, to: number) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const marks = scale === 'logarithmic' && low > 0 ? decades(low, high) : roundEdges(low, high, 6);
  const measure = scale === 'logarithmic' && low > 0 ? Math.log : (value: number) => value;
  const [first, last] = [measure(marks[0]!), measure(marks.at(-1)!)];
  return { marks, place: (value: number) => from + ((measure(value) - first) / (last - first)) * (to - from) };
}

/** 1, 2 and 5 times powers of ten that span what lies between two values above 0. */
function decades(low: number, high: number): number[] {
  const powers = Array.from({ length: 40 }, (_, k) => 10 ** (k - 20));
  const round = powers.flatMap((power) => [1, 2, 5].map((factor) => Number((factor * power).toPrecision(12))));
  const first = round.findLastIndex((value) => value <= low);
  const last = Math.max(
    first + 1,
    round.findIndex((value) => value >= high),
  );
  return round.slice(first, last + 1);
}
