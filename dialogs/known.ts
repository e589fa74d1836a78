import { z } from 'zod';
import type { Understanding } from '../nlu/understanding.js';

const id = z.string().max(100).optional().catch(undefined);
const words = z.array(z.string().max(200)).max(500).optional().catch(undefined);

/**
 * What a dialog has been told: the options it begins with. They are kept in the stored stack, a pressed button carries
 * them, and a dialog that has changed meanwhile starts again with them. A field that no longer fits is dropped.
 */
export const Known = z.object({
  intent: z.string().max(100),
  orderId: id,
  itemId: id,
  subscriptionId: id,
  kind: z.enum(['book', 'course', 'goods']).optional().catch(undefined),
  subjects: words,
  /** Authors and teachers, as the catalogue has them. */
  creators: words,
  price: z.object({ from: z.number().optional(), to: z.number().optional(), currency: z.string().optional() }).optional().catch(undefined),
  /** Items recommended already, so that nothing is shown twice. */
  shown: words,
  /** Why a person is asked for, or why a customer leaves. */
  reason: z.string().max(500).optional().catch(undefined),
});
export type Known = z.infer<typeof Known>;

export type Facts = Omit<Known, 'intent'>;

/** The facts that the entities of a message state; absent where it states none. */
export function factsOf({ entities }: Pick<Understanding, 'entities'>): Facts {
  const of = (type: string) => entities.filter((entity) => entity.type === type).map((entity) => String(entity.value));
  const facts: Facts = { orderId: of('order_number')[0], itemId: of('product')[0] };
  return { ...facts, ...wishesOf({ entities }) };
}

/** What an item should be like, as far as a message says so. */
export function wishesOf({ entities }: Pick<Understanding, 'entities'>): Pick<Facts, 'subjects' | 'creators' | 'price'> {
  const of = (type: string) => entities.filter((entity) => entity.type === type).map(({ value }) => String(value));
  const [subjects, creators] = [of('subject'), of('creator')];
  const money = entities.find(({ type }) => type === 'money');
  return {
    ...(subjects.length > 0 && { subjects }),
    ...(creators.length > 0 && { creators }),
    ...(money && { price: { to: Number(money.value), currency: money.currency } }),
  };
}
