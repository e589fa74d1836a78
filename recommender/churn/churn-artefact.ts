import { z } from 'zod';
import { readArtefact, writeArtefact } from '../artefact.js';
import { CalibratedClassifierSchema } from '../learners/classifier-schema.js';
import { churnFeatureNames } from './churn-features.js';
import type { ChurnModel } from './churn-model.js';

/** The first held a logistic regression and nothing else. */
const format = 'steward.churn/2';

const share = z.number().min(0).max(1);
const ofEachFeature = <T extends z.ZodType>(what: T) => z.array(what).length(churnFeatureNames.length);
const Spread = z.object({ edges: z.array(z.number()), shares: z.array(share) });
const Band = z.object({ share, left: share, caught: share });
const Kind = z.enum(['logistic regression', 'decision tree', 'random forest', 'gradient boosting', 'neural network', 'blend']);

/** With the names of the features, so that a model fitted on others is refused and not misread. */
const ChurnArtefact = z.object({
  features: z.array(z.string()).refine((names) => names.join() === churnFeatureNames.join()),
  model: CalibratedClassifierSchema,
  horizonDays: z.number().positive(),
  bands: z.object({ medium: share, high: share }),
  typical: ofEachFeature(z.number()),
  spreads: ofEachFeature(Spread),
  riskSpread: Spread,
  metrics: z.object({
    auc: share,
    prAuc: share,
    brier: share,
    logLoss: z.number().min(0),
    ece: share,
    chosen: Kind,
    candidates: z.array(z.object({ model: Kind, logLoss: z.number() })),
    customers: z.number(),
    baseRate: share,
    bands: z.object({ low: Band, medium: Band, high: Band }),
  }),
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
