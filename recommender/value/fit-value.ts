import { expectedPurchases, fitPurchaseModel, logLikelihood, type PurchaseModel } from './bg-nbd.js';
import { fitSpendModel } from './gamma-gamma.js';
import { balanced, fitPace, type PastOutcomes, paceOf } from './pace.js';
import { boughtAfter, type DayOfPurchase, type PurchaseSummary, purchaseSummaries } from './purchase-summary.js';
import type { ValueModel } from './value-model.js';

/** How a candidate did on customers it had not seen, on the last days before the cutoff. */
export interface Candidate {
  name: string;
  /** Mean Poisson deviance of the number of purchases; undefined where there were too few days or customers to try it. */
  deviance?: number;
}

export interface FittedValue {
  model: ValueModel;
  chosen: string;
  candidates: Candidate[];
  /** Customers as of the cutoff. */
  customers: PurchaseSummary[];
}

const folds = 5;
/** Too few to choose by. */
const fewestCustomers = 50;
const fewestDays = 14;
/** Of the days before the cutoff, the last are foretold from the first. */
const triedShare = 0.4;
const kinds = ['bg-nbd', 'mbg-nbd'] as const;

/**
 * Fits customer value on purchases up to a day, and nothing after it. What is foretold of the last days before it from those before decides
 * between BG/NBD and MBG/NBD, by the Poisson deviance; a pace for each customer is added if, on customers it was not learnt from,
 * it lowers the deviance by more than one standard error. With too little to try anything it is the likelier of the two without a pace.
 */
export function fitValue(purchases: readonly DayOfPurchase[], cutoff: number, horizonDays: number): FittedValue {
  const customers = purchaseSummaries(purchases, cutoff);
  const spend = fitSpendModel(customers);
  const fitted = kinds.map((kind) => fitPurchaseModel(kind, customers));
  const trial = trialOf(purchases, customers, cutoff, horizonDays);
  if (trial === undefined) {
    const [bg, mbg] = fitted as [PurchaseModel, PurchaseModel];
    const model = logLikelihood(mbg, customers) > logLikelihood(bg, customers) ? mbg : bg;
    return { model: { purchases: model, spend }, chosen: model.kind, candidates: kinds.map((name) => ({ name })), customers };
  }
  const tried = kinds.map((kind) => tryKind(kind, trial));
  const best = tried[1]!.deviance < tried[0]!.deviance ? 1 : 0;
  const { past, deviances, paced, deviance, pacedDeviance } = tried[best]!;
  const gains = deviances.map((plain, k) => plain - paced[k]!);
  const model = fitted[best]!;
  const withPace = deviance - pacedDeviance > standardError(gains);
  const pace = withPace ? balanced(fitPace(past), model, customers) : undefined;
  return {
    model: { purchases: model, spend, pace },
    chosen: model.kind + (withPace ? ' with pace' : ''),
    candidates: tried.flatMap(({ deviance, pacedDeviance }, k) => [
      { name: kinds[k]!, deviance },
      { name: `${kinds[k]} with pace`, deviance: pacedDeviance },
    ]),
    customers,
  };
}

interface Trial {
  customers: PurchaseSummary[];
  bought: number[];
  days: number;
}

/** Customers as of an earlier day and what they bought from then to the cutoff. */
function trialOf(
  purchases: readonly DayOfPurchase[],
  now: readonly PurchaseSummary[],
  cutoff: number,
  horizonDays: number,
): Trial | undefined {
  const span = now.reduce((most, { age }) => Math.max(most, age), 0);
  const days = Math.min(horizonDays, Math.round(triedShare * span));
  const customers = purchaseSummaries(purchases, cutoff - days);
  if (days < fewestDays || customers.length < fewestCustomers) return undefined;
  const after = boughtAfter(purchases, cutoff - days, days);
  const bought = customers.map(({ customer }) => after.get(customer)?.purchases ?? 0);
  return bought.some((count) => count > 0) ? { customers, bought, days } : undefined;
}

/** Deviances of each customer with and without a pace that was learnt from customers of other folds. */
function tryKind(kind: PurchaseModel['kind'], { customers, bought, days }: Trial) {
  const model = fitPurchaseModel(kind, customers);
  const past: PastOutcomes = { customers, model, bought, days };
  const plain = customers.map((customer) => expectedPurchases(model, customer, days));
  const pacedMeans = new Array<number>(customers.length);
  for (let fold = 0; fold < folds; fold++) {
    const learnt = <T>(all: readonly T[]) => all.filter((_, k) => k % folds !== fold);
    const pace = balanced(fitPace({ ...past, customers: learnt(customers), bought: learnt(bought) }), model, customers);
    customers.forEach((customer, k) => {
      if (k % folds === fold) pacedMeans[k] = expectedPurchases(model, customer, days * paceOf(pace, model, customer));
    });
  }
  const deviances = bought.map((count, k) => poissonDeviance(count, plain[k]!));
  const paced = bought.map((count, k) => poissonDeviance(count, pacedMeans[k]!));
  return { past, deviances, paced, deviance: mean(deviances), pacedDeviance: mean(paced) };
}

function poissonDeviance(count: number, expected: number): number {
  const least = Math.max(expected, 1e-4);
  return 2 * ((count > 0 ? count * Math.log(count / least) : 0) - (count - least));
}

function standardError(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)) / values.length);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value / values.length, 0);
}
