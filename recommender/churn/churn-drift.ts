import { risksOf } from '../learners/classifier.js';
import { matrixOf } from '../learners/matrix.js';
import { type ChurnFeature, churnFeatureNames } from './churn-features.js';
import type { ChurnModel } from './churn-model.js';
import { stabilityIndex } from './drift.js';

export interface ChurnDrift {
  /** Stability index of the risks. */
  risks: number;
  /** Features whose index says that much has changed, the most changed first. */
  features: { name: ChurnFeature; index: number }[];
  /** What it means, in words; absent where nothing has drifted. */
  sentence?: string;
}

/** From here on much has changed; with few customers a higher index is chance. */
const much = 0.25;
const fewest = 100;

/** How far the customers of now, by their features, are from those that a model was fitted on. Undefined of too few to tell. */
export function churnDrift({ model, spreads, riskSpread }: ChurnModel, rows: readonly number[][]): ChurnDrift | undefined {
  if (rows.length < fewest) return undefined;
  const risks = stabilityIndex(riskSpread, Array.from(risksOf(model, matrixOf(rows))));
  const features = churnFeatureNames
    .map((name, f) => ({
      name,
      index: stabilityIndex(
        spreads[f]!,
        rows.map((row) => row[f]!),
      ),
    }))
    .filter(({ index }) => index > much)
    .sort((a, b) => b.index - a.index);
  if (features.length === 0 && risks <= much) return { risks, features };
  const names = features.slice(0, 3).map(({ name, index }) => `${name} (${index.toFixed(2)})`);
  const which = names.length > 0 ? `, most of all in ${names.join(', ')}` : '';
  return {
    risks,
    features,
    sentence: `Customers are no longer those the model learnt from${which}; their risks by ${risks.toFixed(2)}, where 0.25 is much.`,
  };
}
