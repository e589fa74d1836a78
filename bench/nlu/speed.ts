import { readCatalogue } from '../../demo/catalogue.js';
import { prepareCatalogue } from '../../nlu/entities/catalogued.js';
import { trainUnderstanding } from '../../nlu/train.js';
import { understand } from '../../nlu/understand.js';
import type { CatalogueIndex } from '../../nlu/understanding.js';
import { readUnderstandingExamples } from '../../nlu/understanding-examples.js';
import { projectFile } from '../../platform/project.js';
import { quantile } from '../../platform/quantile.js';
import { shuffle } from '../../platform/random.js';
import type { Findings } from '../findings.js';
import { paragraphs, table } from '../markdown.js';
import { say } from '../say.js';
import { seed } from '../seed.js';
import type { Bench } from './part.js';
import { banking77 } from './splits.js';

const sentences = 300;
/** A bot has understood some before: until then its code is not compiled to the end. */
const warming = 400;

/** What understanding a sentence takes beside encoding it: with the model and the catalogue that ship, on questions of strangers. */
export async function speed({ encoder, read, onProgress }: Bench): Promise<Findings> {
  const examples = await readUnderstandingExamples(projectFile('nlu', 'data'));
  const model = await trainUnderstanding(examples, encoder, { seed, onProgress: (done, total) => onProgress('training', done, total) });
  const parts = { encoder, model, catalogue: demoCatalogue(), now: new Date() };
  const asked = await read(banking77.full.train[0]!);
  const order = Int32Array.from(asked.keys());
  shuffle(seed)(order, order.length);
  const texts = Array.from(order.slice(0, warming + sentences), (k) => asked[k]!.text);

  const [whole, alone]: [number[], number[]] = [[], []];
  const timeWhole = async (text: string) => void whole.push(await milliseconds(() => understand(text, parts)));
  const timeAlone = async (text: string) => void alone.push(await milliseconds(() => encoder.encode([text])));
  for (const [k, text] of texts.entries()) {
    // Each goes first half of the time.
    const [first, second] = k % 2 === 0 ? [timeWhole, timeAlone] : [timeAlone, timeWhole];
    await first(text);
    await second(text);
    onProgress('timing', k + 1, texts.length);
  }
  const [understanding, encoding] = [whole, alone].map((took) => took.slice(warming)) as [number[], number[]];
  const row = (name: string, took: readonly number[]) => [
    name,
    say.milliseconds(quantile(took, 0.5)),
    say.milliseconds(quantile(took, 0.95)),
  ];
  return {
    goals: [
      {
        name: 'understanding a sentence over encoding it, p50',
        measured: quantile(understanding, 0.5) / quantile(encoding, 0.5),
        bound: '≤',
        required: 1.2,
        aim: 1.1,
        say: say.times,
      },
    ],
    section: paragraphs(
      '## One sentence',
      `${sentences} questions of Banking77, understood with the model and the catalogue that ship, and encoded, in turn.`,
      table(['', 'p50', 'p95'], [row('understood', understanding), row('encoded only', encoding)]),
    ),
  };
}

function demoCatalogue(): CatalogueIndex {
  const items = readCatalogue();
  const catalogue = { items, subjects: [...new Set(items.flatMap(({ subjects }) => subjects))].sort() };
  prepareCatalogue(catalogue);
  return catalogue;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
