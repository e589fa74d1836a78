import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Encoder, startEncoder } from '../../nlu/encoder.js';
import { metricsOf } from '../../nlu/metrics.js';
import { readTexts, withSigns } from '../../nlu/read-text.js';
import { type TextClassifier, textClassifier } from '../../nlu/text-classifier.js';
import { answersOf } from '../../nlu/train.js';
import { type TrainedClassifier, trainClassifier } from '../../nlu/train-classifier.js';
import { readUnderstandingExamples } from '../../nlu/understanding-examples.js';
import { projectFile } from '../../platform/project.js';

let encoder: Encoder;
let trained: Record<'sentiment' | 'urgency', TrainedClassifier>;
let classifiers: Record<'sentiment' | 'urgency', TextClassifier>;

beforeAll(async () => {
  encoder = await startEncoder();
  const examples = await readUnderstandingExamples(projectFile('nlu', 'data'));
  const train = (what: 'sentiment' | 'urgency') => trainClassifier(examples[what], encoder, { seed: 1, view: withSigns });
  trained = { sentiment: await train('sentiment'), urgency: await train('urgency') };
  classifiers = { sentiment: textClassifier(trained.sentiment.model), urgency: textClassifier(trained.urgency.model) };
}, 120_000);
afterAll(() => encoder.close());

async function feel(what: 'sentiment' | 'urgency', written: string): Promise<string | undefined> {
  const [read] = await readTexts([written], encoder);
  return classifiers[what].classify(withSigns(read!, written)).scores[0]?.label;
}

describe('sentiment', () => {
  it('is mostly right about phrases it has not seen, and knows how sure it is', () => {
    const { accuracy, macroF1, ece } = metricsOf(answersOf(trained.sentiment));
    expect(accuracy).toBeGreaterThan(0.82);
    expect(macroF1).toBeGreaterThan(0.82);
    expect(ece).toBeLessThan(0.05);
  });

  it.each([
    ['My shelf came with a broken leg', 'negative'],
    ['I am really not happy with this', 'negative'],
    ['my calendar is two weeks late', 'negative'],
    ['does the lamp come with a bulb?', 'neutral'],
    ['please cancel the pen that I ordered', 'neutral'],
    ['my number is 2210', 'neutral'],
    ['thanks, that was quick', 'positive'],
    ["I wouldn't change a thing, superb shop", 'positive'],
    ['no complaints from me', 'positive'],
    ['😡', 'negative'],
    ['👍', 'positive'],
    ['杯子破了，太生气了', 'negative'],
    ['请问几点关门？', 'neutral'],
    ['很满意，谢谢你们', 'positive'],
  ])('of "%s" is %s', async (text, label) => {
    expect(await feel('sentiment', text)).toBe(label);
  });
});

describe('urgency', () => {
  it('is mostly right about phrases it has not seen, and knows how sure it is', () => {
    const { accuracy, macroF1, ece } = metricsOf(answersOf(trained.urgency));
    expect(accuracy).toBeGreaterThan(0.84);
    expect(macroF1).toBeGreaterThan(0.82);
    expect(ece).toBeLessThan(0.05);
  });

  it.each([
    ['my exam starts in an hour and the course is locked', 'urgent'],
    ['the present must arrive by Saturday, the party is on Sunday', 'urgent'],
    ['somebody paid with my card, block it now', 'urgent'],
    ['I will call my lawyer if nobody answers today', 'urgent'],
    ['please hurry', 'urgent'],
    ['🆘', 'urgent'],
    ['my party was last week, it was lovely', 'calm'],
    ['no hurry at all', 'calm'],
    ['this is the worst book ever', 'calm'],
    ['please send me the receipt for my shoes', 'calm'],
    ['what does delivery cost', 'calm'],
    ['明天考试，课程打不开，快帮我', 'urgent'],
    ['不着急，慢慢来', 'calm'],
  ])('of "%s" is %s', async (text, label) => {
    expect(await feel('urgency', text)).toBe(label);
  });
});
