import { z } from 'zod';
import { readWishes, type Said } from './wishes/read-wishes.js';

const id = z.string().max(100).optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
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
  /** Codes of the languages that items are wanted in. */
  languages: words,
  price: z.object({ from: z.number().optional(), to: z.number().optional(), currency: z.string().optional() }).optional().catch(undefined),
  cheap: flag,
  /** What is not wanted. */
  without: z.object({ subjects: words, creators: words }).optional().catch(undefined),
  /** Items, and creators of items, that those wanted should be like. */
  like: words,
  likeCreators: words,
  /** Items that the customer says to have. */
  has: words,
  /** What else is said of what is wanted. */
  words: z.string().max(1_000).optional().catch(undefined),
  forSomebodyElse: flag,
  /** To go on with what was begun. */
  next: flag,
  /** What a pressed button says of the item. */
  verdict: z.enum(['like', 'dislike']).optional().catch(undefined),
  /** The items that were shown last, and the one of them that was judged last. */
  listed: words,
  judged: id,
  /** Items recommended already, so that nothing is shown twice. */
  shown: words,
  /** Why a person is asked for, or why a customer leaves. */
  reason: z.string().max(500).optional().catch(undefined),
});
export type Known = z.infer<typeof Known>;

export type Facts = Omit<Known, 'intent'>;

/** The facts that a message states; absent where it states none. */
export function factsOf(said: Said): Facts {
  const of = (type: string) => said.entities.filter((entity) => entity.type === type).map((entity) => String(entity.value));
  return { orderId: of('order_number')[0], itemId: of('product')[0], ...wishesOf(said) };
}

/** What an item should be like, as far as a message says so. What is not wanted counts as shown already. */
export function wishesOf(said: Said): Facts {
  const { exclude, ...wishes } = readWishes(said);
  return { ...wishes, ...(exclude && { shown: exclude }) };
}
