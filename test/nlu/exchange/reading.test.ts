import { describe, expect, it } from 'vitest';
import type { MarkedPhrase } from '../../../nlu/exchange/foreign.js';
import type { FormatName } from '../../../nlu/exchange/format-names.js';
import { formats, guessFormat } from '../../../nlu/exchange/formats.js';

const read = (format: FormatName, content: string, file = 'theirs') => formats[format].read(file, Buffer.from(content));
/** `SO-1 order_number` for each entity. */
const marked = ({ text, entities }: MarkedPhrase) => entities.map(({ type, start, end }) => `${text.slice(start, end)} ${type}`);

describe('reading CSV', () => {
  it('gathers the texts of each intent, with their lines', () => {
    expect(read('csv', 'text,intent\nhi,greet\n"bye, you",part\nhello,greet\n').intents).toEqual([
      {
        name: 'greet',
        phrases: [
          { text: 'hi', entities: [], place: 'theirs, line 2' },
          { text: 'hello', entities: [], place: 'theirs, line 4' },
        ],
      },
      { name: 'part', phrases: [{ text: 'bye, you', entities: [], place: 'theirs, line 3' }] },
    ]);
  });

  it('refuses a file that cannot be read, with its line', () => {
    expect(() => read('csv', 'text,intent\nhi\n')).toThrow('theirs, line 2: the row has 1 cells');
  });
});

describe('reading NLU data of Rasa', () => {
  const nlu = `version: "3.1"
# ours
nlu:
- intent: CancelOrder
  metadata:
    description: To call it off.
    language: en-GB
  examples: |
    - cancel [SO-1](order_number)

    - stop [my order](order_number:SO-9) for [Ann]{"entity": "person"}
    - send it to [Rome]{"entity": "city", "role": "to"}
    - is [5]{"entity": oops} ok
    cancel
- intent: greet
  examples:
  - text: |
      hello [you](who)
    metadata:
      sentiment: neutral
  - good day
- lookup: country
  examples: |
    - Peru
- regex: order_number
  examples: |
    - SO-\\d+
- synonym: SO-1
  examples: |
    - my first order
stories:
- story: x
`;
  const { intents, notTaken } = read('rasa', nlu, 'nlu.yml');

  it('takes examples with their entities, in each of the ways they are written', () => {
    const [cancel, greet] = intents;
    expect(cancel!.phrases.map(({ text }) => text)).toEqual(['cancel SO-1', 'stop my order for Ann', 'send it to Rome']);
    expect(cancel!.phrases.map(marked)).toEqual([['SO-1 order_number'], ['my order order_number', 'Ann person'], ['Rome city']]);
    expect(cancel).toMatchObject({ name: 'CancelOrder', description: 'To call it off.' });
    expect(greet!.phrases.map(({ text }) => text)).toEqual(['hello you', 'good day']);
  });

  it('knows the language and the line of each', () => {
    expect(intents[0]!.phrases.map(({ language, place }) => `${language} ${place}`)).toEqual([
      'en nlu.yml, line 9',
      'en nlu.yml, line 11',
      'en nlu.yml, line 12',
    ]);
    expect(intents[1]!.phrases[1]).toMatchObject({ language: undefined, place: 'nlu.yml, line 21' });
  });

  it('says what it does not take', () => {
    expect(notTaken.map(({ sample }) => sample)).toEqual([
      'stories (nlu.yml)',
      '- stop [my order](order_number:SO-9) for [Ann]{"entity": "person"} (nlu.yml, line 11)',
      '- send it to [Rome]{"entity": "city", "role": "to"} (nlu.yml, line 12)',
      '- is [5]{"entity": oops} ok (nlu.yml, line 13)',
      'cancel (nlu.yml, line 14)',
      'lookup country (nlu.yml, line 22)',
      'regex order_number (nlu.yml, line 25)',
      'synonym SO-1 (nlu.yml, line 28)',
    ]);
  });

  it('refuses what is no such file, with its line', () => {
    expect(() => read('rasa', 'version: "3.1"\nnlu: none\n')).toThrow(/^theirs, line 2: nlu /);
    expect(() => read('rasa', 'nlu:\n- intent: "a\n')).toThrow(/^theirs, line \d: Missing closing/);
  });
});

describe('reading a LUIS app', () => {
  const app = {
    luis_schema_version: '7.0.0',
    culture: 'zh-cn',
    intents: [{ name: 'None' }, { name: 'Cancel' }, { name: 'Empty' }],
    closedLists: [{ name: 'colours', subLists: [] }],
    prebuiltEntities: [],
    utterances: [
      {
        text: 'cancel SO-1 and SO-2',
        intent: 'Cancel',
        entities: [{ entity: 'orders', startPos: 7, endPos: 19, children: [{ entity: 'order', startPos: 16, endPos: 19 }] }],
      },
      { text: 'what is the time', intent: 'None', entities: [] },
      { text: 'no intent' },
      { text: 'short', intent: 'Cancel', entities: [{ entity: 'order', startPos: 3, endPos: 5 }] },
    ],
  };
  const { intents, notTaken } = read('luis', JSON.stringify(app), 'app.json');

  it('takes utterances with their entities, whose last character is the end, and those within others', () => {
    expect(intents.map(({ name, phrases }) => [name, phrases.length])).toEqual([
      ['Cancel', 2],
      ['None', 1],
    ]);
    expect(marked(intents[0]!.phrases[0]!)).toEqual(['SO-1 and SO-2 orders', 'SO-2 order']);
    expect(intents[0]!.phrases[0]).toMatchObject({ language: 'zh', place: 'app.json, utterance 1' });
  });

  it('says what it does not take', () => {
    expect(notTaken.map(({ sample }) => sample)).toEqual([
      'closedLists (app.json)',
      'intent (app.json, utterance 3)',
      'short (app.json, utterance 4)',
      'Empty (app.json)',
    ]);
  });

  it('refuses what is no such file, with the place', () => {
    expect(() => read('luis', '{\n"utterances": [\n1,]\n}')).toThrow(/^theirs is not JSON: Unexpected token/);
    expect(() => read('luis', '{"culture": "en-us"}')).toThrow(/^theirs: utterances /);
  });
});

describe('reading a project of CLU', () => {
  const project = {
    projectFileVersion: '2022-10-01-preview',
    stringIndexType: 'Utf16CodeUnit',
    metadata: { projectKind: 'Conversation', language: 'en-us' },
    assets: {
      projectKind: 'Conversation',
      intents: [{ category: 'Cancel', description: 'To call it off.' }],
      entities: [{ category: 'order' }, { category: 'colour', list: { sublists: [] } }],
      utterances: [
        { text: '👍 cancel SO-1', intent: 'Cancel', dataset: 'Train', entities: [{ category: 'order', offset: 10, length: 4 }] },
        { text: '取消订单', intent: 'Cancel', language: 'zh-hans', entities: [] },
        { text: 'call it off', intent: 'Cancel', dataset: 'Test', entities: [] },
      ],
    },
  };
  const { intents, notTaken } = read('clu', JSON.stringify(project), 'clu.json');

  it('takes utterances with their language and their entities', () => {
    expect(intents).toHaveLength(1);
    expect(intents[0]).toMatchObject({ name: 'Cancel', description: 'To call it off.' });
    expect(intents[0]!.phrases.map(({ text, language }) => [text, language])).toEqual([
      ['👍 cancel SO-1', 'en'],
      ['取消订单', 'zh'],
    ]);
    expect(marked(intents[0]!.phrases[0]!)).toEqual(['SO-1 order']);
  });

  it('leaves what is set aside for testing, and says so', () => {
    expect(notTaken).toEqual([
      { reason: 'patterns, lists and synonyms belong into entities.yml', sample: 'colour (clu.json)' },
      { reason: 'an utterance is set aside for testing', sample: 'call it off (clu.json, utterance 3)' },
    ]);
  });
});

it.each<[FormatName, string]>([
  ['csv', 'text,intent\nhi,greet\n'],
  ['csv', '"intent","text"\n'],
  ['rasa', '# ours\nnlu:\n- intent: greet\n'],
  ['rasa', 'version: "3.1"\n'],
  ['luis', '\n{ "luis_schema_version": "7.0.0", "utterances": [] }'],
  ['clu', '{ "assets": { "utterances": [] } }'],
])('a file of %s is known by its content', (format, content) => {
  expect(guessFormat(content)).toBe(format);
});
