import type { ChurnFacts } from './churn-facts.js';
import type { ChurnFeature } from './churn-features.js';

/**
 * Features that tell of one thing, and what there is to say of it; nothing where the facts would not bear it out. Features that
 * go together share a theme, because a regression divides their weight among them as it pleases.
 */
interface Theme {
  features: readonly ChurnFeature[];
  say(facts: ChurnFacts): string | undefined;
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
  {
    features: ['lateParcels'],
    say: ({ lateParcels }) => (lateParcels > 0 ? `${counted(lateParcels, 'late parcel')} in four months` : undefined),
  },
  {
    features: ['abandonedCarts'],
    say: ({ abandonedCarts }) => (abandonedCarts > 0 ? `${counted(abandonedCarts, 'item')} left in the cart in 90 days` : undefined),
  },
  { features: ['dislikes'], say: ({ dislikes }) => (dislikes > 0 ? `${counted(dislikes, 'dislike')} in a year` : undefined) },
  { features: ['contacts', 'complaints', 'badMoods', 'farewells'], say: sayTalks },
  { features: ['tenure'], say: ({ tenure }) => (tenure < 90 ? `a customer for only ${days(tenure)}` : undefined) },
];

/** Log-odds below which a theme is not worth a word. */
const least = 0.1;

/** What raises the risk, in words, strongest first. `raiseBy` says what features together add to the log-odds. */
export function churnReasons(facts: ChurnFacts, raiseBy: (features: readonly ChurnFeature[]) => number): string[] {
  return themes
    .map(({ features, say }) => ({ raise: raiseBy(features), phrase: say(facts) }))
    .filter(({ raise }) => raise >= least)
    .sort((a, b) => b.raise - a.raise)
    .flatMap(({ phrase }) => phrase ?? []);
}

function sayOrders({ orders, orderGap, ordersIn365Days, tenure }: ChurnFacts): string | undefined {
  if (orders.frequency === 0) return `no order in ${days(tenure)} as a customer`;
  if (orderGap === undefined) return `no second order for ${days(orders.recency)}`;
  if (orders.recency > orderGap) return `no order for ${days(orders.recency)}, usually every ${wholeGap(orderGap)}`;
  return ordersIn365Days <= 3 ? `only ${counted(ordersIn365Days, 'order')} in a year` : undefined;
}

/** Where a shop knows nothing but orders, they have been spoken of already. */
function sayVisits({ silence, visitGap, orderGap, visitsIn30Days, visitsIn60DaysBefore, orders }: ChurnFacts): string | undefined {
  if (silence === orders.recency && visitGap === orderGap) return undefined;
  if (visitGap === undefined) return `not seen for ${days(silence)} since the only visit`;
  if (silence > 2 * visitGap) return `not seen for ${days(silence)}, usually every ${wholeGap(visitGap)}`;
  const before = visitsIn60DaysBefore / 2;
  return visitsIn30Days < before ? `${counted(visitsIn30Days, 'visit')} in the last 30 days, ${before} a month before that` : undefined;
}

/** The gravest of what was said. */
function sayTalks({ contacts, complaints, badMoods, farewells }: ChurnFacts): string | undefined {
  if (farewells > 0) return 'asked to cancel, pause or delete in the last 90 days';
  if (complaints > 0) return `${counted(complaints, 'complaint')} in 90 days`;
  if (badMoods > 0) return `${counted(badMoods, 'annoyed conversation')} in 90 days`;
  return contacts > 1 ? `asked for help ${contacts} times in 90 days` : undefined;
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
