import { crossValidate, type Training } from './cross-validation.js';
import type { FitAnswer, FitSettings } from './fit.js';
import { foldsOf } from './folds.js';

/** Settings are chosen on a sample of so many examples: which ones are best hardly depends on how many there are. */
const most = 1_500;
const usual: FitSettings = { cost: 2, lexicalWeight: 0.5 };
const otherCosts = [0.1, 0.5];
const otherWeights = [0.35, 0.7];

interface Tried {
  settings: FitSettings;
  /** Share of the sampled examples of which it is right without having seen them. */
  right: number;
}

/** The usual settings, unless others are right more often on a sample: first the cost is looked at, then the weight. */
export async function chooseSettings(training: Training): Promise<FitSettings> {
  const { dataset, seed } = training;
  const folds = foldsOf(dataset, { folds: 2, most, seed });
  const sampled = folds.flat().filter((row) => dataset.labels[row]! >= 0);

  const attempt = async (settings: FitSettings): Promise<Tried> => {
    const answers = await crossValidate(training, folds, settings);
    const right = sampled.filter((row) => answerOf(answers[row]!) === dataset.labels[row]);
    return { settings, right: right.length / sampled.length };
  };
  /** Settings that others are not better than by more than chance, which is one standard error, stay. */
  const better = (present: Tried, others: readonly Tried[]): Tried => {
    const error = Math.sqrt((present.right * (1 - present.right)) / sampled.length);
    const best = others.reduce((a, b) => (b.right > a.right ? b : a));
    return best.right > present.right + error ? best : present;
  };

  const [first, ...byCost] = await Promise.all([usual, ...otherCosts.map((cost) => ({ ...usual, cost }))].map(attempt));
  const chosen = better(first!, byCost);
  const byWeight = await Promise.all(otherWeights.map((lexicalWeight) => attempt({ ...chosen.settings, lexicalWeight })));
  return better(chosen, byWeight).settings;
}

function answerOf({ margins }: FitAnswer): number {
  return margins.indexOf(Math.max(...margins));
}
