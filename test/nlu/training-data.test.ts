import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outOfScope } from '../../nlu/out-of-scope.js';
import { readIntents } from '../../nlu/training-data.js';
import { projectFile } from '../../platform/project.js';

const phrases = 'phrases:\n  - one\n  - two\n  - three\n  - four\n  - five\n';

describe('the phrases that ship with Steward', () => {
  it('cover 51 intents with at least 25 phrases each, no phrase twice', async () => {
    const intents = (await readIntents(projectFile('nlu', 'data', 'en'))).filter(({ intent }) => intent !== outOfScope);
    expect(intents).toHaveLength(51);
    for (const { intent, phrases, description } of intents) {
      expect(phrases.length, intent).toBeGreaterThanOrEqual(25);
      expect(description, intent).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('reading phrases', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'phrases-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const reading = async (files: Record<string, string>) => {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return readIntents(folder);
  };

  it('takes a file for an intent', async () => {
    expect(await reading({ 'greeting.yml': `intent: greeting\ndescription: Hello.\n${phrases}` })).toEqual([
      { intent: 'greeting', description: 'Hello.', phrases: ['one', 'two', 'three', 'four', 'five'] },
    ]);
  });

  it.each([
    ['a phrase without words', `intent: a\ndescription: A.\n${phrases}  - ""\n`, /^a\.yml, line 9: phrases\.5 /],
    ['too few phrases', 'intent: a\ndescription: A.\nphrases:\n  - one\n', /^a\.yml, line 4: phrases needs at least 5 phrases$/],
    ['a field that is missing', `intent: a\n${phrases}`, /^a\.yml, line 1: description /],
    ['a field it does not know', `intent: a\ndescription: A.\nphrase: x\n${phrases}`, /^a\.yml, line 1: .*"phrase"/],
    ['a number for a phrase', `intent: a\ndescription: A.\n${phrases}  - 7\n`, /^a\.yml, line 9: phrases\.5 .*string/],
    ['broken YAML', `intent: a\ndescription: "A.\n${phrases}`, /^a\.yml, line \d+: Missing closing "quote/],
    [
      'an intent in the wrong file',
      `intent: b\ndescription: A.\n${phrases}`,
      /^a\.yml, line 1: the intent is b, but the file is named a\.$/,
    ],
    ['nothing at all', '', /^a\.yml, line 1: /],
  ])('names file and line of %s', async (_, content, sentence) => {
    await expect(reading({ 'a.yml': content })).rejects.toMatchObject({
      code: 'training_data_invalid',
      message: expect.stringMatching(sentence),
    });
  });

  it('names both places of a phrase that stands twice, whatever its case', async () => {
    const a = `intent: a\ndescription: A.\n${phrases}`;
    const b = `intent: b\ndescription: B.\nphrases:\n  - six\n  - Two!\n  - seven\n  - eight\n  - nine\n`;
    await expect(reading({ 'a.yml': a, 'b.yml': b })).rejects.toThrow('b.yml, line 5: "Two!" stands already in a.yml, line 5.');
  });

  it('lists every fault at once', async () => {
    await expect(reading({ 'a.yml': 'intent: A\n', 'b.yml': '- b\n' })).rejects.toThrow(/a\.yml[\s\S]*b\.yml/);
  });

  it('refuses a folder without phrases', async () => {
    await expect(reading({})).rejects.toThrow('holds no .yml file');
  });
});
