import { z } from 'zod';

/** In the order of `Date.getUTCDay`. */
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const count = z.number().int().positive();
const price = z.number().nonnegative();
const time = z.string().regex(/^\d{1,2}:\d{2}$/, 'write a time as 9:00');

/** Facts that are amounts of the shop's currency. */
const prices = {
  delivery_cost: price,
  free_delivery_from: price,
  gift_card_from: price,
  gift_card_to: price,
  points_worth: price,
};

/** What `answers/shop.yml` says, which explains the fields. */
export const Shop = z.strictObject({
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'write the code of a currency, such as EUR'),
  open_from: z.enum(weekdays),
  open_to: z.enum(weekdays),
  opens: time,
  closes: time,
  delivery_days_from: count,
  delivery_days_to: count,
  delivery_countries: z.array(z.string()).min(1),
  return_days: count,
  refund_days: count,
  payment_methods: z.array(z.string()).min(1),
  gift_card_years: count,
  points_years: count,
  bulk_from: count,
  sign_in_tries: count,
  sign_in_lock_minutes: count,
  review_days: count,
  retention_discount_percent: count.max(100),
  retention_discount_code: z.string(),
  ...prices,
});
export type Shop = z.infer<typeof Shop>;

export interface Wording {
  /** BCP 47, such as `en-GB`. */
  locale: string;
  /** What names in the shop's data are in the language; others stay as they are. */
  words: Readonly<Record<string, string>>;
}

/** The facts as they are written in a language: `€3.90`, `Monday`, `PayPal, bank transfer and gift cards`. */
export function factsIn(shop: Shop, { locale, words }: Wording): Record<string, string> {
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const list = new Intl.ListFormat(locale);
  const amount = new Intl.NumberFormat(locale, { style: 'currency', currency: shop.currency, trailingZeroDisplay: 'stripIfInteger' });
  const written = (field: string, value: string | number | string[]): string => {
    if (Array.isArray(value)) return list.format(value.map((one) => words[one] ?? one));
    if (field in prices) return amount.format(Number(value));
    const day = (weekdays as readonly unknown[]).indexOf(value);
    // The fourth of January 1970 was a Sunday.
    return day >= 0 ? weekday.format(Date.UTC(1970, 0, 4 + day)) : String(value);
  };
  return Object.fromEntries(Object.entries(shop).map(([field, value]) => [field, written(field, value)]));
}
