import { describe, expect, it } from 'vitest';
import { choice, type Question } from '../../dialogs/question.js';
import { decide } from '../../dialogs/router.js';
import { type Meaning, understood } from './talk.js';

const confirm: Question = {
  prompt: 'Shall I end it?',
  choices: [choice('cancel', { title: 'Yes, cancel it', synonyms: ['yes', 'cancel'] }), choice('keep', { title: 'No', synonyms: ['no'] })],
};
const whichOrder: Question = { prompt: 'Which order?', choices: [choice('SO-1', { title: 'SO-1' })], accepts: ['order_number'] };

function meaning(intent: string, confidence: number, second = 'greeting', secondConfidence = 0.01): Meaning {
  return {
    intents: [
      { intent, confidence },
      { intent: second, confidence: secondConfidence },
    ],
  };
}

describe('a message while nothing is open', () => {
  it('starts the dialog of its intent', () => {
    expect(decide(understood('where is it', meaning('order_status', 0.8)))).toEqual({ kind: 'start', intent: 'order_status' });
  });

  it('is asked back about when the best intent is below 0.4', () => {
    const decision = decide(understood('order', meaning('order_status', 0.39, 'change_order', 0.2)));
    expect(decision).toEqual({ kind: 'clarify', intents: ['order_status', 'change_order'] });
  });

  it('is asked back about when two intents are closer than 0.1', () => {
    const decision = decide(understood('order', meaning('order_status', 0.5, 'change_order', 0.41)));
    expect(decision).toEqual({ kind: 'clarify', intents: ['order_status', 'change_order'] });
  });

  it('is about what it names when that settles which of two intents is meant', () => {
    const heard = understood('SO-1 news', { ...meaning('delivery_time', 0.4, 'order_status', 0.35), entities: { order_number: 'SO-1' } });
    expect(decide(heard)).toEqual({ kind: 'start', intent: 'order_status' });
  });

  it('wants nothing when it says "never mind"', () => {
    expect(decide(understood('never mind'))).toEqual({ kind: 'stop' });
  });

  it('is not understood when it is out of scope, however the scores look', () => {
    const heard = { ...understood('will it rain', meaning('delivery_time', 0.95)), inScope: false };
    expect(decide(heard)).toEqual({ kind: 'not_understood' });
  });

  it('is not understood when there is no second intent to ask about', () => {
    expect(decide(understood('hm', { intents: [{ intent: 'help', confidence: 0.3 }] }))).toEqual({ kind: 'not_understood' });
  });

  it('asks for an order or a title by naming nothing else', () => {
    expect(decide(understood('SO-1', { entities: { order_number: 'SO-1' } }))).toEqual({ kind: 'start', intent: 'order_status' });
    expect(decide(understood('Emma', { entities: { product: 'emma' } }))).toEqual({ kind: 'start', intent: 'product_details' });
  });
});

describe('a message while a question is open', () => {
  const open = { intent: 'cancel_subscription', question: confirm };

  it('goes on with the dialog when it answers', () => {
    expect(decide(understood('yes, cancel', meaning('cancel_order', 0.9)), open)).toEqual({ kind: 'continue' });
  });

  it('interrupts with another intent that is clear from 0.7 on', () => {
    expect(decide(understood('what is the postage', meaning('delivery_cost', 0.7)), open)).toEqual({
      kind: 'start',
      intent: 'delivery_cost',
    });
    expect(decide(understood('what is the postage', meaning('delivery_cost', 0.69)), open)).toEqual({ kind: 'continue' });
  });

  it('asks again when it is out of scope or says the same once more', () => {
    expect(decide(understood('banana'), open)).toEqual({ kind: 'continue' });
    expect(decide(understood('end my membership', meaning('cancel_subscription', 0.9)), open)).toEqual({ kind: 'continue' });
  });

  it('is another intent when the answer is the smaller part of it', () => {
    const heard = understood('no, I want to talk to a person', meaning('talk_to_person', 0.9));
    expect(decide(heard, open)).toEqual({ kind: 'start', intent: 'talk_to_person' });
  });

  it('is an answer, however small a part, when no other intent is clear', () => {
    expect(decide(understood('no, I would rather have it the way it is', meaning('praise', 0.5)), open)).toEqual({ kind: 'continue' });
  });

  it('stops at "never mind", and at "cancel" where that is no answer', () => {
    const asked = { intent: 'order_status', question: whichOrder };
    for (const text of ['never mind', 'Forget it!', 'oh, just cancel that', 'stop'])
      expect(decide(understood(text), asked)).toEqual({ kind: 'stop' });
    expect(decide(understood('never mind'), open)).toEqual({ kind: 'stop' });
    expect(decide(understood('cancel'), open)).toEqual({ kind: 'continue' });
  });

  it('stops even where any words are an answer', () => {
    expect(decide(understood('never mind'), { intent: 'product_details', question: { prompt: '?', choices: [], free: true } })).toEqual({
      kind: 'stop',
    });
  });

  it('lets go of a question in passing', () => {
    const passing = { intent: 'recommend_book', question: { ...confirm, passing: true } };
    expect(decide(understood('invoice', meaning('invoice', 0.5)), passing)).toEqual({ kind: 'start', intent: 'invoice' });
    expect(decide(understood('banana'), passing)).toEqual({ kind: 'not_understood' });
  });
});
