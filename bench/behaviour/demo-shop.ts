import { readCatalogue } from '../../demo/catalogue.js';
import { simulate } from '../../demo/simulator.js';
import { percent } from '../../platform/percent.js';
import { quantile } from '../../platform/quantile.js';
import { mulberry32 } from '../../platform/random.js';
import { byCustomer, type Interaction } from '../../recommender/behaviour/events.js';
import { indexContent } from '../../recommender/content/content-index.js';
import { fitRecommender } from '../../recommender/recommenders/fit.js';
import { recommend } from '../../recommender/serving/recommend.js';
import type { OfferedItem } from '../../recommender/serving/request.js';
import type { Findings } from '../findings.js';
import { paragraphs, table } from '../markdown.js';
import type { PartProgress } from '../run-parts.js';
import { say } from '../say.js';

const end = new Date('2026-11-01T00:00:00Z');
const customers = 3_000;
const catalogueSize = 10_000;
const requests = 500;
/** A bot has recommended before: until then its code is not compiled to the end. */
const warming = 200;
const vectorSize = 512;

/** The demo shop: how well its customers' next items are found, and what a whole list takes where the catalogue is large. */
export async function demoShop(onProgress: PartProgress): Promise<Findings> {
  const { events, items } = demo();
  const begun = performance.now();
  const model = fitRecommender(events, items, { asOf: end, onProgress: (done, total) => onProgress('fitting', done, total) });
  const seconds = (performance.now() - begun) / 1000;
  const { recallAt10, ndcgAt10, popularRecallAt10, users, coverage } = model.metrics;

  const many = enlarged(items);
  const content = indexContent(many, new Map(many.map(({ id }, k) => [id, unitVector(k)])));
  const took = [...byCustomer(events, end).values()]
    .slice(0, requests + warming)
    .map((history) => {
      const asked = performance.now();
      recommend({ model, content }, { history, count: 3, asOf: end });
      return performance.now() - asked;
    })
    .slice(warming);
  const p99 = quantile(took, 0.99);
  return {
    goals: [
      {
        name: `a list with content, diversity and reasons among ${catalogueSize.toLocaleString('en')} items, p99`,
        measured: p99,
        bound: '≤',
        required: 5,
        aim: 2,
        say: say.milliseconds,
      },
    ],
    section: paragraphs(
      '## The demo shop',
      table(
        [
          'customers',
          'recall@10',
          'of popular items',
          'NDCG@10',
          'of the catalogue recommended',
          'fitting',
          'a list of the chat, p50 / p99',
        ],
        [
          [
            users.toLocaleString('en'),
            say.score(recallAt10),
            say.score(popularRecallAt10),
            say.score(ndcgAt10),
            percent(coverage),
            say.seconds(seconds),
            `${say.milliseconds(quantile(took, 0.5))} / ${say.milliseconds(p99)}`,
          ],
        ],
      ),
      `The catalogue of the chat's lists is the demo shop's, repeated up to ${catalogueSize.toLocaleString('en')} items with vectors of their own.`,
    ),
  };
}

function demo(): { events: Interaction[]; items: OfferedItem[] } {
  const catalogue = readCatalogue();
  const events = simulate({ seed: 1, end, customers, items: catalogue }).events.map(
    ({ customer_id, item_id, type, value, at }): Interaction => ({
      customer: customer_id,
      item: item_id ?? null,
      type,
      value,
      at: new Date(at),
    }),
  );
  const unsaid = { currency: 'EUR', in_stock: true, consumable: false };
  const items = catalogue.map(({ follows, ...item }) => ({
    ...unsaid,
    ...item,
    description: item.description ?? '',
    prerequisites: follows ? [follows] : [],
  }));
  return { events, items };
}

/** The same items over and over, each time under other ids, with nothing before them. */
function enlarged(items: readonly OfferedItem[]): OfferedItem[] {
  return Array.from({ length: catalogueSize }, (_, k) => {
    const item = items[k % items.length]!;
    return k < items.length ? item : { ...item, id: `${item.id}-${Math.floor(k / items.length)}`, prerequisites: [] };
  });
}

function unitVector(seed: number): Float32Array {
  const random = mulberry32(seed);
  const vector = Float32Array.from({ length: vectorSize }, () => random() - 0.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
