import { writeFile } from 'node:fs/promises';
import { StewardError } from '../../../platform/errors.js';
import type { Log } from '../../../platform/log.js';
import { percent } from '../../../platform/percent.js';
import type { Settings } from '../../../platform/settings.js';
import { noteLines } from '../../../recommender/mining/features.js';
import { type Clustering, type ClusterOptions, clusterCustomers } from '../../../recommender/mining/segments/clusters.js';
import { clustersPage } from '../../../recommender/mining/segments/clusters-page.js';
import { rfmPage } from '../../../recommender/mining/segments/rfm-page.js';
import { type RfmSegments, rfmSegments } from '../../../recommender/mining/segments/rfm-segments.js';
import { stabilityInWords } from '../../../recommender/mining/segments/stability.js';
import { withProgress } from '../../progress-bar.js';
import { mustBeWritable } from '../must-be-writable.js';
import { print } from '../print.js';
import type { Terminal } from '../terminal.js';
import { type CustomerSource, featuresFrom, purchasesFrom } from './customers-from.js';

export interface MineSegmentsOptions extends CustomerSource {
  /** `rfm` names kinds of customer by what they bought; `kmeans` and `density` find groups. Absent: `rfm`, of a table `kmeans`. */
  method?: 'rfm' | 'kmeans' | 'density';
  /** For kmeans; the number with the best silhouettes if absent. */
  clusters?: number;
  seed: number;
  html?: string;
  json?: true;
}

/**
 * `steward mine segments`: kinds of customer.
 * @throws StewardError `file_unwritable` before any work is done, `option_invalid`, and what reading and mining throw.
 */
export async function segments(settings: Settings, log: Log, options: MineSegmentsOptions, terminal: Terminal = process): Promise<void> {
  const { html, json, seed, clusters } = options;
  const method = options.method ?? (options.table ? 'kmeans' : 'rfm');
  if (method === 'rfm' && options.table) {
    const sentence = 'A table of customers does not say when they bought: take --transactions, or --method kmeans or density.';
    throw new StewardError('invalid', 'option_invalid', sentence);
  }
  if (html) await mustBeWritable(html);
  const { result, page } = await (method === 'rfm'
    ? kinds(await purchasesFrom(settings, log, options, terminal))
    : groups(await featuresFrom(settings, log, options, terminal), { method, clusters, seed }, terminal));
  if (html) {
    await writeFile(html, page);
    terminal.stderr.write(`The page is in ${html}.\n`);
  }
  await print(terminal.stdout, json ? `${JSON.stringify(result)}\n` : result.method === 'rfm' ? kindLines(result) : groupLines(result));
}

function kinds({ of, histories, asOf }: Awaited<ReturnType<typeof purchasesFrom>>) {
  const result = rfmSegments(histories, asOf);
  return { result, page: rfmPage(result, { of, madeAt: new Date() }) };
}

function groups({ of, features }: Awaited<ReturnType<typeof featuresFrom>>, options: ClusterOptions, { stderr }: Terminal) {
  const result = withProgress(stderr, (onProgress) => clusterCustomers(features, { ...options, onProgress }));
  for (const line of [...noteLines(result), ...result.notes]) stderr.write(`${line}\n`);
  return { result, page: clustersPage(result, { of, madeAt: new Date() }) };
}

function kindLines({ asOf, customers, withoutOrders, segments }: RfmSegments): string {
  const others = withoutOrders > 0 ? `; ${withoutOrders} others have no order` : '';
  const rows = segments.map(({ name, customers, share, shareOfSpent, recency, orders, spentEach, rule }) => {
    const figures = [String(customers), percent(share), percent(shareOfSpent), recency.toFixed(0), String(orders), spentEach.toFixed(2)];
    return `${name.padEnd(20)}${figures.map((figure) => figure.padStart(11)).join('')}  ${rule}`;
  });
  const heads = ['customers', 'of all', 'of money', 'days since', 'orders', 'spent'].map((head) => head.padStart(11)).join('');
  return [
    `${customers} customers with an order as of ${asOf.toISOString().slice(0, 10)}${others}.`,
    '',
    `${' '.repeat(20)}${heads}`,
    ...rows,
    '',
  ].join('\n');
}

function groupLines({ customers, clusters, outliers, silhouette }: Clustering): string {
  const apart = silhouette === null ? '' : `, silhouette ${silhouette.toFixed(2)}`;
  const others = outliers > 0 ? `, ${outliers} customers in none` : '';
  const rows = clusters.map(({ name, customers, share, stability, words }) => {
    const figures = [String(customers), percent(share), `${stability.toFixed(2)} ${stabilityInWords(stability)}`];
    return `${name.padEnd(10)}${figures[0]!.padStart(10)}${figures[1]!.padStart(9)}  ${figures[2]!.padEnd(17)}  ${words}`;
  });
  return [
    `${customers} customers in ${clusters.length} ${clusters.length === 1 ? 'group' : 'groups'}${others}${apart}.`,
    '',
    `${' '.repeat(10)}${'customers'.padStart(10)}${'of all'.padStart(9)}  ${'stability'.padEnd(17)}  what is telling`,
    ...rows,
    '',
  ].join('\n');
}
