import { mulberry32 } from '../../platform/random.js';
import type { Interaction } from '../../recommender/behaviour/events.js';
import type { OfferedItem } from '../../recommender/serving/request.js';

export const asOf = new Date('2026-06-30T12:00:00Z');

export function daysAgo(days: number): Date {
  return new Date(asOf.getTime() - days * 86_400_000);
}

export function event(customer: string, type: Interaction['type'], item: string | null, ago: number, value?: number): Interaction {
  return { customer, item, type, value: value ?? null, at: daysAgo(ago) };
}

/** An item that says little more than its id. */
export function offered(id: string, more: Partial<OfferedItem> = {}): OfferedItem {
  return {
    id,
    kind: 'book',
    title: id,
    creators: [],
    subjects: [],
    description: '',
    language: 'en',
    price_cents: 900,
    currency: 'EUR',
    in_stock: true,
    prerequisites: [],
    consumable: false,
    ...more,
  };
}

/** Twelve crime books, twelve dearer ones on space and six courses on baking. */
export const catalogue: OfferedItem[] = [
  ...numbered('crime', 12).map((id) => offered(id, { subjects: ['crime'], creators: ['Cora Crime'] })),
  ...numbered('space', 12).map((id) => offered(id, { subjects: ['space', 'science'], creators: ['Space Crew'], price_cents: 1500 })),
  ...numbered('baking', 6).map((id) => offered(id, { kind: 'course', subjects: ['baking'], creators: ['Ann Both'], price_cents: 4900 })),
];

export const items = new Map(catalogue.map((item) => [item.id, item]));

/** Ninety customers who each look at ten items of one taste and buy about half of them, in the order of the numbers. */
export function tinyShop(): Interaction[] {
  const random = mulberry32(7);
  const tastes = [
    ['crime', 12],
    ['space', 12],
    ['baking', 6],
  ] as const;
  return Array.from({ length: 90 }, (_, c) => {
    const [taste, size] = tastes[c % 3]!;
    const customer = `customer-${c}`;
    const first = Math.floor(random() * size);
    return Array.from({ length: Math.min(size, 10) }, (_, k) => {
      const item = `${taste}-${((first + k) % size) + 1}`;
      const ago = 200 - 10 * k - random();
      const view = event(customer, 'view', item, ago);
      return random() < 0.5 ? [view] : [view, event(customer, 'purchase', item, ago - 0.1, 1200)];
    }).flat();
  }).flat();
}

/** The same events in another order. */
export function shuffled<T>(all: readonly T[], seed: number): T[] {
  const random = mulberry32(seed);
  return all
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, k) => `${name}-${k + 1}`);
}
