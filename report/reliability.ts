import { figure } from './figure.js';
import { type Html, html } from './html.js';
import { px } from './px.js';
import { table } from './table.js';

/** Cases of which a model was about as sure. */
export interface ReliabilityBin {
  from: number;
  to: number;
  count: number;
  /** Mean confidence in [0, 1]. */
  confidence: number;
  /** Share of the cases in which the model was right. */
  accuracy: number;
}

export interface Reliability {
  id: string;
  title: string;
  caption: string;
  bins: readonly ReliabilityBin[];
  /** What was said of a case, what of it came true, and what the bins are bins of; those of a classifier's confidence if absent. */
  axes?: { said: string; cameTrue: string; binned: string };
}

const sureAndRight = { said: 'sure', cameTrue: 'right', binned: 'confidence' };

const width = 480;
const height = 300;
const plot = { left: 124, right: 370, top: 14, bottom: 260 };
const marks = [0, 0.25, 0.5, 0.75, 1];
const largestDot = 11;

const x = (share: number) => plot.left + share * (plot.right - plot.left);
const y = (share: number) => plot.bottom - share * (plot.bottom - plot.top);

/** Whether a model that is 80 % sure is right in 80 % of the cases: dots on the diagonal, larger for more cases. */
export function reliability({ id, title, caption, bins, axes: { said, cameTrue, binned } = sureAndRight }: Reliability): Html {
  const filled = bins.filter(({ count }) => count > 0);
  const most = Math.max(...filled.map(({ count }) => count));
  const points = filled.map(({ confidence, accuracy }) => `${px(x(confidence))},${px(y(accuracy))}`);
  return figure({
    id,
    title,
    caption,
    width,
    height,
    description: `A dot for each tenth of confidence: ${filled
      .map(({ confidence, accuracy }) => `${percent(confidence)} ${said}, ${percent(accuracy)} ${cameTrue}`)
      .join('; ')}.`,
    picture: [
      marks.map(
        (share) =>
          html`<line class="axis" x1="${plot.left}" x2="${plot.right}" y1="${px(y(share))}" y2="${px(y(share))}"/><text x="${plot.left - 6}" y="${px(y(share) + 4)}" text-anchor="end">${percent(share)}</text><text x="${px(x(share))}" y="${plot.bottom + 16}" text-anchor="middle">${percent(share)}</text>\n`,
      ),
      html`<text x="${x(0.5)}" y="${height - 8}" text-anchor="middle">${said}</text><text transform="translate(${plot.left - 48} ${y(0.5)}) rotate(-90)" text-anchor="middle">${cameTrue}</text>\n`,
      html`<line class="guide" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>\n`,
      html`<polyline class="curve" points="${points.join(' ')}"/>\n`,
      filled.map(
        ({ confidence, accuracy, count }) =>
          html`<circle class="first" cx="${px(x(confidence))}" cy="${px(y(accuracy))}" r="${px(Math.max(2.5, largestDot * Math.sqrt(count / most)))}"><title>${percent(confidence)} ${said}, ${percent(accuracy)} ${cameTrue}: ${count} cases</title></circle>\n`,
      ),
    ],
    table: table({
      title: `${title}, in numbers`,
      columns: [
        { name: binned, cell: ({ from, to }) => `${percent(from)} – ${percent(to)}` },
        { name: 'cases', kind: 'number', cell: ({ count }) => count },
        { name: `mean ${binned}`, kind: 'number', cell: ({ count, confidence }) => (count > 0 ? percent(confidence) : '–') },
        { name: cameTrue, kind: 'number', cell: ({ count, accuracy }) => (count > 0 ? percent(accuracy) : '–') },
      ],
      rows: bins,
    }),
  });
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
