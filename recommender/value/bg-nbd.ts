import { hypergeometric } from './hypergeometric.js';
import { logBeta, logGamma } from './log-gamma.js';
import { minimise } from './minimise.js';
import type { PurchaseSummary } from './purchase-summary.js';

/**
 * Of a customer's purchases: while alive they come at a rate that is Gamma(r, α) among customers, per day; after a purchase the customer is
 * gone with a probability that is Beta(a, b) among customers.
 */
export interface PurchaseModel {
  /** `bg-nbd`: nobody is gone before a second purchase (Fader, Hardie and Lee 2005); `mbg-nbd`: some are (Batislam et al. 2007). */
  kind: 'bg-nbd' | 'mbg-nbd';
  r: number;
  alpha: number;
  a: number;
  b: number;
}

type Timing = Pick<PurchaseSummary, 'repeats' | 'lastAt' | 'age'>;

/** Customers of the same timing, counted once. */
interface Group extends Timing {
  count: number;
}

/**
 * The parameters under which the purchases are likeliest, with a prior as weak as a twentieth of a customer that keeps them finite where a few
 * customers tell nothing of them. Deterministic; the order of the customers does not matter.
 */
export function fitPurchaseModel(kind: PurchaseModel['kind'], timings: readonly Timing[]): PurchaseModel {
  const groups = grouped(timings);
  const meanAge = Math.max(1, timings.reduce((sum, { age }) => sum + age, 0) / Math.max(1, timings.length));
  const centre = [-0.7, Math.log(meanAge) - 1, 0, 1];
  const model = ([r, alpha, a, b]: readonly number[]): PurchaseModel => ({
    kind,
    r: Math.exp(r!),
    alpha: Math.exp(alpha!),
    a: Math.exp(a!),
    b: Math.exp(b!),
  });
  const loss = (at: readonly number[]) => {
    if (at.some((x, k) => Math.abs(x - centre[k]!) > 12)) return Number.POSITIVE_INFINITY;
    const prior = at.reduce((sum, x, k) => sum + (x - centre[k]!) ** 2, 0) / 50;
    return prior - logLikelihoodOfGroups(model(at), groups);
  };
  const starts = [centre, [0.5, Math.log(meanAge), -1.5, 0.5], [-1.5, Math.log(meanAge) - 3, 1, 2.5]];
  const found = starts.map((start) => minimise(loss, start)).reduce((best, next) => (next.value < best.value ? next : best));
  return model(found.at);
}

/** Logarithm of how likely the purchases are, summed over customers. */
export function logLikelihood(model: PurchaseModel, timings: readonly Timing[]): number {
  return logLikelihoodOfGroups(model, grouped(timings));
}

/** Expected purchases in the next `days`, given what the customer did. Equation 10 of Fader, Hardie and Lee (2005), after Euler's transformation. */
export function expectedPurchases(model: PurchaseModel, timing: Timing, days: number): number {
  const { r, alpha, b } = model;
  const chances = chancesToLeave(model, timing);
  // The formula has removable poles at a = 1 and a + b + chances = 1.
  const a = apart(model.a, 1);
  const c = apart(a + b + chances - 1, 0);
  const z = days / (alpha + timing.age + days);
  const series = (1 - z) ** (a - 1) * hypergeometric(c - r - timing.repeats, a - 1, c, z);
  return Math.max(0, ((c * (1 - series)) / (a - 1)) * probabilityAlive(model, timing));
}

/** Chance that the customer will buy again at all. Under BG/NBD it is 1 for everybody who bought once: no score for who is about to leave. */
export function probabilityAlive(model: PurchaseModel, timing: Timing): number {
  const { r, alpha, a, b } = model;
  const chances = chancesToLeave(model, timing);
  if (chances === 0) return 1;
  const silence = (r + timing.repeats) * Math.log((alpha + timing.age) / (alpha + timing.lastAt));
  return 1 / (1 + (a / (b + chances - 1)) * Math.exp(silence));
}

/** After how many purchases the customer could have gone. */
export function chancesToLeave({ kind }: Pick<PurchaseModel, 'kind'>, { repeats }: Pick<Timing, 'repeats'>): number {
  return kind === 'bg-nbd' ? repeats : repeats + 1;
}

function logLikelihoodOfGroups(model: PurchaseModel, groups: readonly Group[]): number {
  const { r, alpha, a, b } = model;
  const shared = r * Math.log(alpha) - logGamma(r) - logBeta(a, b);
  // What depends on the number of purchases only is the same for many groups.
  const byRepeats = new Map<number, { rate: number; stays: number; leaves: number }>();
  let sum = 0;
  for (const { repeats, lastAt, age, count } of groups) {
    let known = byRepeats.get(repeats);
    if (known === undefined) {
      const chances = chancesToLeave(model, { repeats });
      const leaves = chances > 0 ? logBeta(a + 1, b + chances - 1) : Number.NEGATIVE_INFINITY;
      known = { rate: logGamma(r + repeats) + shared, stays: logBeta(a, b + chances), leaves };
      byRepeats.set(repeats, known);
    }
    const alive = known.stays - (r + repeats) * Math.log(alpha + age);
    const gone = known.leaves - (r + repeats) * Math.log(alpha + lastAt);
    const most = Math.max(alive, gone);
    sum += count * (known.rate + most + Math.log1p(Math.exp(Math.min(alive, gone) - most)));
  }
  return sum;
}

function grouped(timings: readonly Timing[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { repeats, lastAt, age } of timings) {
    const key = `${repeats} ${lastAt} ${age}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { repeats, lastAt, age, count: 1 });
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** Not nearer to a pole than where the formula is still exact to six digits. */
function apart(x: number, pole: number): number {
  return Math.abs(x - pole) < 1e-6 ? pole + 1e-6 : x;
}
