import { describe, expect, it } from 'vitest';
import type { PhraseFile } from '../../../nlu/exchange/draft.js';
import type { ForeignPhrases } from '../../../nlu/exchange/foreign.js';
import { mergePhrases } from '../../../nlu/exchange/merge.js';

const foreign = (intents: Record<string, string[]>): ForeignPhrases => ({
  intents: Object.entries(intents).map(([name, texts]) => ({
    name,
    phrases: texts.map((text, k) => ({ text, entities: [], place: `theirs, line ${k + 1}` })),
  })),
  notTaken: [],
});
const merging = (intents: Record<string, string[]>, existing: PhraseFile[] = [], language?: string) =>
  mergePhrases(foreign(intents), existing, { language, description: 'To be said.' });

const greeting: PhraseFile = {
  path: 'en/greeting.yml',
  source: `# Kept short on purpose.
intent: greeting # not a farewell

description: >-
  The customer says hello.
phrases:
  # formal
  - Good day

  - "Hello!" # the usual one
  # the end
`,
};

describe('merging phrases', () => {
  it('makes a file for an intent that is new', () => {
    expect(merging({ part: ['bye', 'no: never'] }).files).toEqual([
      {
        path: 'en/part.yml',
        source: 'intent: part\ndescription: To be said.\nphrases:\n  - bye\n  - "no: never"\n',
        isNew: true,
        added: 2,
        phrases: 2,
      },
    ]);
  });

  it('adds to a file that is there and keeps its comments', () => {
    const { files } = merging({ greeting: ['hi there'] }, [greeting]);
    expect(files[0]!.source).toBe(greeting.source.replace('  # the end\n', '  - hi there\n  # the end\n'));
    expect(files[0]).toMatchObject({ path: 'en/greeting.yml', isNew: false, added: 1, phrases: 3 });
  });

  it('counts what is there already, whatever its case and punctuation, and leaves the file alone', () => {
    expect(merging({ greeting: ['hello', 'GOOD DAY!'] }, [greeting])).toMatchObject({ files: [], duplicates: 2 });
  });

  it('leaves out what stands under another intent, there or in the same file, and names both places', () => {
    const { files, notTaken } = merging({ part: ['hello', 'see you'], leave: ['See you.'] }, [greeting]);
    expect(files.map(({ path, added }) => [path, added])).toEqual([['en/part.yml', 1]]);
    expect(notTaken).toEqual([
      { reason: 'it stands under another intent', sample: 'hello (theirs, line 1; greeting: en/greeting.yml, line 10)' },
      { reason: 'it stands under another intent', sample: 'See you. (theirs, line 1; part: theirs, line 2)' },
    ]);
  });

  it('puts Chinese phrases with the Chinese ones, and others where it is told to', () => {
    expect(merging({ part: ['再见', 'bye'] }).files.map(({ path }) => path)).toEqual(['zh/part.yml', 'en/part.yml']);
    expect(merging({ part: ['bye'] }, [], 'zh').files.map(({ path }) => path)).toEqual(['zh/part.yml']);
  });

  it('writes names as ours are written and says so', () => {
    const { files, renamed } = merging({ CancelOrder: ['a'], 'faq/ask what': ['b'], '2FA': ['c'], None: ['d'], track_order: ['e'] });
    expect(files.map(({ path }) => path)).toEqual([
      'en/cancel_order.yml',
      'en/faq_ask_what.yml',
      'en/intent_2_fa.yml',
      'en/out_of_scope.yml',
      'en/track_order.yml',
    ]);
    expect(renamed.map(({ from, to }) => `${from} → ${to}`)).toEqual([
      'CancelOrder → cancel_order',
      'faq/ask what → faq_ask_what',
      '2FA → intent_2_fa',
      'None → out_of_scope',
    ]);
  });

  it('says what cannot be taken, and why', () => {
    const { files, notTaken } = merging({ 退货: ['a'], part: ['', 'x'.repeat(1001), ' b\n c\0 '] });
    expect(notTaken.map(({ reason }) => reason)).toEqual([
      'the name of its intent has no Latin letters',
      'it is empty',
      'it is longer than 1000 characters',
    ]);
    expect(files[0]!.source).toContain('phrases:\n  - b c\n');
  });

  it('leaves out what is in a language that is not served', () => {
    const german: ForeignPhrases = {
      intents: [{ name: 'part', phrases: [{ text: 'Tschüss', entities: [], language: 'de', place: 'theirs, line 1' }] }],
      notTaken: [],
    };
    const { files, notTaken } = mergePhrases(german, [], { description: '' });
    expect(files).toEqual([]);
    expect(notTaken).toEqual([{ reason: 'its language, de, is not served', sample: 'Tschüss (theirs, line 1)' }]);
  });

  it('keeps what is marked in phrases as examples of entities, each once', () => {
    const marked = (text: string, type: string, start: number) => ({
      text,
      entities: [{ type, start, end: start + 4 }],
      place: 'theirs, line 1',
    });
    const phrases = [marked('cancel SO-1', 'OrderNumber', 7), marked('stop SO-1', 'OrderNumber', 5), marked('stop SO-2', 'OrderNumber', 5)];
    const { files, renamed } = mergePhrases({ intents: [{ name: 'cancel', phrases }], notTaken: [] }, [], { description: 'C.' });
    expect(files[0]!.source).toBe(
      'intent: cancel\ndescription: C.\nentities:\n  order_number: [SO-1, SO-2]\nphrases:\n  - cancel SO-1\n  - stop SO-1\n  - stop SO-2\n',
    );
    expect(renamed).toEqual([{ kind: 'entity', from: 'OrderNumber', to: 'order_number' }]);
  });

  it('touches nothing where a file is no YAML', () => {
    expect(() => merging({ part: ['bye'] }, [{ path: 'en/a.yml', source: 'intent: "a\n' }])).toThrow(/^en\/a\.yml, line \d: Missing/);
  });
});
