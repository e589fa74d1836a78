import { describe, expect, it } from 'vitest';
import { fitSoftmaxRegressions, logits, softmax } from '../../nlu/softmax-regression.js';

/** Five noisy points around each corner of a triangle; odd sizes, so that no padding is hidden. */
const corners = [
  [0, 0],
  [1, 0],
  [0, 1],
];
const rows = corners.flatMap(([x, y]) =>
  Array.from({ length: 5 }, (_, k) => new Float32Array([x! + 0.1 * Math.sin(7 * k + x!), y! + 0.1 * Math.cos(5 * k + y!), 0.5])),
);
const labels = corners.flatMap((_, corner) => Array.from({ length: 5 }, () => corner));

describe('softmax regression', () => {
  it('tells separable classes apart', () => {
    const [model] = fitSoftmaxRegressions(rows, labels, 3, [0.01]);
    const answers = rows.map((row) => {
      const scores = logits(model!, row);
      return scores.indexOf(Math.max(...scores));
    });
    expect(answers).toEqual(labels);
  });

  it('reaches the minimum of its loss: no small step improves it', () => {
    const penalty = 0.5;
    const [model] = fitSoftmaxRegressions(rows, labels, 3, [penalty]);
    const loss = (weights: Float32Array) =>
      rows.reduce((sum, row, i) => sum - Math.log(softmax(logits({ ...model!, weights }, row))[labels[i]!]!), 0) +
      (penalty / 2) * weights.reduce((sum, w, k) => sum + (k % 4 === 3 ? 0 : w * w), 0);
    const best = loss(model!.weights);
    model!.weights.forEach((_, k) => {
      for (const step of [-0.3, 0.3]) expect(loss(model!.weights.map((w, j) => (j === k ? w + step : w)))).toBeGreaterThan(best);
    });
  });

  it('is less sure with a stronger penalty', () => {
    const sureness = fitSoftmaxRegressions(rows, labels, 3, [10, 0.1]).map((model) => softmax(logits(model, rows[0]!))[0]!);
    expect(sureness[0]).toBeLessThan(sureness[1]! - 0.1);
  });

  it('ends near the same place whether it starts afresh or from a stronger penalty', () => {
    const probability = (penalties: number[]) => softmax(logits(fitSoftmaxRegressions(rows, labels, 3, penalties).at(-1)!, rows[7]!))[1]!;
    expect(probability([1, 0.3])).toBeCloseTo(probability([0.3]), 1);
  });
});

describe('softmax', () => {
  it('gives probabilities, also of huge logits', () => {
    expect(softmax([1000, 1000, -1000])).toEqual([0.5, 0.5, 0]);
  });

  it('is more even at a higher temperature', () => {
    expect(softmax([2, 0], 4)[0]).toBeLessThan(softmax([2, 0], 1)[0]!);
  });
});
