import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerTo, intentLabelled, intents, labelOf, shop } from '../../dialogs/answers.js';
import { dialogFor } from '../../dialogs/dialog-set.js';
import { readAnswers } from '../../dialogs/read-answers.js';
import { served } from '../../dialogs/texts.js';
import { projectFile } from '../../platform/project.js';

const trained = readdirSync(projectFile('nlu', 'data', 'en'))
  .filter((name) => name.endsWith('.yml') && name !== 'out_of_scope.yml')
  .map((name) => name.replace('.yml', ''));

const shopFile = readFileSync(projectFile('dialogs', 'answers', 'shop.yml'), 'utf8');

/** Reads one intent `a` in English, and in the other languages with the same words unless told otherwise. */
function read({ en, other = '  a: { label: A, text: T }', facts = shopFile }: { en: string; other?: string; facts?: string }) {
  const files: Record<string, string> = { 'shop.yml': facts, 'en.yml': `intents:\n${en}` };
  return readAnswers((file) => files[file] ?? `intents:\n${other}`);
}

describe('the answers of the shop', () => {
  it.each(trained)('have an entry with an answer or a dialog for the trained intent %s', (intent) => {
    for (const language of served) {
      const answer = answerTo(intent, language);
      expect(answer.label).toBeTruthy();
      expect(Boolean(answer.text) || dialogFor(intent) !== dialogFor('thanks')).toBe(true);
    }
  });

  it('have a label of its own for each intent, so that a pressed label is understood', () => {
    for (const language of served) for (const intent of intents) expect(intentLabelled(labelOf(intent, language))).toBe(intent);
  });

  it('are filled with the facts of the shop, as the language writes them', () => {
    const text = 'Call {{phone}} from {{open_from}} on, {{delivery_cost}}, {{free_delivery_from}}, {{delivery_countries}}';
    const { languages } = read({ en: `  a: { label: A, text: "${text}" }` });
    expect(languages.en?.answers.get('a')?.text).toBe(
      `Call ${shop.phone} from Monday on, €3.90, €30, all countries of the EU, the United Kingdom, Switzerland and Norway`,
    );
  });

  it.each([
    ['an unknown fact', { en: '  a: { label: A, text: "{{fax}}" }' }, /a: \{\{fax\}\} is not a field of shop\.yml/],
    ['an action that is no intent', { en: '  a: { label: A, text: T, actions: [b] }' }, /a: there is no intent "b"/],
    ['a missing label', { en: '  a: { text: T }' }, /en\.yml.*intents\.a\.label/s],
    ['a misspelt field', { en: '  a: { label: A, txt: T }' }, /"txt"/],
    ['an offer without words', { en: '  a: { label: A, person: offer }' }, /has no text/],
    ['text that is no YAML', { en: '  a: [' }, /cannot be used/],
    [
      'an answer in one language only',
      { en: '  a: { label: A, text: T }', other: '  b: { label: B }' },
      /zh\.yml.*"a" of en\.yml has no label/,
    ],
    ['a text in one language only', { en: '  a: { label: A, text: T }', other: '  a: { label: A }' }, /zh\.yml.*en\.yml has a text/],
    ['a wrong fact', { en: '  a: { label: A, text: T }', facts: shopFile.replace('monday', 'Mon') }, /shop\.yml.*open_from/s],
  ])('are refused with a sentence when they have %s', (_, files, sentence) => {
    expect(() => read(files)).toThrow(expect.objectContaining({ code: 'answers_invalid', message: expect.stringMatching(sentence) }));
  });
});
