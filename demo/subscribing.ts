import type { SubscriptionState } from '../store/schema.js';
import { between, chance } from './draws.js';
import type { Life } from './life.js';
import type { Random } from './random.js';
import { days, monthLater } from './time.js';
import type { Cause } from './tiring.js';
import type { Visitor } from './visitor.js';

export interface Plan {
  name: string;
  priceCents: number;
}

/** Free parcels and a reduced price for readers; all courses for a month. */
export const plans = {
  reader: { name: 'Reader Plus', priceCents: 799 },
  learner: { name: 'Course Pass', priceCents: 1_999 },
} satisfies Record<string, Plan>;

export interface Subscribing {
  plan: Plan;
  state: SubscriptionState;
  startedAt: Date;
  renewsAt: Date | null;
  pausedUntil: Date | null;
  cancelledAt: Date | null;
  cancelReason: string | null;
}

/** How many buyers subscribe at some time, and how many of those who leave think of ending it. */
const subscribing = 0.48;
const cancellingOnLeaving = 0.55;
const cancelling = 0.05;
const pausing = 0.04;

const reasons: Record<Cause, string> = {
  delivery: 'Parcels came late too often.',
  disappointment: 'The books were not what I expected.',
  price: 'It is too expensive for me.',
  finished: 'I have what I came for.',
  faded: 'I do not use it any more.',
};

/** A customer who has bought may subscribe some time after; who left may forget to cancel and pay on in silence. */
export function subscribe(visitor: Visitor, life: Life, end: number, random: Random): Subscribing | undefined {
  const first = life.purchases[0];
  if (!first || !chance(random, subscribing)) return undefined;
  const startedAt = first.placedAt + days(between(random, 0, 90));
  const stop = life.leftAt ?? end;
  if (startedAt >= stop) return undefined;

  const running: Subscribing = {
    plan: visitor.tastes.courses > 0.5 ? plans.learner : plans.reader,
    state: 'active',
    startedAt: new Date(startedAt),
    renewsAt: nextRenewal(new Date(startedAt), end),
    pausedUntil: null,
    cancelledAt: null,
    cancelReason: null,
  };
  const ended = { state: 'cancelled', renewsAt: null } as const;
  if (life.leftAt !== undefined) {
    if (!chance(random, cancellingOnLeaving)) return running;
    return { ...running, ...ended, cancelledAt: new Date(life.leftAt), cancelReason: reasons[life.cause!] };
  }
  if (chance(random, cancelling)) return { ...running, ...ended, cancelledAt: new Date(between(random, startedAt, stop)) };
  if (chance(random, pausing)) return { ...running, state: 'paused', pausedUntil: new Date(end + days(between(random, 10, 50))) };
  return running;
}

/** The first monthly renewal after `end`. */
export function nextRenewal(startedAt: Date, end: number): Date {
  let renewal = startedAt;
  while (renewal.getTime() <= end) renewal = monthLater(renewal);
  return renewal;
}
