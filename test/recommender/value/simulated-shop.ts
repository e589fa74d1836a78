import { mulberry32 } from '../../../platform/random.js';
import type { PurchaseModel } from '../../../recommender/value/bg-nbd.js';
import { betaDraw, gammaDraw } from '../../../recommender/value/draws.js';
import type { SpendModel } from '../../../recommender/value/gamma-gamma.js';
import type { DayOfPurchase } from '../../../recommender/value/purchase-summary.js';

/** Customers who buy as the models hold, each on days of their own; the first purchases fall into the first `entryDays`. */
export function simulatedShop(
  count: number,
  { model, spend, days, entryDays, seed }: { model: PurchaseModel; spend: SpendModel; days: number; entryDays: number; seed: number },
): DayOfPurchase[] {
  const random = mulberry32(seed);
  const purchases: DayOfPurchase[] = [];
  for (let k = 0; k < count; k++) {
    const rate = gammaDraw(model.r, random) / model.alpha;
    const leaves = betaDraw(model.a, model.b, random);
    const scale = gammaDraw(spend.q, random) / spend.gamma;
    let at = random() * entryDays;
    let alive = model.kind === 'bg-nbd' || random() >= leaves;
    const buy = () => purchases.push({ customer: `c${k}`, day: Math.floor(at), amount: gammaDraw(spend.p, random) / scale });
    buy();
    while (alive) {
      at += -Math.log(1 - random()) / rate;
      if (at >= days) break;
      buy();
      alive = random() >= leaves;
    }
  }
  return purchases;
}
