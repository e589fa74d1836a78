import { grid } from '../../../report/grid.js';
import { type Html, html } from '../../../report/html.js';
import { lineChart } from '../../../report/line-chart.js';
import { page } from '../../../report/page.js';
import { shareBar } from '../../../report/share-bar.js';
import { table } from '../../../report/table.js';
import { tiles } from '../../../report/tiles.js';
import { noteLines } from '../features.js';
import type { ClusterChoice } from './choose-clusters.js';
import type { Cluster, Clustering } from './clusters.js';
import { stabilityInWords } from './stability.js';

/** Groups of customers who are alike, as a page with pictures. `of` names the data, such as "customers.csv". */
export function clustersPage(result: Clustering, { of, madeAt }: { of: string; madeAt: Date }): string {
  const { method, customers, clusters, outliers, silhouette, sampled, choice } = result;
  const how = method === 'kmeans' ? 'around a centre each (k-means)' : 'where they stand more densely than around (HDBSCAN)';
  const found = clusters.length === 1 ? 'one group' : `${clusters.length} groups`;
  return page({
    title: 'Customers who are alike',
    lead: `${count(customers)} customers of ${of} form ${found}, found ${how}.`,
    madeAt,
    body: [
      tiles([
        { name: 'customers', value: count(customers), meaning: 'a row each' },
        {
          name: 'groups',
          value: String(clusters.length),
          meaning: method === 'density' ? `and ${count(outliers)} customers in none` : 'everybody is in one',
        },
        { name: 'silhouette', value: silhouette === null ? '–' : silhouette.toFixed(2), meaning: 'how well they lie apart, from −1 to 1' },
        { name: 'sample', value: count(sampled), meaning: 'customers that silhouettes and stability are worked out on' },
      ]),
      result.notes.length > 0 ? html`<p class="panel">${result.notes.map((note) => html`${note}<br>\n`)}</p>` : '',
      panel(groups(clusters)),
      profiles(clusters),
      choice ? html`<div class="pair">${silhouettesBy(choice)}${gaps(choice)}</div>` : '',
      notes(result),
    ],
  });
}

function groups(clusters: readonly Cluster[]): Html {
  return table({
    title: 'The groups',
    note: 'Stability: how well a group is found again in other samples of the same customers; from 0.75 on it is there, below 0.6 it should not be believed.',
    columns: [
      { name: 'group', cell: ({ name }) => name.replace(' ', '\u00a0') },
      { name: 'what is telling of it', cell: ({ words }) => words },
      { name: 'customers', kind: 'number', cell: ({ customers }) => count(customers) },
      { name: 'of all', kind: 'share', cell: ({ share }) => shareBar(share) },
      { name: 'silhouette', kind: 'number', cell: ({ silhouette }) => silhouette?.toFixed(2) ?? '–' },
      { name: 'stability', kind: 'number', cell: ({ stability }) => `${stability.toFixed(2)} (${stabilityInWords(stability)})` },
    ],
    rows: clusters,
  });
}

function profiles(clusters: readonly Cluster[]): Html {
  const widest = (column: string) => Math.max(...clusters.map(({ profile }) => Math.abs(differenceOf(profile, column))));
  const columns = clusters[0]!.profile.map(({ column }) => column).sort((a, b) => widest(b) - widest(a));
  return grid({
    id: 'profiles',
    title: 'What each group is like',
    caption:
      'The customer in the middle of each group; in a stronger colour where the group differs more from all customers. Columns that tell the groups apart most come first.',
    description: clusters.map(({ name, words }) => `${name}: ${words}`).join('; '),
    legend: [
      { name: 'above all customers', mark: html`<rect class="first" width="12" height="12" rx="2"/>` },
      { name: 'below', mark: html`<rect class="second" width="12" height="12" rx="2"/>` },
    ],
    narrow: false,
    rows: columns,
    columns: [...clusters.map(({ name }) => name), 'all'],
    cells: columns.flatMap((column) => [
      ...clusters.map(({ name, profile }) => {
        const { median, medianOfAll, difference } = profile.find((each) => each.column === column)!;
        return {
          row: column,
          column: name,
          weight: difference / 2,
          text: short(median),
          meaning: `${column} in ${name}: ${short(median)}, of all ${short(medianOfAll)} (${difference.toFixed(1)} standard deviations)`,
        };
      }),
      {
        row: column,
        column: 'all',
        weight: 0,
        text: short(clusters[0]!.profile.find((each) => each.column === column)!.medianOfAll),
        meaning: `${column} of all customers`,
      },
    ]),
  });
}

function silhouettesBy({ silhouettes, clusters }: ClusterChoice): Html {
  return lineChart({
    id: 'silhouettes',
    title: 'How many groups',
    caption: 'Mean silhouette by the number of groups: the higher, the better they lie apart. Below 0.25 there are hardly any.',
    description: `The best is ${clusters} groups.`,
    axis: 'groups',
    steps: silhouettes.map((_, k) => String(k + 2)),
    format: String,
    lines: [{ name: 'silhouette', colour: 'first', values: silhouettes }],
    mark: { step: clusters - 2, name: 'taken' },
  });
}

function gaps({ gap }: ClusterChoice): Html {
  return lineChart({
    id: 'gaps',
    title: 'A second opinion',
    caption:
      'How much tighter the groups are than in points strewn evenly (gap statistic). The first number after which one more gains nothing is suggested; it may be one.',
    description: `The gap statistic suggests ${gap.clusters}.`,
    axis: 'groups',
    steps: gap.gaps.map((_, k) => String(k + 1)),
    format: String,
    lines: [{ name: 'gap', colour: 'first', values: gap.gaps }],
    mark: { step: gap.clusters - 1, name: 'suggested' },
  });
}

function notes(result: Clustering): Html | '' {
  const lines = [
    ...(result.logarithmic.length > 0
      ? [`Taken as logarithms, because a few customers have far more than all others: ${result.logarithmic.join(', ')}.`]
      : []),
    ...(result.clipped > 0 ? [`${count(result.clipped)} values lie further out than four standard deviations and count as four.`] : []),
    ...noteLines(result),
  ];
  return lines.length > 0
    ? html`<section><h2>What was done to the numbers</h2><p>${lines.map((line) => html`${line}<br>\n`)}</p></section>`
    : '';
}

function panel(content: Html): Html {
  return html`<div class="panel">${content}</div>\n`;
}

function differenceOf(profile: Cluster['profile'], column: string): number {
  return profile.find((each) => each.column === column)!.difference;
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function short(value: number): string {
  return Math.abs(value) >= 1000 ? count(Math.round(value)) : String(Number(value.toPrecision(3)));
}
