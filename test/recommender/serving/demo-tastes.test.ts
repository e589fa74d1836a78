import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../demo/catalogue.js';
import { simulate } from '../../../demo/simulator.js';
import { byCustomer, type Interaction } from '../../../recommender/behaviour/events.js';
import { indexContent } from '../../../recommender/content/content-index.js';
import { fitRecommender } from '../../../recommender/recommenders/fit.js';
import { recommend } from '../../../recommender/serving/recommend.js';
import { offered } from '../tiny-shop.js';

const end = new Date('2026-11-01T00:00:00Z');
const books = readCatalogue();
const { events, truth } = simulate({ seed: 3, end, customers: 250, items: books });
const catalogue = books.map(({ follows, ...item }) =>
  offered(item.id, { ...item, description: item.description ?? '', prerequisites: follows ? [follows] : [] }),
);
const histories = byCustomer(
  events.map(
    (event): Interaction => ({
      customer: event.customer_id,
      item: event.item_id ?? null,
      type: event.type,
      value: event.value ?? null,
      at: new Date(event.at),
    }),
  ),
  end,
);
const content = indexContent(catalogue, new Map());
const model = fitRecommender([], [], { asOf: end });

describe('the hidden tastes of the demo shop', () => {
  it('are found by content alone: most of what is recommended is on a subject that the customer likes', () => {
    const asked = [...histories].filter(([, history]) => history.some(({ type }) => type === 'purchase'));
    const likes = (customer: string, subjects: readonly string[]) =>
      subjects.some((subject) => subject in truth.get(customer)!.tastes.subjects);
    let hits = 0;
    let byChance = 0;
    let shown = 0;
    for (const [customer, history] of asked) {
      const list = recommend({ model, content }, { history, count: 3, asOf: end });
      shown += list.length;
      hits += list.filter(({ itemId }) => likes(customer, content.items[content.positions.get(itemId)!]!.subjects)).length;
      byChance += (list.length * catalogue.filter(({ subjects }) => likes(customer, subjects)).length) / catalogue.length;
    }
    expect(asked.length).toBeGreaterThan(100);
    expect(hits / shown).toBeGreaterThan(0.85);
    expect(byChance / shown).toBeLessThan(0.35);
  });
});
