import { z } from 'zod';
import { readArtefact, writeArtefact } from '../artefact.js';
import { churnFeatureNames } from './churn-features.js';
import type { ChurnModel } from './churn-model.js';

const format = 'steward.churn/1';

const perFeature = z.array(z.number()).length(churnFeatureNames.length);
const share = z.number().min(0).max(1);

/** With the names of the features, so that a model fitted on others is refused and not misread. */
const ChurnArtefact = z.object({
  features: z.array(z.string()).refine((names) => names.join() === churnFeatureNames.join()),
  regression: z.object({ means: perFeature, scales: perFeature, weights: perFeature, intercept: z.number() }),
  horizonDays: z.number().positive(),
  bands: z.object({ medium: share, high: share }),
  metrics: z.object({ auc: share, prAuc: share, brier: share, ece: share, customers: z.number(), baseRate: share }),
  asOf: z.iso.datetime(),
});

export function writeChurnModel({ asOf, ...model }: ChurnModel): Buffer {
  return writeArtefact(format, { ...model, features: churnFeatureNames, asOf: asOf.toISOString() });
}

/** @throws StewardError `bad_artefact` where the bytes are no churn model of this version. */
export function readChurnModel(bytes: Buffer): ChurnModel {
  const { features: _, asOf, ...model } = readArtefact(format, ChurnArtefact, bytes);
  return { ...model, asOf: new Date(asOf) };
}
