import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crossValidateExamples } from '../../bot/commands/nlu/cross-validate.js';
import { parse } from '../../bot/commands/nlu/parse.js';
import { trainForService, trainIntoFile } from '../../bot/commands/nlu/train.js';
import { readSettings, type Settings } from '../../platform/settings.js';
import { listModels } from '../../store/models.js';
import { learnt, smallShop, strange } from '../nlu/small-shop.js';
import { csvOf } from '../support/csv.js';
import { writePhrases } from '../support/phrases-folder.js';
import { log } from '../support/queues.js';
import { freshStore } from '../support/store.js';
import { testTerminal } from '../support/terminal.js';

let folder: string;
let settings: Settings;
const file = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'models-'));
  await writePhrases(file('phrases'), smallShop);
  settings = readSettings({ STEWARD_DATA: file('data'), STEWARD_NLU_DATA: file('phrases') });
});
afterAll(() => rm(folder, { recursive: true }));

/** What a command writes. */
const output = async (command: (terminal: ReturnType<typeof testTerminal>) => Promise<void>) => {
  const terminal = testTerminal();
  await command(terminal);
  return terminal.written();
};

describe('steward nlu cross-validate', () => {
  it("gives the figures of all three classifiers of the shop's phrases", async () => {
    const { stdout } = await output((terminal) => crossValidateExamples(settings, { seed: 1, json: true }, terminal));
    const { intent, sentiment, urgency } = JSON.parse(stdout);
    expect(intent).toMatchObject({ n: learnt.length, classes: 3, oos: { auroc: expect.any(Number), recallAt95: expect.any(Number) } });
    expect(intent.accuracy).toBeGreaterThan(0.5);
    expect(intent.trainSeconds).toBeGreaterThan(intent.encodeSeconds);
    expect(sentiment).toMatchObject({ n: smallShop.sentiment.length, classes: 3 });
    expect(urgency).toMatchObject({ n: smallShop.urgency.length, classes: 2 });
  });

  it('gives those of a file, the same ones for a seed, as a table that people can read', async () => {
    await writeFile(file('train.csv'), csvOf(learnt));
    const run = () => output((terminal) => crossValidateExamples(settings, { train: file('train.csv'), seed: 3 }, terminal));
    const [first, second] = [await run(), await run()];
    expect(first.stdout).toMatch(/^intent\naccuracy .* of 24 texts of 3 intents are answered right\nmacro-F1 /);
    expect(first.stdout).not.toContain('sentiment');
    const accuracy = /accuracy.*/;
    expect(accuracy.exec(first.stdout)![0]).toBe(accuracy.exec(second.stdout)![0]);
  });
});

describe('a trained model', () => {
  let inStore: Settings;
  let store: Awaited<ReturnType<typeof freshStore>>;
  beforeAll(async () => {
    store = await freshStore();
    inStore = { ...settings, databaseUrl: store.url, databaseSchema: store.schema };
  });

  it('is trained and registered by parse where there is none yet, and then serves', async () => {
    const { stdout, stderr } = await output((terminal) => parse(inStore, log, { text: 'where is my ordr SO-1001', json: true }, terminal));
    expect(stderr).toBe('There is no model yet, so one is trained first.\n');
    expect(JSON.parse(stdout)).toMatchObject({
      model: 'intent-1',
      understanding: { language: 'en', entities: [{ type: 'order_number', value: 'SO-1001' }] },
      why: { explanation: { label: 'order_status' }, nearest: [{ intent: 'order_status' }, ...Array(7).fill(expect.anything())] },
    });
    const again = await output((terminal) => parse(inStore, log, { text: 'gift cards?' }, terminal));
    expect(again.stderr).toBe('');
    expect(again.stdout).toMatch(/^Model: intent-1$/m);
  });

  it('goes through the gate, which says what becomes of it', async () => {
    const { stdout } = await output((terminal) => trainForService(inStore, log, terminal));
    expect(stdout).toMatch(/^intent-2\. Promoted: macro-F1 .* of intent-1,.* Running bots take it up within half a minute\.\n$/);
    expect((await listModels(store.db)).map(({ id, state }) => ({ id, state }))).toEqual([
      { id: 'intent-2', state: 'live' },
      { id: 'intent-1', state: 'retired' },
    ]);
  });

  it('is kept back where it is worse than the one that serves', async () => {
    await writePhrases(file('puzzling'), { ...smallShop, intent: learnt.map(({ text }, k) => ({ text, intent: `intent_${k % 3}` })) });
    const puzzled = { ...inStore, nluDataFolder: file('puzzling') };
    const { stdout } = await output((terminal) => trainForService(puzzled, log, terminal));
    expect(stdout).toMatch(/^intent-3\. Kept back: .* The model before it goes on serving\.\n$/);
    expect((await listModels(store.db)).find(({ state }) => state === 'live')!.id).toBe('intent-2');
  });

  it('can be written into a file and read from it, without a database', async () => {
    const { stdout } = await output((terminal) => trainIntoFile(settings, file('model.bin'), terminal));
    expect(stdout).toContain(`The model is in ${file('model.bin')}.\n`);
    const parsed = await output((terminal) => parse(settings, log, { text: 'Can I talk to a human?', model: file('model.bin') }, terminal));
    const lines = parsed.stdout.split('\n');
    expect(lines[0]).toBe('text       Can I talk to a human?');
    expect(lines).toContainEqual(expect.stringMatching(/^in scope {3}(yes|no), \d\.\d\d (above|below) the threshold$/));
    expect(lines).toContainEqual(expect.stringMatching(/^intents {4}talk_to_person +\d+\.\d %$/));
    expect(lines).toContainEqual(expect.stringMatching(/^What speaks for talk_to_person, adding up to [+-]\d\.\d\d:$/));
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}\d\.\d{3} {2}talk_to_person {2,}.*person.*$/));
  });

  it('is refused when the file is no model', async () => {
    await writeFile(file('other.bin'), strange.join('\n'));
    await expect(parse(settings, log, { text: 'hello', model: file('other.bin') })).rejects.toMatchObject({ code: 'bad_artefact' });
    await expect(parse(settings, log, { text: 'hello', model: file('none.bin') })).rejects.toMatchObject({ code: 'model_missing' });
  });
});
