import { z } from 'zod';
import { readArtefact, writeArtefact } from '../artefact.js';
import { paceFeatureNames } from './pace.js';
import type { ValueModel } from './value-model.js';

const format = 'steward.value/1';

const positive = z.number().positive();
const perFeature = z.array(z.number()).length(paceFeatureNames.length);

const ValueArtefact = z.object({
  purchases: z.object({ kind: z.enum(['bg-nbd', 'mbg-nbd']), r: positive, alpha: positive, a: positive, b: positive }),
  spend: z.object({ p: positive, q: z.number().gt(1), gamma: positive }).optional(),
  pace: z
    .object({
      /** A pace learnt from other features is refused and not misread. */
      features: z.array(z.string()).refine((names) => names.join() === paceFeatureNames.join()),
      regression: z.object({ means: perFeature, scales: perFeature, weights: perFeature, intercept: z.number() }),
      days: positive,
      factor: positive,
    })
    .optional(),
});

export function writeValueModel({ pace, ...model }: ValueModel): Buffer {
  return writeArtefact(format, { ...model, ...(pace ? { pace: { ...pace, features: paceFeatureNames } } : {}) });
}

/** @throws StewardError `bad_artefact` where the bytes are no value model of this version. */
export function readValueModel(bytes: Buffer): ValueModel {
  const { pace, ...model } = readArtefact(format, ValueArtefact, bytes);
  if (!pace) return model;
  const { features: _, ...rest } = pace;
  return { ...model, pace: rest };
}
