import type { BehaviourFacts } from '../behaviour/behaviour-facts.js';
import { type ChurnFeature, churnFeatureNames } from './churn-features.js';

/**
 * Features that tell of one thing, and what there is to say of it; nothing where the facts would not bear it out. Features that
 * go together share a theme, because a regression divides their weight among them as it pleases.
 */
interface Theme {
  features: readonly ChurnFeature[];
  say(facts: BehaviourFacts): string | undefined;
}

const themes: readonly Theme[] = [
  {
    features: ['orderSilence', 'overdueOrder', 'neverOrdered', 'singleOrder', 'ordersIn30Days', 'ordersIn90Days', 'ordersIn365Days'],
    say: sayOrders,
  },
  { features: ['silence', 'overdueVisit', 'visitGap', 'visitsIn30Days', 'visitTrend', 'viewTrend'], say: sayVisits },
  { features: ['returns'], say: ({ returns }) => (returns > 0 ? `${counted(returns, 'return')} in a year` : undefined) },
  {
    features: ['lowRatings'],
    say: ({ lowRatings }) => (lowRatings > 0 ? `${counted(lowRatings, 'rating')} of one or two stars in a year` : undefined),
  },
  { features: ['tenure'], say: ({ tenure }) => (tenure < 90 ? `a customer for only ${days(tenure)}` : undefined) },
];

/** Log-odds below which a theme is not worth a word. */
const least = 0.1;

/** What raises the risk, in words, strongest first. `contributions` are log-odds in the order of the features. */
export function churnReasons(facts: BehaviourFacts, contributions: readonly number[]): string[] {
  const contributionOf = (feature: ChurnFeature) => contributions[churnFeatureNames.indexOf(feature)]!;
  return themes
    .map(({ features, say }) => ({ raise: features.reduce((sum, feature) => sum + contributionOf(feature), 0), phrase: say(facts) }))
    .filter(({ raise }) => raise >= least)
    .sort((a, b) => b.raise - a.raise)
    .flatMap(({ phrase }) => phrase ?? []);
}

function sayOrders({ orders, orderGap, ordersIn365Days, tenure }: BehaviourFacts): string | undefined {
  if (orders.frequency === 0) return `no order in ${days(tenure)} as a customer`;
  if (orderGap === undefined) return `no second order for ${days(orders.recency)}`;
  if (orders.recency > orderGap) return `no order for ${days(orders.recency)}, usually every ${wholeGap(orderGap)}`;
  return ordersIn365Days <= 3 ? `only ${counted(ordersIn365Days, 'order')} in a year` : undefined;
}

/** Where a shop knows nothing but orders, they have been spoken of already. */
function sayVisits({ silence, visitGap, orderGap, visitsIn30Days, visitsIn60DaysBefore, orders }: BehaviourFacts): string | undefined {
  if (silence === orders.recency && visitGap === orderGap) return undefined;
  if (visitGap === undefined) return `not seen for ${days(silence)} since the only visit`;
  if (silence > 2 * visitGap) return `not seen for ${days(silence)}, usually every ${wholeGap(visitGap)}`;
  const before = visitsIn60DaysBefore / 2;
  return visitsIn30Days < before ? `${counted(visitsIn30Days, 'visit')} in the last 30 days, ${before} a month before that` : undefined;
}

function wholeGap(gap: number): number {
  return Math.max(1, Math.round(gap));
}

function days(count: number): string {
  return counted(Math.floor(count), 'day');
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
