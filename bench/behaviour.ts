import { join } from 'node:path';
import { readCatalogue } from '../demo/catalogue.js';
import { simulate } from '../demo/simulator.js';
import { byCustomer, type Interaction } from '../recommender/behaviour/events.js';
import { fitChurn } from '../recommender/churn/churn.js';
import { indexContent } from '../recommender/content/content-index.js';
import { fitRecommender } from '../recommender/recommenders/fit.js';
import type { RecommenderModel } from '../recommender/recommenders/model.js';
import { recommend } from '../recommender/serving/recommend.js';
import { type LastOut, readLastOut, readTransactions } from './behaviour-data.js';

const listLength = 10;

/**
 * Prints how well recommending and churn scoring do: on the demo shop always, on published data where `BEHAVIOUR_DATA` names a
 * folder with one folder a data set.
 */
export function benchBehaviour(folder = process.env.BEHAVIOUR_DATA): void {
  benchDemo();
  if (!folder) {
    console.log('published data: skipped, BEHAVIOUR_DATA names no folder');
    return;
  }
  for (const name of ['movielens-100k-last-out', 'amazon-toys-last-out']) benchLastOut(name, readLastOut(join(folder, name)));
  benchChurn('cdnow', readTransactions(join(folder, 'cdnow')), new Date('1998-06-30T23:59:59Z'), 273);
}

function benchDemo(): void {
  const end = new Date('2026-11-01T00:00:00Z');
  const catalogue = readCatalogue();
  const events = simulate({ seed: 1, end, customers: 3_000, items: catalogue }).events.map(
    ({ customer_id, item_id, type, value, at }): Interaction => ({
      customer: customer_id,
      item: item_id ?? null,
      type,
      value,
      at: new Date(at),
    }),
  );
  const items = catalogue.map(({ id, kind, subjects }) => ({ id, kind, subjects, in_stock: true }));
  const { value: model, ms } = timed(() => fitRecommender(events, items, { asOf: end }));
  const { recallAt10, ndcgAt10, popularRecallAt10, users } = model.metrics;
  row('demo shop', `recall@10 ${figure(recallAt10)} (popular ${figure(popularRecallAt10)})  NDCG@10 ${figure(ndcgAt10)}`);
  row('', `${users} customers, ${events.length} events fitted in ${(ms / 1000).toFixed(1)} s`);
  benchChurn('demo shop', events, end, 60);
}

/** Every customer's next item among all that the customer has not got. */
function benchLastOut(name: string, { events, items, hidden }: LastOut): void {
  const asOf = new Date(events.reduce((latest, { at }) => Math.max(latest, at.getTime()), 0));
  const { value: model, ms } = timed(() => fitRecommender(events, items, { asOf }));
  const histories = byCustomer(events, asOf);
  const content = indexContent(items, new Map());
  const took: number[] = [];
  const ranksIn = (asked: RecommenderModel) =>
    Array.from(hidden, ([customer, wanted]) => {
      const request = { history: histories.get(customer) ?? [], count: listLength, asOf };
      const answer = timed(() => recommend({ model: asked, content }, request));
      took.push(answer.ms);
      return answer.value.findIndex(({ itemId }) => itemId === wanted);
    });
  const popular = recallOf(ranksIn(popularOnly(model)));
  took.length = 0;
  const ranks = ranksIn(model);
  took.sort((a, b) => a - b);
  row(name, `recall@10 ${figure(recallOf(ranks))} (popular ${figure(popular)})  NDCG@10 ${figure(ndcgOf(ranks))}`);
  row(
    '',
    `${hidden.size} customers, ${events.length} events fitted in ${(ms / 1000).toFixed(1)} s, a query p50 ${quantile(took, 0.5)} p99 ${quantile(took, 0.99)} ms`,
  );
}

function benchChurn(name: string, events: readonly Interaction[], asOf: Date, horizonDays: number): void {
  const { value, ms } = timed(() => fitChurn(events, { asOf, horizonDays }));
  const { auc, prAuc, brier, ece, customers, baseRate } = value.metrics;
  row(`${name}, churn in ${horizonDays} days`, `AUC ${figure(auc)}  PR-AUC ${figure(prAuc)}  Brier ${figure(brier)}  ECE ${figure(ece)}`);
  row('', `${customers} customers, ${figure(baseRate)} left, fitted and cross-validated in ${(ms / 1000).toFixed(1)} s`);
}

/** What is popular in the same model, and nothing else. */
function popularOnly(model: RecommenderModel): RecommenderModel {
  return { ...model, parts: model.parts.filter(({ name }) => name === 'popular') };
}

/** Ranks count from 0; -1 is not found. */
function recallOf(ranks: readonly number[]): number {
  return ranks.filter((rank) => rank >= 0).length / ranks.length;
}

function ndcgOf(ranks: readonly number[]): number {
  return ranks.reduce((sum, rank) => sum + (rank < 0 ? 0 : 1 / Math.log2(rank + 2)), 0) / ranks.length;
}

function timed<T>(call: () => T): { value: T; ms: number } {
  const begun = performance.now();
  const value = call();
  return { value, ms: performance.now() - begun };
}

function quantile(sorted: readonly number[], q: number): string {
  return (sorted[Math.floor(q * sorted.length)] ?? 0).toFixed(2);
}

function figure(value: number): string {
  return value.toFixed(3);
}

function row(name: string, figures: string): void {
  console.log(`${name.padEnd(34)} ${figures}`);
}
