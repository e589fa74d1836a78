import { describe, expect, it } from 'vitest';
import { choice, type Question, readAnswer, yesOrNo } from '../../dialogs/question.js';
import { textsFor } from '../../dialogs/texts.js';
import { understood } from './talk.js';

const en = textsFor('en');
const cancelOrKeep: Question = { prompt: '?', choices: [choice('cancel', en.yesCancel), choice('keep', en.noKeep)] };
const orders: Question = {
  prompt: '?',
  choices: ['SO-1', 'SO-2'].map((id) => choice(id, { title: `${id}, on its way`, synonyms: [id] })),
  accepts: ['order_number'],
};

function answerTo(question: Question, text: string, entities = {}): string | undefined {
  return readAnswer(question, understood(text, { entities }))?.value;
}

describe('reading an answer', () => {
  it.each([
    ['yes', 'yes'],
    ['Yes please!', 'yes'],
    ['sure, go ahead', 'yes'],
    ['no thank you', 'no'],
    ['nope', 'no'],
    ['I know nothing', undefined],
    ['yesterday', undefined],
  ])('takes "%s" for %s', (text, value) => {
    expect(answerTo({ prompt: '?', choices: yesOrNo(en) }, text)).toBe(value);
  });

  it.each([
    ['yes, cancel it', 'cancel'],
    ['please cancel', 'cancel'],
    ["no, don't cancel it", 'keep'],
    ['do not cancel', 'keep'],
    ['keep it', 'keep'],
  ])('never takes the wish to keep for one to cancel: "%s"', (text, value) => {
    expect(answerTo(cancelOrKeep, text)).toBe(value);
  });

  it('takes a choice by its place', () => {
    expect(answerTo(orders, '2')).toBe('SO-2');
    expect(answerTo(orders, 'the second one')).toBe('SO-2');
    expect(answerTo(orders, '#1')).toBe('SO-1');
    expect(answerTo(orders, 'tell me more about the second one')).toBe('SO-2');
    expect(answerTo(orders, '3')).toBeUndefined();
  });

  it('does not take a number in a sentence for a place', () => {
    expect(answerTo(orders, 'I have waited for 2 weeks')).toBeUndefined();
  });

  it('takes an entity that the question accepts, offered or not', () => {
    expect(answerTo(orders, 'so 77 please', { order_number: 'SO-77' })).toBe('SO-77');
    expect(answerTo(cancelOrKeep, 'so 77 please', { order_number: 'SO-77' })).toBeUndefined();
  });

  it('takes any words only where they are asked for', () => {
    expect(answerTo({ ...cancelOrKeep, free: true }, 'my cat is ill')).toBe('my cat is ill');
    expect(answerTo(cancelOrKeep, 'my cat is ill')).toBeUndefined();
  });
});
