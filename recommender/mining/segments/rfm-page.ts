import { grid } from '../../../report/grid.js';
import { type Html, html } from '../../../report/html.js';
import { page } from '../../../report/page.js';
import { shareBar } from '../../../report/share-bar.js';
import { table } from '../../../report/table.js';
import { tiles } from '../../../report/tiles.js';
import { treemap } from '../../../report/treemap.js';
import type { RfmSegments, SegmentSummary } from './rfm-segments.js';

/** Kinds of customer by what they bought, as a page with pictures. `of` names the data, such as "transactions.csv". */
export function rfmPage(result: RfmSegments, { of, madeAt }: { of: string; madeAt: Date }): string {
  const { asOf, customers, segments, assignments } = result;
  const spent = segments.reduce((sum, segment) => sum + segment.spent, 0);
  const orders = assignments.reduce((sum, assignment) => sum + assignment.orders, 0);
  return page({
    title: 'Kinds of customer',
    lead: `The customers of ${of} by how lately, how often and for how much they bought, as of ${asOf.toISOString().slice(0, 10)}.`,
    madeAt,
    body: [
      tiles([
        { name: 'customers', value: count(customers), meaning: 'with an order at least' },
        { name: 'orders', value: count(orders), meaning: 'all purchases of a day are one' },
        { name: 'spent', value: count(Math.round(spent)), meaning: 'in all' },
        { name: 'per customer', value: amount(spent / customers), meaning: `in ${(orders / customers).toFixed(1)} orders` },
      ]),
      shares(segments, spent / customers),
      panel(segmentTable(segments)),
      html`<div class="pair">${heat(result)}${panel(scaleTable(result))}</div>`,
      panel(advice(segments)),
    ],
  });
}

function shares(segments: readonly SegmentSummary[], usual: number): Html {
  return treemap({
    id: 'segments',
    title: 'How many are of which kind',
    caption: 'The area of a tile is its share of the customers; the stronger its colour, the more each of them spent.',
    description: segments.map(({ name, share }) => `${name} ${percent(share)}`).join(', '),
    tiles: segments.map(({ name, customers, share, shareOfSpent, spent }) => {
      const each = spent / customers;
      return {
        name,
        size: customers,
        weight: each / (each + usual),
        text: `${percent(share)} of customers, ${percent(shareOfSpent)} of money`,
        meaning: `${name}: ${count(customers)} customers (${percent(share)}) who spent ${amount(each)} each, ${percent(shareOfSpent)} of all`,
      };
    }),
  });
}

function heat({ grid: cells, customers }: RfmSegments): Html {
  const most = Math.max(...cells.map((cell) => cell.customers));
  const scores = [5, 4, 3, 2, 1];
  return grid({
    id: 'recency-value',
    title: 'How lately, and how much',
    caption:
      'Customers by their scores: at the top who bought most lately, at the right who bought often and for much. 5 is the best fifth.',
    description: 'Five rows of recency and five columns of value with the number of customers in each.',
    narrow: true,
    axes: { row: 'recency', column: 'frequency and spending' },
    rows: scores.map(String),
    columns: scores.map(String).reverse(),
    cells: cells.map((cell) => ({
      row: String(cell.recency),
      column: String(cell.value),
      weight: Math.sqrt(cell.customers / most),
      text: count(cell.customers),
      meaning: `recency ${cell.recency}, value ${cell.value}: ${count(cell.customers)} customers (${percent(cell.customers / customers)}), ${amount(cell.spent)} spent`,
    })),
  });
}

function segmentTable(segments: readonly SegmentSummary[]): Html {
  return table({
    title: 'The kinds of customer',
    note: 'Days, orders and money are what the customer in the middle has.',
    columns: [
      { name: 'kind', cell: ({ name }) => name },
      { name: 'customers', kind: 'number', cell: (segment) => count(segment.customers) },
      { name: 'of customers', kind: 'share', cell: ({ share }) => shareBar(share) },
      { name: 'of money', kind: 'share', cell: ({ shareOfSpent }) => shareBar(shareOfSpent) },
      { name: 'days since last order', kind: 'number', cell: ({ recency }) => Math.round(recency) },
      { name: 'orders', kind: 'number', cell: ({ orders }) => orders },
      { name: 'spent', kind: 'number', cell: ({ spentEach }) => amount(spentEach) },
    ],
    rows: segments,
  });
}

function advice(segments: readonly SegmentSummary[]): Html {
  return table({
    title: 'Who they are, and what to do',
    columns: [
      { name: 'kind', cell: ({ name }) => name },
      { name: 'they', cell: ({ rule }) => rule },
      { name: 'scores', kind: 'number', cell: ({ scores }) => scores },
      { name: 'advice', cell: (segment) => segment.advice },
    ],
    rows: segments,
  });
}

function scaleTable({ scale }: RfmSegments): Html {
  return table({
    title: 'What makes a score',
    note: 'Who is better than the value below a score has that score at least, everybody else a 1. A fifth of the customers lies between two. Value is the mean of the last two, rounded down.',
    columns: [
      { name: 'better than', cell: ({ name }) => name },
      ...[1, 2, 3, 4].map((k) => ({
        name: String(k + 1),
        kind: 'number' as const,
        cell: ({ values }: { name: string; values: readonly number[] }) => amount(values[k]!),
      })),
    ],
    rows: [
      { name: 'recency (days)', values: scale.recency },
      { name: 'frequency (orders)', values: scale.frequency },
      { name: 'spending (money)', values: scale.spent },
    ],
  });
}

function panel(content: Html): Html {
  return html`<div class="panel">${content}</div>\n`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}

/** Small amounts keep their cents. */
function amount(value: number): string {
  return Math.abs(value) >= 1000 ? count(Math.round(value)) : String(Math.round(value * 100) / 100);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
}
