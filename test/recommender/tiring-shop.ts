import { mulberry32 } from '../../platform/random.js';
import type { Interaction } from '../../recommender/behaviour/events.js';
import { event } from './tiny-shop.js';

const year = 365;

/**
 * 400 customers, each with a rhythm between 3 and 20 days; some days bring an order. A third tire at some time in the last
 * half of the year: a bad rating or a return, every pause longer than the one before, and after some five visits no more.
 */
export function tiringShop(): { events: Interaction[]; tired: Set<string> } {
  const random = mulberry32(11);
  const tired = new Set<string>();
  const events: Interaction[] = [];
  for (let c = 0; c < 400; c++) {
    const customer = `customer-${c}`;
    const gap = 3 + 17 * random();
    const tiresAt = random() < 1 / 3 ? (random() * year) / 2 : 0;
    if (tiresAt > 0) tired.add(customer);
    let pause = gap;
    for (let ago = year * (0.6 + 0.4 * random()); ago > 0; ago -= pause * (0.5 + random())) {
      const leaving = ago < tiresAt;
      if (leaving && pause === gap) events.push(event(customer, 'rating', 'crime-1', ago, 1));
      if (leaving) pause *= 1.5;
      if (pause > 7 * gap) break;
      events.push(event(customer, 'view', 'crime-1', ago));
      if (random() < (leaving ? 0.1 : 0.35)) events.push(event(customer, 'purchase', 'crime-1', ago - 0.01, 1500));
    }
  }
  return { events, tired };
}
