import type { ChurnFacts } from './churn-facts.js';

/** Each feature by its name: a finite number made of the facts of one day. Most counts and days are logarithms, as their effects are relative. */
const features = {
  silence: (facts) => Math.log1p(facts.silence),
  overdueVisit: (facts) => overdue(facts.silence, facts.visitGap ?? facts.tenure),
  visitGap: (facts) => Math.log1p(facts.visitGap ?? facts.tenure),
  orderSilence: (facts) => Math.log1p(Math.min(facts.orders.recency, facts.tenure)),
  overdueOrder: (facts) => overdue(Math.min(facts.orders.recency, facts.tenure), facts.orderGap ?? facts.tenure),
  neverOrdered: (facts) => (facts.orders.frequency === 0 ? 1 : 0),
  singleOrder: (facts) => (facts.orders.frequency === 1 ? 1 : 0),
  ordersIn30Days: (facts) => Math.log1p(facts.ordersIn30Days),
  ordersIn90Days: (facts) => Math.log1p(facts.ordersIn90Days),
  ordersIn365Days: (facts) => Math.log1p(facts.ordersIn365Days),
  orderValue: (facts) => Math.log1p(facts.orders.monetary),
  tenure: (facts) => Math.log1p(facts.tenure),
  visitsIn30Days: (facts) => Math.log1p(facts.visitsIn30Days),
  visitTrend: (facts) => trend(facts.visitsIn30Days, facts.visitsIn60DaysBefore),
  viewTrend: (facts) => trend(facts.viewsIn30Days, facts.viewsIn60DaysBefore),
  returns: (facts) => Math.log1p(facts.returns),
  lowRatings: (facts) => Math.log1p(facts.lowRatings),
  abandonedCarts: (facts) => Math.log1p(facts.abandonedCarts),
  dislikes: (facts) => Math.log1p(facts.dislikes),
  contacts: (facts) => Math.log1p(facts.contacts),
  complaints: (facts) => Math.log1p(facts.complaints),
  badMoods: (facts) => Math.log1p(facts.badMoods),
  farewells: (facts) => Math.log1p(facts.farewells),
  lateParcels: (facts) => Math.log1p(facts.lateParcels),
} satisfies Record<string, (facts: ChurnFacts) => number>;

export type ChurnFeature = keyof typeof features;

/** In the order of `churnFeatures`. */
export const churnFeatureNames = Object.keys(features) as ChurnFeature[];

/** One number for each of `churnFeatureNames`. */
export function churnFeatures(facts: ChurnFacts): number[] {
  return churnFeatureNames.map((name) => features[name](facts));
}

/** More silence than so many gaps says no more. */
const mostGaps = 10;

/**
 * Silence in the customer's own gaps. Not as a logarithm: where visits come at random, the odds that the customer still
 * comes fall by the same factor with every gap that passes.
 */
function overdue(silence: number, gap: number): number {
  return Math.min(mostGaps, silence / (gap + 1));
}

/** Logarithm of the last 30 days against a month of the 60 before; negative where it goes down. */
function trend(last30: number, before60: number): number {
  return Math.log((last30 + 0.5) / (before60 / 2 + 0.5));
}
