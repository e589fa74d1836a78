import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { checkYaml } from '../../platform/checked-yaml.js';
import { StewardError } from '../../platform/errors.js';
import { projectFile } from '../../platform/project.js';
import type { OwnEntity } from '../understanding.js';
import { waysToMatch } from './pattern-cost.js';

/** Ways a pattern may be tried from one place, so that all of a message takes milliseconds. */
const mostWays = 1000;
/** Characters. */
const longestPattern = 200;

const pattern = z
  .string()
  .min(1)
  .max(longestPattern)
  .superRefine((source, { addIssue }) => {
    const fault = faultOf(source);
    if (fault) addIssue({ code: 'custom', message: fault });
  });

const name = z.string().trim().min(2).max(100);
const listed = z.union([name, z.strictObject({ value: name, also: z.array(name).min(1) })]);

const OwnEntities = z
  .record(
    z.string().regex(/^[a-z][a-z_]{0,40}$/, 'must be lower case letters and underscores'),
    z
      .strictObject({
        description: z.string().min(1).optional(),
        patterns: z.array(pattern).max(50).default([]),
        list: z.array(listed).max(5000).default([]),
      })
      .refine(({ patterns, list }) => patterns.length + list.length > 0, 'needs patterns or a list'),
  )
  .nullable();

/**
 * The kinds of entities in `entities.yml` of the data folder or, where it has none, in the one that ships with Steward.
 * @throws StewardError `entities_invalid`
 */
export function readShopEntities(dataFolder: string): Promise<OwnEntity[]> {
  const shops = join(dataFolder, 'entities.yml');
  return readOwnEntities(existsSync(shops) ? shops : projectFile('nlu', 'data', 'entities.yml'));
}

/**
 * Reads the shop's own kinds of entities from a YAML file; `nlu/data/entities.yml` shows how they are written.
 * @throws StewardError `entities_invalid` with a sentence for every fault found, each with its line.
 */
export async function readOwnEntities(path: string): Promise<OwnEntity[]> {
  const { data, faults } = checkYaml(basename(path), await readFile(path, 'utf8'), OwnEntities);
  if (faults.length > 0) throw new StewardError('invalid', 'entities_invalid', faults.join('\n'));
  return Object.entries(data ?? {}).map(([type, { patterns, list }]) => ({
    type,
    patterns: patterns.map(compile),
    names: list.flatMap((each) =>
      typeof each === 'string'
        ? [{ name: each, value: each }]
        : [each.value, ...each.also].map((also) => ({ name: also, value: each.value })),
    ),
  }));
}

/** Whole words, whatever their case; between Chinese characters too. */
function compile(source: string): RegExp {
  return new RegExp(String.raw`(?<![\p{Script=Latin}\p{N}])(?:${source})(?![\p{Script=Latin}\p{N}])`, 'giu');
}

function faultOf(source: string): string | undefined {
  try {
    // Its own syntax first, so that the sentence shows it as it is written; too large a pattern fails when it is first used.
    new RegExp(source, 'u');
    compile(source).test('');
    const ways = waysToMatch(source);
    if (ways === Number.POSITIVE_INFINITY) return 'repeats without a limit: write {1,20} for + and {0,20} for *';
    return ways > mostWays
      ? `can be tried in ${ways} ways from one place, and ${mostWays} are allowed: repeat less often, or split it`
      : undefined;
  } catch (err) {
    return (err as Error).message;
  }
}
