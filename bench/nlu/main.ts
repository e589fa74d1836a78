import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createSteps } from '../../bot/steps.js';
import { startEncoder } from '../../nlu/encoder.js';
import { StewardError } from '../../platform/errors.js';
import { projectFile } from '../../platform/project.js';
import { openBench } from './bench.js';
import { engines } from './engines.js';
import { goalTable } from './goal.js';
import { assistant, banking, chinese } from './intents.js';
import { paragraphs } from './markdown.js';
import { noise } from './noise.js';
import { page } from './page.js';
import type { Bench, Findings, Part } from './part.js';
import { peers } from './peers.js';
import { sentiment } from './sentiment.js';
import { speed } from './speed.js';
import { training } from './training.js';

/** In the order of the page. */
const parts = new Map<string, Part>(
  Object.entries({ banking77: banking, clinc150: assistant, smp2017: chinese, peers, sentiment, noise, speed, encoder: engines, training }),
);

/** Measures parts by their names and prints what was found; without names all of them, and writes the page. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !parts.has(name));
  if (unknown)
    throw new StewardError('invalid', 'part_unknown', `There is no part "${unknown}"; there are ${[...parts.keys()].join(', ')}.`);
  if (names.length > 0) {
    const found = await measure(names);
    for (const { goals, section } of found) console.log(paragraphs(section, ...(goals.length > 0 ? [goalTable(goals)] : []), ''));
    return;
  }
  const file = projectFile('docs', 'benchmarks', 'nlu.md');
  const found = await measure([...parts.keys()]);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, page(found, new Date()));
  console.log(`${file} is written.`);
}

/** Tells on standard error how far it is. */
async function measure(names: readonly string[]): Promise<Findings[]> {
  const steps = createSteps(process.stderr);
  const encoder = await startEncoder();
  let report: Bench['onProgress'] = () => {};
  const bench = openBench(encoder, process.env.NLU_DATA, (...progress) => report(...progress));
  const found: Findings[] = [];
  try {
    for (const name of names) {
      await steps.run(name, async (progress) => {
        report = (phase, done, total) => progress(done, total, phase);
        found.push(await parts.get(name)!(bench));
        return 'measured';
      });
    }
    return found;
  } finally {
    await encoder.close();
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StewardError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
