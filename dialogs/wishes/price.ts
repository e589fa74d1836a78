import type { Entity } from '../../nlu/understanding.js';
import type { PriceRange } from '../../recommender/serving/request.js';
import type { WishPatterns } from './patterns.js';
import type { Span } from './span.js';

export interface PriceSaid {
  price: PriceRange;
  /** Where the text says it. */
  spans: Span[];
}

/** How far "about" reaches. */
const roughly = 0.25;

/** The range of prices that a text names; an amount that nothing is said of is the most that is to be paid. */
export function priceIn(text: string, money: readonly Entity[], patterns: WishPatterns): PriceSaid | undefined {
  const currency = money.find((amount) => amount.currency)?.currency;
  for (const { 0: all, index, groups = {} } of text.matchAll(patterns.between)) {
    const [from, to] = [centsOf(groups.from ?? groups.from2), centsOf(groups.to ?? groups.to2)];
    const isMoney = /[€$£¥￥元块欧]|euro|eur|dollar|usd|buck|pound|gbp|quid|price|between/i.test(all);
    if (from !== undefined && to !== undefined && from <= to && isMoney) {
      return { price: { from, to, currency }, spans: [{ start: index, end: index + all.length }] };
    }
  }
  const bare = Array.from(text.matchAll(patterns.bareAmount)).map(({ 0: all, index, groups = {} }) => {
    const written = (groups.amount ?? groups.amount2)!;
    const start = index + all.lastIndexOf(written);
    return { start, end: start + written.length, value: centsOf(written)! };
  });
  const amounts = [...money, ...bare.filter((one) => !money.some((known) => known.start < one.end && one.start < known.end))];
  const spans: Span[] = [];
  let price: PriceRange | undefined;
  for (const { start, end, value } of amounts) {
    const [before, after] = [text.slice(0, start), text.slice(end)];
    const cents = Number(value);
    const said = [patterns.atMostBefore, patterns.atLeastBefore, patterns.about].map((pattern) => pattern.exec(before)?.[0].length ?? 0);
    const follows = [patterns.atMostAfter, patterns.atLeastAfter].map((pattern) => pattern.exec(after)?.[0].length ?? 0);
    spans.push({ start: start - Math.max(...said), end: end + Math.max(...follows) });
    if (said[0] || follows[0]) price = { ...price, to: cents, currency };
    else if (said[1] || follows[1]) price = { ...price, from: cents, currency };
    else if (said[2]) price = { from: Math.round(cents * (1 - roughly)), to: Math.round(cents * (1 + roughly)), currency };
    else price = { ...price, to: price?.to ?? cents, currency };
  }
  return price && { price, spans };
}

/** `12.50` and `12,50` are 1250. */
function centsOf(written: string | undefined): number | undefined {
  const number = Number(written?.replace(/[^\d.,]/g, '').replace(',', '.'));
  return Number.isFinite(number) ? Math.round(number * 100) : undefined;
}
