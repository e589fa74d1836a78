import { describe, expect, it } from 'vitest';
import type { Interaction } from '../../../recommender/behaviour/events.js';
import { churnFacts } from '../../../recommender/churn/churn-facts.js';
import type { ChurnFeature } from '../../../recommender/churn/churn-features.js';
import { churnReasons } from '../../../recommender/churn/churn-reasons.js';
import { noService, type ServiceRecord } from '../../../recommender/churn/service-facts.js';
import { asOf, daysAgo, event } from '../tiny-shop.js';

const order = (ago: number) => event('ada', 'purchase', 'a', ago, 1000);
const view = (ago: number) => event('ada', 'view', 'a', ago);
const reasons = (history: readonly Interaction[], raised: Partial<Record<ChurnFeature, number>>, service: ServiceRecord = noService) =>
  churnReasons(churnFacts(history, asOf, service)!, (features) => features.reduce((sum, name) => sum + (raised[name] ?? 0), 0));

describe('reasons for a risk', () => {
  it('compare the silence with what is usual for the customer', () => {
    expect(reasons([137, 116, 95, 74].map(order), { orderSilence: 1 })).toEqual(['no order for 74 days, usually every 21']);
    expect(reasons([40, 34, 28].map(view), { overdueVisit: 1 })).toEqual(['not seen for 28 days, usually every 6']);
  });

  it('say what they can of customers without a rhythm', () => {
    expect(reasons([order(50)], { singleOrder: 1 })).toEqual(['no second order for 50 days']);
    expect(reasons([view(12)], { neverOrdered: 1, silence: 0.5 })).toEqual([
      'no order in 12 days as a customer',
      'not seen for 12 days since the only visit',
    ]);
  });

  it('tell of fewer visits, returns, bad ratings and newcomers', () => {
    expect(reasons([88, 80, 60, 50, 40, 5].map(view), { visitTrend: 1 })).toEqual(['1 visit in the last 30 days, 2.5 a month before that']);
    const unhappy = [view(300), event('ada', 'return', 'a', 9), event('ada', 'return', 'b', 9), event('ada', 'rating', 'a', 8, 1)];
    expect(reasons(unhappy, { returns: 2, lowRatings: 1 })).toEqual(['2 returns in a year', '1 rating of one or two stars in a year']);
    expect(reasons([view(3), view(1)], { tenure: 1 })).toEqual(['a customer for only 3 days']);
  });

  it('tell of late parcels, carts, dislikes and the gravest of what was said to the service', () => {
    const message = (intent: string, sentiment: string, ago: number, conversation = intent) => {
      return { customer: 'ada', conversation, intent, sentiment, at: daysAgo(ago) };
    };
    const parcel = (expected: number, delivered: number) => {
      return { customer: 'ada', expected: daysAgo(expected), delivered: daysAgo(delivered) };
    };
    const visits = [view(60), view(1)];
    const late = { messages: [], parcels: [parcel(50, 44), parcel(3, -1), parcel(20, 20), parcel(0.5, -1)] };
    expect(reasons(visits, { lateParcels: 1 }, late)).toEqual(['2 late parcels in four months']);
    const left = [...visits, event('ada', 'cart', 'a', 9), event('ada', 'dislike', 'a', 9)];
    expect(reasons(left, { abandonedCarts: 2, dislikes: 1 })).toEqual(['1 item left in the cart in 90 days', '1 dislike in a year']);
    const said = (...messages: ReturnType<typeof message>[]) => reasons(visits, { contacts: 1 }, { messages, parcels: [] });
    expect(said(message('order_status', 'neutral', 5), message('invoice', 'neutral', 7))).toEqual(['asked for help 2 times in 90 days']);
    expect(said(message('order_status', 'negative', 5, 'one'), message('order_status', 'negative', 5, 'one'))).toEqual([
      '1 annoyed conversation in 90 days',
    ]);
    expect(said(message('damaged_item', 'negative', 5))).toEqual(['1 complaint in 90 days']);
    expect(said(message('damaged_item', 'negative', 5), message('cancel_subscription', 'neutral', 5))).toEqual([
      'asked to cancel, pause or delete in the last 90 days',
    ]);
    expect(said(message('damaged_item', 'negative', 95), message('complaint', 'negative', -1))).toEqual([]);
  });

  it('come strongest first, and not at all where a theme lowers the risk or the facts do not bear it out', () => {
    const history = [order(137), order(116), order(95), order(74), view(80), view(77), view(71)];
    const [first, second] = reasons(history, { overdueVisit: 0.5, orderSilence: 0.3 });
    expect([first, second]).toEqual(['not seen for 71 days, usually every 11', 'no order for 74 days, usually every 21']);
    expect(reasons(history, { orderSilence: 2, ordersIn365Days: -3, returns: 1 })).toEqual([]);
  });
});
