import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answers, readAnswers } from '../../dialogs/answers.js';
import { dialogFor } from '../../dialogs/dialog-set.js';
import { projectFile } from '../../platform/project.js';

const trained = readdirSync(projectFile('nlu', 'data', 'en'))
  .filter((name) => name.endsWith('.yml') && name !== 'out_of_scope.yml')
  .map((name) => name.replace('.yml', ''));

const shop = Object.entries(answers.shop)
  .map(([field, value]) => `  ${field}: ${JSON.stringify(value)}`)
  .join('\n');
const file = (intents: string) => `shop:\n${shop}\nintents:\n${intents}`;

describe('the answers of the shop', () => {
  it.each(trained)('have an entry with an answer or a dialog for the trained intent %s', (intent) => {
    const answer = answers.intents.get(intent);
    expect(answer?.label).toBeTruthy();
    expect(Boolean(answer?.text) || dialogFor(intent) !== dialogFor('thanks')).toBe(true);
  });

  it('have a label of its own for each intent, so that a pressed label is understood', () => {
    const labels = [...answers.intents.values()].map(({ label }) => label.toLowerCase());
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('are filled with the facts of the shop', () => {
    expect(readAnswers(file('  a: { label: A, text: "Call {{phone}}." }')).intents.get('a')?.text).toBe(`Call ${answers.shop.phone}.`);
  });

  it.each([
    ['an unknown fact', '  a: { label: A, text: "{{fax}}" }', /a: \{\{fax\}\} is not a field of "shop"/],
    ['an action that is no intent', '  a: { label: A, text: T, actions: [b] }', /a: there is no intent "b"/],
    ['a missing label', '  a: { text: T }', /intents\.a\.label/],
    ['a misspelt field', '  a: { label: A, txt: T }', /"txt"/],
    ['an offer without words', '  a: { label: A, person: offer }', /has no text/],
    ['text that is no YAML', '  a: [', /cannot be used/],
  ])('are refused with a sentence when they have %s', (_, intents, sentence) => {
    expect(() => readAnswers(file(intents))).toThrow(
      expect.objectContaining({ code: 'answers_invalid', message: expect.stringMatching(sentence) }),
    );
  });
});
