import { accuracyOf } from '../../recommender/value/accuracy.js';
import { evaluateValue, type ValueEvaluation } from '../../recommender/value/evaluate-value.js';
import { fitValue } from '../../recommender/value/fit-value.js';
import type { DayOfPurchase } from '../../recommender/value/purchase-summary.js';
import { shopPurchases } from '../../recommender/value/shop-purchases.js';
import { writeValueModel } from '../../recommender/value/value-artefact.js';
import { expectation, type ValueModel } from '../../recommender/value/value-model.js';
import { dataWindow, readBehaviour } from './behaviour.js';
import type { Exam } from './gate.js';
import { type LearnParts, type LiveModel, type Outcome, submit } from './learn.js';

/** The last days are foretold from those before. */
const examDays = 90;
/** What serves looks a year ahead. */
const horizonDays = 365;
const fewestRepeaters = 30;
/** A smaller difference comes from which customers happened to buy. */
const tolerance = 0.02;

/** Fits customer value on what was bought in the shop and submits it, where enough customers came back for that. */
export async function learnValue(parts: LearnParts): Promise<Outcome> {
  const behaviour = await readBehaviour(parts);
  if (!behaviour) return 'nothing';
  const { days } = shopPurchases(behaviour.events, behaviour.asOf);
  const evaluation = evaluationOf(days);
  if (!evaluation) {
    parts.log.info(`customer value is learnt once ${fewestRepeaters} customers have come back ${examDays} days before the last purchase`);
    return 'nothing';
  }
  const { figures } = evaluation;
  const { model } = fitValue(days, lastOf(days), horizonDays);
  return submit(parts, {
    kind: 'value',
    artefact: writeValueModel(model),
    metrics: {
      customers: figures.customers,
      mae: figures.purchases.mae,
      correlation: figures.purchases.correlation,
      meanRateMae: figures.baselines.meanRate.purchases.mae,
      coverage: figures.interval.coverage,
    },
    dataWindow: dataWindow(behaviour),
    examine: (live) => examine(evaluation, live),
  });
}

function evaluationOf(days: readonly DayOfPurchase[]): ValueEvaluation | undefined {
  const cutoff = lastOf(days) - examDays;
  const before = new Map<string, Set<number>>();
  for (const { customer, day } of days) if (day <= cutoff) before.set(customer, (before.get(customer) ?? new Set()).add(day));
  const repeaters = [...before.values()].filter(({ size }) => size > 1).length;
  return repeaters < fewestRepeaters ? undefined : evaluateValue(days, { cutoff, horizonDays: examDays, seed: 1 });
}

function lastOf(days: readonly DayOfPurchase[]): number {
  return days.reduce((last, { day }) => Math.max(last, day), 0);
}

/** How much of the error of "everybody like the mean" a model takes away, on the purchases of the last days. */
function examine({ figures, foretold }: ValueEvaluation, live: LiveModel<'value'> | undefined): Exam {
  const without = figures.baselines.meanRate.purchases.mae;
  const skill = (mae: number) => (without > 0 ? 1 - mae / without : 0);
  const own = { measure: 'share of the error taken away', candidate: skill(figures.purchases.mae) };
  const protocol = `purchases of ${figures.customers} customers in the last ${examDays} days`;
  if (!live) return { ...own, rival: 0, rivalName: 'everybody like the mean', tolerance: 0, protocol };
  return {
    ...own,
    rival: skill(errorOf(live.model, foretold)),
    rivalName: live.id,
    tolerance,
    protocol: `${protocol}, which ${live.id} may have seen`,
  };
}

function errorOf(model: ValueModel, foretold: ValueEvaluation['foretold']): number {
  const expected = foretold.map(({ customer }) => expectation(model, customer, examDays).purchases);
  return accuracyOf(
    expected,
    foretold.map(({ actual }) => actual.purchases),
  ).mae;
}
