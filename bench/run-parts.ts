import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createSteps } from '../bot/steps.js';
import { StewardError } from '../platform/errors.js';
import { projectFile } from '../platform/project.js';
import type { Findings } from './findings.js';
import { goalTable } from './goal.js';
import { paragraphs } from './markdown.js';
import { type PageFrame, page } from './page.js';

/** Tells how far a part is. */
export type PartProgress = (phase: string, done: number, total: number) => void;

/** Measures one thing; can be run by itself. */
export type Part = (onProgress: PartProgress) => Promise<Findings>;

export interface Benchmark {
  /** In the order of the page. */
  parts: ReadonlyMap<string, Part>;
  frame: PageFrame;
  /** Name of the page below `docs/benchmarks`. */
  file: string;
}

/**
 * Measures parts by their names and prints what was found; without names all of them, and writes the page. How far it is goes
 * to standard error.
 * @throws StewardError `part_unknown`
 */
export async function runParts({ parts, frame, file: name }: Benchmark, names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !parts.has(name));
  if (unknown)
    throw new StewardError('invalid', 'part_unknown', `There is no part "${unknown}"; there are ${[...parts.keys()].join(', ')}.`);
  const steps = createSteps(process.stderr);
  const found: Findings[] = [];
  for (const name of names.length > 0 ? names : parts.keys()) {
    await steps.run(name, async (progress) => {
      found.push(await parts.get(name)!((phase, done, total) => progress(done, total, phase)));
      return 'measured';
    });
  }
  if (names.length > 0) {
    for (const { goals, section } of found) console.log(paragraphs(section, ...(goals.length > 0 ? [goalTable(goals)] : []), ''));
    return;
  }
  const file = projectFile('docs', 'benchmarks', name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, page(frame, found, new Date()));
  console.log(`${file} is written.`);
}

/** The folder of data sets that a variable names. */
export function dataFolder(variable: string, page: string): string {
  const folder = process.env[variable];
  if (folder) return folder;
  throw new StewardError(
    'invalid',
    'setting_invalid',
    `${variable} must name the folder of the data sets: docs/benchmarks/${page} lists them.`,
  );
}
