import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { FormatName } from '../../../nlu/exchange/format-names.js';
import { formats, guessFormat } from '../../../nlu/exchange/formats.js';
import { mergePhrases } from '../../../nlu/exchange/merge.js';
import { phraseKey } from '../../../nlu/phrases/repeated.js';
import { type IntentDefinition, readLanguages } from '../../../nlu/training-data.js';
import { projectFile } from '../../../platform/project.js';

/** What comes back, and what was said to be left out. */
function thereAndBack(format: FormatName, intents: readonly IntentDefinition[], language = 'en') {
  const { content, leftOut } = formats[format].write([{ language, intents }]);
  expect(guessFormat(content)).toBe(format);
  const foreign = formats[format].read('theirs', Buffer.from(content));
  const { files, ...rest } = mergePhrases(foreign, [], { language, description: 'Lost.' });
  return { back: files.map(({ source }) => parse(source) as IntentDefinition), leftOut, foreign, ...rest };
}

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/).filter((name) => !name.startsWith('o'));
/** Words, and signs that mean something in one of the formats. */
const piece = fc.oneof(
  fc.stringMatching(/^\w{1,8}$/),
  fc.constantFrom(
    'SO-1',
    'order 7',
    '"',
    "'",
    ',',
    ': ',
    '# ',
    '- ',
    '|',
    '>',
    '&a',
    '*b',
    '!c',
    '{',
    '}',
    '(x)',
    '\\',
    '👍',
    '退货',
    'é',
    '%',
    '@',
    '`',
    '[',
    ']',
    '[x]',
    '[a](b)',
    '[a]{"entity": "b"}',
    '[a]{b}',
  ),
);
const phrase = fc
  .array(piece, { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.join(' ').replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '');
const intents: fc.Arbitrary<IntentDefinition[]> = fc
  .uniqueArray(fc.record({ intent: name, description: phrase, phrases: fc.array(phrase, { minLength: 1, maxLength: 6 }) }), {
    selector: ({ intent }) => intent,
    minLength: 1,
    maxLength: 4,
  })
  .map((intents) => {
    const seen = new Set<string>();
    const isNew = (text: string) => !seen.has(phraseKey(text)) && Boolean(seen.add(phraseKey(text)));
    return intents.map((intent) => ({
      ...intent,
      phrases: intent.phrases.filter(isNew),
      entities: { order: ['SO-1', 'order 7'], sign: ['👍', '[x]'] },
    }));
  })
  .map((intents) => intents.filter(({ phrases }) => phrases.length > 0))
  .filter((intents) => intents.length > 0);

/** Examples of entities that stand in a phrase. */
const heldEntities = ({ phrases, entities = {} }: IntentDefinition) =>
  Object.fromEntries(
    Object.entries(entities)
      .map(([type, texts]) => [type, texts.filter((text) => phrases.some((phrase) => ` ${phrase} `.includes(` ${text} `)))] as const)
      .filter(([, texts]) => texts.length > 0)
      .map(([type, texts]) => [type, [...texts].sort()]),
  );
const sortedEntities = ({ entities = {} }: IntentDefinition) =>
  Object.fromEntries(Object.entries(entities).map(([type, texts]) => [type, [...texts].sort()]));

describe('phrases that go out and come back', () => {
  it.each<FormatName>(['csv', 'luis', 'clu'])('are all there after %s', (format) => {
    fc.assert(
      fc.property(intents, (intents) => {
        const { back, duplicates, renamed, notTaken } = thereAndBack(format, intents);
        expect(back.map(({ intent, phrases }) => ({ intent, phrases }))).toEqual(
          intents.map(({ intent, phrases }) => ({ intent, phrases })),
        );
        expect({ duplicates, renamed, notTaken }).toEqual({ duplicates: 0, renamed: [], notTaken: [] });
      }),
      { numRuns: 150 },
    );
  });

  it('are all there after rasa, with descriptions, but for those that rasa cannot write, which are said', () => {
    fc.assert(
      fc.property(intents, (intents) => {
        const { back, leftOut } = thereAndBack('rasa', intents);
        const lost = leftOut.filter(({ reason }) => reason.startsWith('Rasa would')).map(({ sample }) => sample);
        const kept = intents
          .map(({ intent, description, phrases }) => ({
            intent,
            description,
            phrases: phrases.filter((phrase) => !lost.includes(`${phrase} (${intent})`)),
          }))
          .filter(({ phrases }) => phrases.length > 0);
        expect(back.map(({ intent, description, phrases }) => ({ intent, description, phrases }))).toEqual(kept);
        expect(lost.every((sample) => /\[a\][({]/.test(sample))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it.each<FormatName>(['luis', 'clu'])('keep the examples of entities that stand in them after %s, and the others are said', (format) => {
    fc.assert(
      fc.property(intents, (intents) => {
        const { back, leftOut } = thereAndBack(format, intents);
        expect(back.map(sortedEntities)).toEqual(intents.map(heldEntities));
        const count = (entities: Record<string, string[]>) => Object.values(entities).flat().length;
        const all = intents.reduce((sum, { entities }) => sum + count(entities!), 0);
        expect(leftOut).toHaveLength(all - intents.reduce((sum, intent) => sum + count(heldEntities(intent)), 0));
      }),
      { numRuns: 150 },
    );
  });

  it.each<FormatName>(['csv', 'rasa', 'luis', 'clu'])('are those that ship, in each language, after %s', async (format) => {
    for (const { language, intents } of await readLanguages(projectFile('nlu', 'data'))) {
      const { back, notTaken } = thereAndBack(format, intents, language);
      const sorted = (intents: readonly IntentDefinition[]) =>
        intents.map(({ intent, phrases }) => ({ intent, phrases })).sort((a, b) => (a.intent < b.intent ? -1 : 1));
      expect(sorted(back)).toEqual(sorted(intents));
      expect(notTaken).toEqual([]);
    }
  });

  it('keep their languages after clu and rasa', () => {
    const both = [
      { language: 'en', intents: [{ intent: 'part', description: 'P.', phrases: ['bye', 'CD'] }] },
      { language: 'zh', intents: [{ intent: 'part', description: 'Q.', phrases: ['再见', 'DVD'] }] },
    ];
    for (const format of ['clu', 'rasa'] as const) {
      const foreign = formats[format].read('theirs', Buffer.from(formats[format].write(both).content));
      const { files } = mergePhrases(foreign, [], { description: '' });
      expect(files.map(({ path, phrases }) => [path, phrases])).toEqual([
        ['en/part.yml', 2],
        ['zh/part.yml', 2],
      ]);
    }
  });

  it('are left out where they are too long for LUIS and CLU, and said', () => {
    const intents = [{ intent: 'part', description: 'P.', phrases: ['bye', 'x'.repeat(501)] }];
    for (const format of ['luis', 'clu'] as const) {
      expect(formats[format].write([{ language: 'en', intents }]).leftOut).toEqual([
        { reason: 'an utterance has at most 500 characters there', sample: `${'x'.repeat(60)}… (part)` },
      ]);
    }
  });

  it('need one language for a LUIS app', () => {
    const languages = ['en', 'zh'].map((language) => ({ language, intents: [] }));
    expect(() => formats.luis.write(languages)).toThrow('A LUIS app has one language: choose it with --language.');
  });
});
