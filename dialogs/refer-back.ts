import { dialogFor } from './dialog-set.js';
import type { Facts } from './known.js';
import { orderQuestion } from './order-question.js';
import { orderStatus } from './order-status.js';
import type { TalkedAbout } from './state.js';
import type { Texts } from './texts.js';

/** What a text means that names nothing: "how much is it" is about the item, "cancel it" about the order, talked about last. */
export function withLast(facts: Facts, last: TalkedAbout): Facts {
  return { ...facts, orderId: facts.orderId ?? last.orderId, itemId: facts.itemId ?? last.itemId };
}

/** Of some intents, the one that is about the order talked about last, where the text refers to it: "cancel it" after an order. */
export function aboutLastOrder(
  text: string,
  intents: readonly string[],
  { last, say }: { last: TalkedAbout; say: Texts },
): string | undefined {
  const [intent, another] = intents.filter((one) => [orderQuestion, orderStatus].includes(dialogFor(one)));
  return last.orderId && say.refersBack(text) && !another ? intent : undefined;
}
