import { describe, expect, it } from 'vitest';
import { expectedCalibrationError, fitTemperature, softmax } from '../../nlu/calibration.js';

/** Logits whose class 0 is right as often as `softmax(logits / temperature)` says. */
function examples(temperature: number) {
  const logits: number[][] = [];
  const labels: number[] = [];
  for (const margin of [0.5, 1, 2, 3]) {
    const right = Math.round(1000 * softmax([margin, 0], temperature)[0]!);
    for (let k = 0; k < 1000; k++) {
      logits.push([margin, 0]);
      labels.push(k < right ? 0 : 1);
    }
  }
  return { logits, labels };
}

describe('temperature', () => {
  it.each([0.5, 1, 3])('is found again where it was %f', (temperature) => {
    const { logits, labels } = examples(temperature);
    expect(fitTemperature(logits, labels)).toBeCloseTo(temperature, 1);
  });

  it('makes overconfident answers honest', () => {
    const { logits, labels } = examples(3);
    const error = (temperature: number) =>
      expectedCalibrationError(logits.map((row, i) => ({ confidence: softmax(row, temperature)[0]!, correct: labels[i] === 0 })));
    expect(error(1)).toBeGreaterThan(0.15);
    expect(error(fitTemperature(logits, labels))).toBeLessThan(0.01);
  });
});

describe('expected calibration error', () => {
  it('is the distance between confidence and accuracy', () => {
    const answers = [true, true, true, false].map((correct) => ({ confidence: 0.95, correct }));
    expect(expectedCalibrationError(answers)).toBeCloseTo(0.2, 10);
  });

  it('does not let one bin make up for another', () => {
    const answers = [
      { confidence: 1, correct: false },
      { confidence: 0, correct: true },
    ];
    expect(expectedCalibrationError(answers)).toBe(1);
  });
});
