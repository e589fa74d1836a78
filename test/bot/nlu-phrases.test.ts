import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportPhrases } from '../../bot/commands/nlu/export.js';
import { importPhrases } from '../../bot/commands/nlu/import.js';
import { validate } from '../../bot/commands/nlu/validate.js';
import { readLanguages } from '../../nlu/training-data.js';
import { projectFile } from '../../platform/project.js';
import { readSettings } from '../../platform/settings.js';
import { testTerminal } from '../support/terminal.js';

let folder: string;
const at = (...path: string[]) => join(folder, ...path);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phrases-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = async (path: string, content: string) => {
  await mkdir(dirname(at(path)), { recursive: true });
  await writeFile(at(path), content);
};
const intentFile = (intent: string, phrases: readonly string[], entities = '') =>
  `intent: ${intent}\ndescription: D.\n${entities}phrases:\n${phrases.map((phrase) => `  - ${phrase}\n`).join('')}`;
const cancel = ['cancel my order', 'call it off', 'please stop SO-1', 'I do not want it any more', 'undo what I bought'];
const greet = ['hello', 'good morning', 'hi there', 'good evening', 'hey'];

describe('steward nlu import', () => {
  it('adds phrases to a folder, says what became of each, and leaves a folder that validate and learning can read', async () => {
    await write('mine/en/greeting.yml', intentFile('greeting', ['hello # the usual', ...greet.slice(1)]));
    await write(
      'theirs.csv',
      `text,intent\n${cancel.map((text) => `${text},CancelOrder\n`).join('')}hey!,greeting\ngood day,greeting\nhello,None\n`,
    );
    const terminal = testTerminal();
    await importPhrases({ file: at('theirs.csv'), into: at('mine') }, terminal);
    expect(
      terminal.written().stdout.replaceAll(folder, ''),
    ).toBe(`6 phrases added to 2 files in /mine, 1 of them new; 1 stood there already.
  en/greeting.yml: 1 added, 6 now
  en/cancel_order.yml: 5 added, 5 now
The intent CancelOrder is called cancel_order here.
The intent None is called out_of_scope here.
Not taken over: 1.
  1 × it stands under another intent: hello (theirs.csv, line 9; greeting: en/greeting.yml, line 4)
`);
    expect(await readFile(at('mine/en/greeting.yml'), 'utf8')).toContain('  - hello # the usual\n');
    const [english] = await readLanguages(at('mine'));
    expect(english!.intents.map(({ intent, phrases }) => [intent, phrases.length])).toEqual([
      ['cancel_order', 5],
      ['greeting', 6],
    ]);
  });

  it('changes nothing when the same file comes again', async () => {
    await write('theirs.csv', `text,intent\n${cancel.map((text) => `${text},cancel\n`).join('')}`);
    const bringing = async () => {
      const terminal = testTerminal();
      await importPhrases({ file: at('theirs.csv'), into: at('mine'), json: true }, terminal);
      return JSON.parse(terminal.written().stdout);
    };
    expect(await bringing()).toMatchObject({ format: 'csv', added: 5, duplicates: 0 });
    const before = await readFile(at('mine/en/cancel.yml'), 'utf8');
    expect(await bringing()).toEqual({ format: 'csv', added: 0, duplicates: 5, files: [], renamed: [], notTaken: [] });
    expect(await readFile(at('mine/en/cancel.yml'), 'utf8')).toBe(before);
  });

  it('says which intents have too few phrases to be learnt', async () => {
    await write('theirs.csv', 'text,intent\nbye,part\n');
    const terminal = testTerminal();
    await importPhrases({ file: at('theirs.csv'), into: at('mine') }, terminal);
    expect(terminal.written().stdout).toContain('At least 5 phrases are needed before an intent can be learnt: en/part.yml (1).');
  });

  it('writes nothing where the file cannot be read', async () => {
    await write('theirs.csv', 'text,intent\nbye,part\nhello\n');
    await expect(importPhrases({ file: at('theirs.csv'), into: at('mine') }, testTerminal())).rejects.toThrow(
      'theirs.csv, line 3: the row has 1 cells',
    );
    await expect(importPhrases({ file: at('none.csv'), into: at('mine') }, testTerminal())).rejects.toMatchObject({
      code: 'file_unreadable',
    });
    await expect(readLanguages(at('mine'))).rejects.toMatchObject({ code: 'training_data_missing' });
  });
});

describe('steward nlu export', () => {
  beforeEach(async () => {
    const entities = 'entities:\n  order_number: [SO-1, SO-2]\n';
    await write('mine/en/cancel.yml', `# ours\n${intentFile('cancel', cancel, entities)}`);
    await write('mine/en/greeting.yml', intentFile('greeting', greet));
    await write('mine/zh/cancel.yml', intentFile('cancel', ['取消订单', '我不要了', '退订', '别发货了', '不想买了']));
    await write('mine/zh/greeting.yml', intentFile('greeting', ['你好', '早上好', '晚上好', '您好', '嗨']));
  });

  it.each(['csv', 'rasa', 'clu'] as const)('writes %s that import reads again, and says what was left out', async (format) => {
    const terminal = testTerminal();
    await exportPhrases({ from: at('mine'), out: at('out'), format }, terminal);
    expect(terminal.written().stdout).toContain('The phrases of 2 intents are in ');
    const leftOut = terminal
      .written()
      .stdout.includes('an example of an entity is held only where a phrase of its intent holds it: order_number: SO-2 (cancel)');
    expect(leftOut).toBe(format !== 'csv');
    await importPhrases({ file: at('out'), into: at('again') }, testTerminal());
    const phrases = (languages: Awaited<ReturnType<typeof readLanguages>>) =>
      languages.map(({ language, intents }) => [language, intents.map(({ intent, phrases }) => [intent, phrases])]);
    expect(phrases(await readLanguages(at('again')))).toEqual(phrases(await readLanguages(at('mine'))));
  });

  it('writes one language for LUIS', async () => {
    await expect(exportPhrases({ from: at('mine'), out: at('out'), format: 'luis' }, testTerminal())).rejects.toMatchObject({
      code: 'one_language_only',
    });
    await exportPhrases({ from: at('mine'), out: at('out'), format: 'luis', language: 'zh' }, testTerminal());
    expect(JSON.parse(await readFile(at('out'), 'utf8'))).toMatchObject({ culture: 'zh-cn', utterances: { length: 10 } });
  });

  it('writes the files themselves, with their comments, and never over files that were edited', async () => {
    const terminal = testTerminal();
    await exportPhrases({ from: at('mine'), out: at('edited'), format: 'yaml' }, terminal);
    expect(terminal.written().stdout).toContain(`STEWARD_NLU_DATA=${at('edited')}`);
    expect(await readFile(at('edited/en/cancel.yml'), 'utf8')).toMatch(/^# ours\n/);
    await expect(exportPhrases({ from: at('mine'), out: at('edited'), format: 'yaml' }, testTerminal())).rejects.toMatchObject({
      code: 'export_target_taken',
    });
  });

  it('says where it cannot write', async () => {
    const exporting = exportPhrases({ from: at('mine'), out: at('nowhere', 'out'), format: 'csv' }, testTerminal());
    await expect(exporting).rejects.toMatchObject({ code: 'export_target_unwritable' });
  });

  it('refuses a language without phrases', async () => {
    await expect(exportPhrases({ from: at('mine'), out: at('out'), format: 'csv', language: 'de' }, testTerminal())).rejects.toThrow(
      'There are no phrases in the language de',
    );
  });
});

describe('steward nlu validate', () => {
  const validating = async (options: { folder?: string; json?: true }) => {
    const terminal = testTerminal();
    const error = await validate(readSettings({ STEWARD_DATA: at('data') }), options, terminal).catch((error) => error);
    return { ...terminal.written(), error };
  };

  it('finds no fault in the phrases that ship', async () => {
    const { stdout, error } = await validating({ json: true });
    expect(error).toBeUndefined();
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ faults: [], warnings: [] });
    expect(report.languages.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['en', 'sentiment/en', 'urgency/zh']),
    );
  });

  it('warns of what is easily confused and of kinds of entities that nobody knows, with file and line', async () => {
    await write('mine/en/cancel.yml', intentFile('cancel', cancel, 'entities:\n  colour: [red]\n'));
    await write('mine/en/greeting.yml', `\uFEFF${intentFile('greeting', [...greet, 'please cancel my order'])}`);
    const { stdout, error } = await validating({ folder: at('mine') });
    expect(error).toBeUndefined();
    expect(stdout).toMatch(/^en: 11 phrases of 2 intents\.$/m);
    expect(stdout).toMatch(/^en\/greeting\.yml, line 1: the file begins with a byte order mark/m);
    expect(stdout).toMatch(/^en\/cancel\.yml, line 4: colour is no kind of entity/m);
    expect(stdout).toMatch(/^ {2}0\.\d\d en\/cancel\.yml, line 6 "cancel my order" · en\/greeting\.yml, line 9 "please cancel my order"$/m);
  });

  it('lists every fault of every language, and fails', async () => {
    await write('mine/en/cancel.yml', intentFile('cancel', cancel.slice(1)));
    await write('mine/en/greeting.yml', intentFile('greeting', [...greet, 'Hello!']));
    await write('mine/zh/greeting.yml', intentFile('greeting', []));
    const faults = [
      'en/cancel.yml, line 4: phrases needs at least 5 phrases',
      'en/greeting.yml, line 9: "Hello!" stands already in en/greeting.yml, line 4.',
      expect.stringMatching(/^zh\/greeting\.yml, line 3: phrases /),
      expect.stringMatching(/^zh\/greeting\.yml, line 1: this is the only intent/),
    ];
    const plain = await validating({ folder: at('mine') });
    expect(plain.error.message.split('\n')).toEqual(faults);
    expect(plain.stdout).toBe('');
    const json = await validating({ folder: at('mine'), json: true });
    expect(JSON.parse(json.stdout).faults).toEqual(faults);
    expect(json.error.message).toBe('4 faults.');
  });

  it('knows the kinds of entities that the shop has added', async () => {
    await cp(projectFile('nlu', 'data', 'entities.yml'), at('data/entities.yml'));
    await write('mine/en/cancel.yml', intentFile('cancel', cancel, 'entities:\n  voucher_code: [SUMMER-20]\n'));
    await write('mine/en/greeting.yml', intentFile('greeting', greet));
    expect((await validating({ folder: at('mine') })).stdout).toBe('en: 10 phrases of 2 intents.\n');
  });
});
