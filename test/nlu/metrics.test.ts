import { describe, expect, it } from 'vitest';
import { type Answer, metricsOf, qualityByClass } from '../../nlu/metrics.js';

/** Texts of an intent by what was answered: "a as b, twice". */
const said: [intent: string, answer: string, times: number][] = [
  ['order_status', 'order_status', 3],
  ['order_status', 'lost_parcel', 1],
  ['lost_parcel', 'lost_parcel', 1],
  ['lost_parcel', 'order_status', 2],
  ['greeting', 'greeting', 2],
  ['greeting', 'goodbye', 1],
];
const answers = said.flatMap(([intent, answer, times]): Answer[] =>
  Array.from({ length: times }, () => ({ intent, answer, confidence: 0.6 })),
);

describe('the quality of each class', () => {
  it('is what can be counted by hand', () => {
    expect(qualityByClass(answers)).toEqual([
      { intent: 'goodbye', precision: 0, recall: 0, f1: 0, support: 0 },
      { intent: 'greeting', precision: 1, recall: 2 / 3, f1: 0.8, support: 3 },
      { intent: 'lost_parcel', precision: 1 / 2, recall: 1 / 3, f1: 0.4, support: 3 },
      { intent: 'order_status', precision: 3 / 5, recall: 3 / 4, f1: 2 / 3, support: 4 },
    ]);
  });
});

describe('the metrics of answers', () => {
  it("take the mean of the classes, an answer that is nobody's among them, however many texts each has", () => {
    expect(metricsOf(answers)).toEqual({
      accuracy: 0.6,
      macroF1: expect.closeTo((0 + 0.8 + 0.4 + 2 / 3) / 4, 10),
      ece: expect.closeTo(0, 10),
      n: 10,
      classes: 4,
    });
  });

  it('see how far confidence is from being right', () => {
    expect(metricsOf(answers.map((answer) => ({ ...answer, confidence: 0.9 }))).ece).toBeCloseTo(0.3, 10);
  });
});
