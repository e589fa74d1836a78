import type { OrderStatus } from '../store/schema.js';
import { between, chance, pick } from './draws.js';
import type { Random } from './random.js';
import { days, hours } from './time.js';

/** How an order fares; all times in milliseconds. Whether they have come yet is for the reader to see. */
export interface Delivery {
  /** When it is cancelled; then nothing of the rest happens. */
  cancelledAt?: number;
  shippedAt: number;
  expectedAt: number;
  deliveredAt: number;
  /** Undefined for courses, which are open to their buyer at once. */
  carrier?: string;
  trackingNumber?: string;
}

const carriers = ['DHL', 'DPD', 'GLS', 'UPS'];
const cancelling = 0.012;
/** How often a parcel is late, and how often to remote places. */
const late = 0.05;
const lateWhenRemote = 0.45;

export function deliver({ parcel, remote }: { parcel: boolean; remote: boolean }, placedAt: number, random: Random): Delivery {
  if (!parcel) return { shippedAt: placedAt, expectedAt: placedAt, deliveredAt: placedAt };
  const shippedAt = placedAt + days(between(random, 0.4, 2));
  const expectedAt = shippedAt + days(between(random, 2, 4));
  const delay = chance(random, remote ? lateWhenRemote : late) ? between(random, 2, 14) : between(random, -1, 0);
  return {
    cancelledAt: chance(random, cancelling) ? placedAt + hours(between(random, 1, 9)) : undefined,
    shippedAt,
    expectedAt,
    deliveredAt: expectedAt + days(delay),
    carrier: pick(random, carriers),
    trackingNumber: Array.from({ length: 14 }, () => Math.floor(random() * 10)).join(''),
  };
}

/** Days a parcel came after the promised time; 0 or less when it was in time. */
export function daysLate({ expectedAt, deliveredAt }: Delivery): number {
  return (deliveredAt - expectedAt) / days(1);
}

/** Where the order stands at `now`. */
export function orderStatus(delivery: Delivery, placedAt: number, now: number): OrderStatus {
  if (delivery.cancelledAt !== undefined && delivery.cancelledAt <= now) return 'cancelled';
  if (delivery.deliveredAt <= now) return 'delivered';
  if (delivery.shippedAt <= now) return 'shipped';
  return placedAt + hours(1) <= now ? 'paid' : 'placed';
}
