import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../../../platform/random.js';
import { fitLogisticRegression, regressionProbability } from '../../../recommender/learners/logistic-regression.js';
import { matrixOf } from '../../../recommender/learners/matrix.js';

describe('logistic regression', () => {
  it('recovers the weights that made the labels', () => {
    const random = mulberry32(1);
    const rows = Array.from({ length: 4000 }, () => [random() * 4 - 2, 10 * random()]);
    const labels = rows.map(([a, b]) => (random() < 1 / (1 + Math.exp(-(1.5 * a! - 0.4 * b! + 1))) ? 1 : 0));
    const { weights, scales, means, intercept } = fitLogisticRegression(matrixOf(rows), labels, 1e-6);
    expect(weights[0]! / scales[0]!).toBeCloseTo(1.5, 0);
    expect(weights[1]! / scales[1]!).toBeCloseTo(-0.4, 1);
    expect(intercept - (weights[0]! * means[0]!) / scales[0]! - (weights[1]! * means[1]!) / scales[1]!).toBeCloseTo(1, 0);
  });

  it('predicts the base rate on average', () => {
    const random = mulberry32(2);
    const rows = Array.from({ length: 300 }, () => [random(), random()]);
    const labels = rows.map(([a]) => (random() < a! / 2 ? 1 : 0));
    const model = fitLogisticRegression(matrixOf(rows), labels, 1);
    const risks = rows.map((row) => regressionProbability(model, row));
    expect(risks.reduce((sum, risk) => sum + risk, 0)).toBeCloseTo(
      labels.reduce((sum: number, label) => sum + label, 0),
      3,
    );
  });

  it('stays finite where a feature gives the label away, never varies, or comes twice', () => {
    const rows = Array.from({ length: 40 }, (_, k) => [k, k, 0.1]);
    const model = fitLogisticRegression(
      matrixOf(rows),
      rows.map(([k]) => (k! < 20 ? 0 : 1)),
      1,
    );
    expect([...model.weights, model.intercept].every(Number.isFinite)).toBe(true);
    expect(regressionProbability(model, [1e6, 1e6, 0.1])).toBe(1);
    expect(model.weights[0]).toBeCloseTo(model.weights[1]!);
    expect(model.weights[2]).toBeCloseTo(0);
  });
});
