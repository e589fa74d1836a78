import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readUnderstandingExamples } from '../../nlu/understanding-examples.js';
import { projectFile } from '../../platform/project.js';

it("a shop's own phrases are learnt from instead of those that ship, and moods from those that ship", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'phrases-'));
  await mkdir(join(folder, 'en'));
  const file = (intent: string, first: string) =>
    `intent: ${intent}\ndescription: D.\nphrases: [${first}, ${first} b, ${first} c, ${first} d, ${first} e]\n`;
  await writeFile(join(folder, 'en', 'rent_bike.yml'), file('rent_bike', 'I need a bike'));
  await writeFile(join(folder, 'en', 'bring_bike_back.yml'), file('bring_bike_back', 'I bring it back'));
  const own = await readUnderstandingExamples(folder);
  const shipped = await readUnderstandingExamples(projectFile('nlu', 'data'));
  await rm(folder, { recursive: true });
  expect(new Set(own.intent.map(({ intent }) => intent))).toEqual(new Set(['bring_bike_back', 'rent_bike']));
  expect(own.intent).toHaveLength(10);
  expect(own.sentiment).toEqual(shipped.sentiment);
  expect(own.urgency).toEqual(shipped.urgency);
  expect(shipped.intent.length).toBeGreaterThan(5000);
});
