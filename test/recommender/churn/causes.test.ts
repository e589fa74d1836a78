import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../demo/catalogue.js';
import { simulate } from '../../../demo/simulator.js';
import { byCustomer, type Interaction } from '../../../recommender/behaviour/events.js';
import { fitChurn, scoreChurn } from '../../../recommender/churn/churn.js';
import { churnDrift } from '../../../recommender/churn/churn-drift.js';
import { churnRows } from '../../../recommender/churn/churn-training.js';
import { serviceByCustomer } from '../../../recommender/churn/service-facts.js';

const end = new Date('2026-11-01T00:00:00Z');
const { events: rows, orders, truth } = simulate({ seed: 3, end, customers: 700, items: readCatalogue() });
const events = rows.map(
  ({ customer_id, item_id, type, value, at }): Interaction => ({
    customer: customer_id,
    item: item_id ?? null,
    type,
    value,
    at: new Date(at),
  }),
);
const parcels = orders.flatMap(({ customer_id, expected_at, delivered_at }) =>
  expected_at ? [{ customer: customer_id, expected: new Date(expected_at), delivered: delivered_at ? new Date(delivered_at) : null }] : [],
);
const service = { messages: [], parcels };
const model = fitChurn(events, { asOf: end, horizonDays: 60, service });

/** What a reason says of each cause that the simulator knows and the shop can see. */
const words = { delivery: /late parcel/, disappointment: /return|rating|dislike/, price: /cart/ };

describe('reasons in the demo shop', () => {
  it('name why customers really tire far more often than other customers are said to', () => {
    const histories = byCustomer(events, end);
    const services = serviceByCustomer(service);
    const said = [...truth].flatMap(([customer, { tiredAt, cause }]) => {
      const history = histories.get(customer);
      if (!tiredAt || !cause || !(cause in words) || !history) return [];
      const soonAfter = new Date(Math.min(end.getTime(), tiredAt.getTime() + 14 * 86_400_000));
      const score = scoreChurn(model, history, soonAfter, services.get(customer));
      return score ? [{ cause, reasons: score.reasons }] : [];
    });
    for (const [cause, word] of Object.entries(words)) {
      const share = (of: typeof said) => of.filter(({ reasons }) => reasons.some((reason) => word.test(reason))).length / of.length;
      const own = share(said.filter((each) => each.cause === cause));
      expect(own).toBeGreaterThan(0.6);
      expect(own).toBeGreaterThan(2 * share(said.filter((each) => each.cause !== cause)));
    }
  });

  it('come with bands that hold most of those who leave in fewer customers', () => {
    const { low, medium, high } = model.metrics.bands;
    expect(low.share + medium.share + high.share).toBeCloseTo(1);
    expect(low.caught + medium.caught + high.caught).toBeCloseTo(1);
    expect(high.left).toBeGreaterThan(medium.left);
    expect(medium.left).toBeGreaterThan(low.left);
    expect(high.caught).toBeGreaterThan(2 * high.share);
  });
});

describe('drift', () => {
  const today = churnRows(events, end, { activeWithinDays: 60, service });

  it('is not said of a shop that goes on as it was', () => {
    const before = churnRows(events, new Date(end.getTime() - 60 * 86_400_000), { activeWithinDays: 60, service });
    expect(churnDrift(model, before)).toMatchObject({ features: [] });
    expect(churnDrift(model, before)!.sentence).toBeUndefined();
  });

  it('names what has changed, and says nothing of a handful of customers', () => {
    const late = { ...service, parcels: parcels.map((parcel) => ({ ...parcel, delivered: null })) };
    const drift = churnDrift(model, churnRows(events, end, { activeWithinDays: 60, service: late }))!;
    expect(drift.features[0]!.name).toBe('lateParcels');
    expect(drift.sentence).toMatch(/no longer those the model learnt from, most of all in lateParcels/);
    expect(churnDrift(model, today.slice(0, 50))).toBeUndefined();
  });
});
