import { z } from 'zod';
import type { CalibratedClassifier } from './classifier.js';

const numbers = z.array(z.number());
const Tree = z.object({ feature: numbers, threshold: numbers, left: numbers, right: numbers, value: numbers });
const standardisation = { means: numbers, scales: numbers };
const Regression = z.object({ ...standardisation, weights: numbers, intercept: z.number() });
const Curves = z.object({ low: numbers, high: numbers, knots: z.array(numbers) });
const Layer = z.object({ width: z.number(), units: z.number(), weights: numbers, biases: numbers });
const single = [
  z.object({ kind: z.literal('logistic regression'), curves: Curves, regression: Regression }),
  z.object({ kind: z.literal('decision tree'), tree: Tree }),
  z.object({ kind: z.literal('random forest'), forest: z.object({ trees: z.array(Tree) }) }),
  z.object({ kind: z.literal('gradient boosting'), boosting: z.object({ base: z.number(), trees: z.array(Tree) }) }),
  z.object({
    kind: z.literal('neural network'),
    curves: Curves,
    network: z.object({ ...standardisation, networks: z.array(z.array(Layer)) }),
  }),
] as const;

const Calibration = z.discriminatedUnion('method', [
  z.object({ method: z.literal('none') }),
  z.object({ method: z.enum(['platt', 'beta']), regression: Regression }),
  z.object({ method: z.literal('isotonic'), steps: z.object({ edges: numbers, values: numbers }) }),
]);

const Part = z.object({ classifier: z.discriminatedUnion('kind', single), calibration: Calibration });
const Blend = z.object({
  kind: z.literal('blend'),
  parts: z.array(z.object({ weight: z.number().min(0).max(1), model: Part })).min(1),
});

/** A classifier as data from outside: a blend holds no blends. */
export const CalibratedClassifierSchema: z.ZodType<CalibratedClassifier> = z.object({
  classifier: z.discriminatedUnion('kind', [...single, Blend]),
  calibration: Calibration,
});
