import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byCustomer, type Interaction } from '../../../recommender/behaviour/events.js';
import { fitChurn, scoreChurn } from '../../../recommender/churn/churn.js';
import { asOf, daysAgo, event, shuffled } from '../tiny-shop.js';
import { tiringShop } from '../tiring-shop.js';

const { events, tired } = tiringShop();
const model = fitChurn(events, { asOf, horizonDays: 30, activeWithinDays: 60 });
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the churn scorer', () => {
  it('learns from behaviour who will leave, with probabilities that come true', () => {
    const { auc, prAuc, brier, ece, baseRate, customers } = model.metrics;
    expect(customers).toBeGreaterThan(250);
    expect(auc).toBeGreaterThan(0.8);
    expect(prAuc).toBeGreaterThan(2 * baseRate);
    expect(brier).toBeLessThan(baseRate * (1 - baseRate));
    expect(ece).toBeLessThan(0.05);
  });

  it('gives those who have tired a higher risk, and puts the risk in the band it belongs to', () => {
    const risks: Record<'tired' | 'content', number[]> = { tired: [], content: [] };
    for (const [customer, group] of byCustomer(events, asOf)) {
      const { risk, band } = scoreChurn(model, group, asOf)!;
      risks[tired.has(customer) ? 'tired' : 'content'].push(risk);
      const { medium, high } = model.bands;
      expect(band).toBe(risk < medium ? 'low' : risk < high ? 'medium' : 'high');
    }
    expect(mean(risks.tired)).toBeGreaterThan(3 * mean(risks.content));
  });

  it('is not moved by later events, neither in fitting nor in scoring, nor by the order of the rows', () => {
    const later = Array.from({ length: 200 }, (_, c) => event(`customer-${c}`, 'purchase', 'crime-2', -1 - c / 10, 99));
    expect(fitChurn(shuffled([...events, ...later], 5), { asOf, horizonDays: 30, activeWithinDays: 60 })).toEqual(model);
    const history = events.filter(({ customer }) => customer === 'customer-5');
    const known = scoreChurn(model, history, daysAgo(100));
    expect(
      scoreChurn(
        model,
        shuffled(history, 6).filter(({ at }) => at <= daysAgo(100)),
        daysAgo(100),
      ),
    ).toEqual(known);
  });

  it('says in words why, with what is true of the customer', () => {
    const visits = [137, 126, 115, 104, 93, 82, 71, 60].map((ago) => event('ada', 'view', 'crime-1', ago));
    const { band, reasons } = scoreChurn(model, [...visits, event('ada', 'rating', 'crime-1', 60, 1)], asOf)!;
    expect(band).toBe('high');
    expect(reasons).toContain('not seen for 60 days, usually every 11');
  });

  it('gives no reasons for a customer who is well', () => {
    const regular = Array.from({ length: 40 }, (_, k) => [
      event('bob', 'view', 'a', 4 * k),
      event('bob', 'purchase', 'a', 4 * k, 2000),
    ]).flat();
    expect(scoreChurn(model, regular, asOf)).toMatchObject({ band: 'low', reasons: [] });
  });

  it('gives a probability for whatever a customer did, and nothing for one who did nothing', () => {
    const anyEvent: fc.Arbitrary<Interaction> = fc.record({
      customer: fc.constant('somebody'),
      item: fc.option(fc.constantFrom('a', 'b')),
      type: fc.constantFrom('view', 'search', 'cart', 'purchase', 'rating', 'return'),
      value: fc.option(fc.double()),
      at: fc.date({ min: new Date(0), max: daysAgo(-30), noInvalidDate: false }),
    });
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (history) => {
        const score = scoreChurn(model, history, asOf);
        expect(score !== undefined).toBe(history.some(({ at }) => at <= asOf));
        if (!score) return;
        expect(score.risk).toBeGreaterThanOrEqual(0);
        expect(score.risk).toBeLessThanOrEqual(1);
        expect(score.reasons.join()).not.toMatch(/NaN|Infinity|undefined/);
      }),
    );
  });

  it('refuses a history it cannot learn from, and says why', () => {
    const loyal = Array.from({ length: 50 }, (_, c) => [event(`c-${c}`, 'view', 'a', 40), event(`c-${c}`, 'view', 'a', 3)]).flat();
    const refusal = expect.objectContaining({ code: 'not_enough_history', message: expect.stringContaining('of 50 customers') });
    expect(() => fitChurn(loyal, { asOf, horizonDays: 30 })).toThrow(refusal);
    expect(() => fitChurn([], { asOf, horizonDays: 30 })).toThrow(expect.objectContaining({ code: 'not_enough_history' }));
  });
});
