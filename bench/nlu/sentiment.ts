import { evaluate } from '../../nlu/evaluate.js';
import { type Metrics, metricsOf } from '../../nlu/metrics.js';
import { withSigns } from '../../nlu/read-text.js';
import { readUnderstandingExamples } from '../../nlu/understanding-examples.js';
import { percent } from '../../platform/percent.js';
import { projectFile } from '../../platform/project.js';
import type { Findings } from '../findings.js';
import { paragraphs, table } from '../markdown.js';
import { say } from '../say.js';
import { seed } from '../seed.js';
import type { Bench } from './part.js';
import { afinn } from './peers/afinn.js';
import { airline } from './splits.js';

/** How customers of airlines feel: three moods, two thirds of the texts in one of them. */
export async function sentiment({ encoder, read, onProgress }: Bench): Promise<Findings> {
  const [train, test] = await Promise.all([read(airline.train), read(airline.test)]);
  const { sentiment: shipped } = await readUnderstandingExamples(projectFile('nlu', 'data'));
  const options = { seed, view: withSigns, onProgress };
  const ours = await evaluate({ train, test }, encoder, options);
  const general = await evaluate({ train: shipped, test }, encoder, options);
  const feel = afinn();
  const byWordList = metricsOf(test.map(({ text, intent }) => ({ intent, answer: feel(text), confidence: 1 })));
  const row = (name: string, { accuracy, macroF1 }: Metrics) => [name, percent(accuracy), say.score(macroF1)];
  return {
    goals: [],
    section: paragraphs(
      '## Sentiment, airline tweets',
      table(
        ['', 'accuracy', 'macro-F1'],
        [
          row(`Steward, learnt from ${train.length} of the tweets`, ours.figures),
          row('Steward as it ships, which has seen none of them', general.figures),
          row("`natural`'s AFINN analyser, a word list", byWordList),
        ],
      ),
    ),
  };
}
