import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../../../platform/random.js';
import { fitRecommender } from '../../../recommender/recommenders/fit.js';
import { recommenderOf } from '../../../recommender/recommenders/model.js';
import { asOf, catalogue, event, offered, shuffled, tinyShop } from '../tiny-shop.js';

const events = tinyShop();
const model = fitRecommender(events, catalogue, { asOf });

describe('fitting the recommender', () => {
  it('finds the hidden last item far more often than the most popular items do', () => {
    const { recallAt10, ndcgAt10, popularRecallAt10, users, coverage } = model.metrics;
    expect(users).toBeGreaterThan(80);
    expect(recallAt10).toBeGreaterThan(popularRecallAt10 + 0.3);
    expect(ndcgAt10).toBeGreaterThan(0.4);
    expect(ndcgAt10).toBeLessThanOrEqual(recallAt10);
    expect(coverage).toBeGreaterThan(0.9);
    expect(coverage).toBeLessThanOrEqual(1);
  });

  it('gives the same model whatever the order of the events and of the catalogue', () => {
    expect(fitRecommender(shuffled(events, 3), shuffled(catalogue, 4), { asOf })).toEqual(model);
  });

  it('does not look at events after its day, of items it does not sell, or without a date', () => {
    const strange = [
      event('customer-1', 'purchase', 'space-1', -5),
      event('customer-1', 'purchase', 'sold-elsewhere', 5),
      { ...event('customer-1', 'purchase', 'space-1', 5), at: new Date(Number.NaN) },
    ];
    expect(fitRecommender([...events, ...strange], catalogue, { asOf })).toEqual(model);
  });

  it('listens to what the items are as far as that finds more', () => {
    const shareOf = (name: string, { parts }: typeof model) => parts.find((part) => part.name === name)?.weight ?? 0;
    // Customers of one taste only, who go through its items in no order: what is on their subject is all that can be known.
    const random = mulberry32(5);
    const drawn = Array.from({ length: 60 }, (_, c) => {
      const taste = c % 2 ? 'crime' : 'space';
      return Array.from({ length: 3 }, (_, k) => event(`customer-${c}`, 'purchase', `${taste}-${1 + Math.floor(12 * random())}`, 100 - k));
    }).flat();
    const blank = catalogue.map(({ id }) => offered(id));
    const bySubject = (fitted: typeof model) => shareOf('content', fitted) + shareOf('popular-by-subject', fitted);
    expect(bySubject(fitRecommender(drawn, catalogue, { asOf }))).toBeGreaterThan(0.5);
    expect(bySubject(fitRecommender(drawn, blank, { asOf }))).toBeLessThan(0.1);
  });

  it('says how far it is', () => {
    const steps: number[] = [];
    fitRecommender(events, catalogue, { asOf, onProgress: (done, total) => steps.push(done / total) });
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.length).toBeGreaterThan(5);
  });

  it('survives one customer, one item bought by all, and dates half a century apart', () => {
    const alone = [event('ada', 'purchase', 'crime-1', 20_000), event('ada', 'view', 'crime-2', 3), event('ada', 'purchase', 'crime-3', 1)];
    const allTheSame = Array.from({ length: 20 }, (_, c) => event(`customer-${c}`, 'purchase', 'crime-1', c));
    const trail = { items: Int32Array.of(0), interest: Float64Array.of(1), at: Float64Array.of(asOf.getTime()) };
    for (const few of [alone, allTheSame, []]) {
      const model = fitRecommender(few, catalogue, { asOf });
      const { score, explain } = recommenderOf(model, model.items);
      expect([...Object.values(model.metrics), ...score(trail), ...explain(trail, 1)].every(Number.isFinite)).toBe(true);
    }
  });
});
