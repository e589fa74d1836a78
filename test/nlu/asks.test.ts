import { describe, expect, it } from 'vitest';
import { inquire, type Verdict } from '../../nlu/asks.js';
import { clausesOf } from '../../nlu/clauses.js';

const unknown: Verdict = { intents: [{ intent: 'help', confidence: 0.2 }], inScope: false };

/** What is concluded where each text is taken for what is given: an intent and how sure it is. */
function conclude(text: string, takenFor: Record<string, [intent: string, confidence: number][]>) {
  const { texts, conclude } = inquire(text, clausesOf(text));
  const verdict = (said: string): Verdict => {
    const intents = takenFor[said]?.map(([intent, confidence]) => ({ intent, confidence }));
    return intents ? { intents, inScope: true } : unknown;
  };
  const { asks, intents, inScope } = conclude(texts.map(verdict));
  const said = asks.map(({ intent, start, end, negated }) => `${negated ? 'not ' : ''}${intent}: ${text.slice(start, end)}`);
  return { asks: said, best: intents[0]?.intent, inScope };
}

describe('what is asked for', () => {
  it('is what the only clause says', () => {
    expect(conclude('where is my order', { 'where is my order': [['order_status', 0.6]] })).toEqual({
      asks: ['order_status: where is my order'],
      best: 'order_status',
      inScope: true,
    });
  });

  it('is nothing where a text is out of scope', () => {
    expect(conclude('will it rain', {})).toEqual({ asks: [], best: 'help', inScope: false });
  });

  it('is several things where clauses are sure of different ones, in the order they are said', () => {
    const heard = conclude('cancel my order and refund me', {
      'cancel my order and refund me': [['cancel_order', 0.7]],
      'cancel my order': [['cancel_order', 0.9]],
      'refund me': [['refund_status', 0.8]],
    });
    expect(heard.asks).toEqual(['cancel_order: cancel my order', 'refund_status: refund me']);
    expect(heard.best).toBe('cancel_order');
  });

  it.each([
    ['one of them is unsure', 'refund me', 0.4],
    ['both mean the same', 'send it home', 0.9],
  ])('is what the whole text says where %s', (_, second, confidence) => {
    const text = `where is my order and ${second}`;
    const heard = conclude(text, {
      [text]: [['order_status', 0.5]],
      'where is my order': [['order_status', 0.9]],
      [second]: [[second === 'refund me' ? 'refund_status' : 'order_status', confidence]],
    });
    expect(heard.asks).toEqual([`order_status: ${text}`]);
  });

  it('is one thing where a story leads to it', () => {
    const text = 'I bought the wrong book and want to return it';
    const heard = conclude(text, {
      [text]: [['return_item', 0.9]],
      'I bought the wrong book': [['wrong_item', 0.99]],
      'want to return it': [['return_item', 0.99]],
    });
    expect(heard.asks).toEqual([`return_item: ${text}`]);
  });

  it('is one thing where a clause of common words says nothing by itself', () => {
    const text = 'My order is missing something. What do I do?';
    const heard = conclude(text, {
      [text]: [['missing_item', 0.9]],
      'My order is missing something.': [['missing_item', 0.99]],
      'What do I do?': [['help', 0.99]],
    });
    expect(heard.asks).toEqual([`missing_item: ${text}`]);
  });

  it('is also what a sentence tells that is sure and stands alone', () => {
    const text = 'The mug arrived in pieces. Recommend me a mystery';
    const heard = conclude(text, {
      'The mug arrived in pieces.': [['damaged_item', 0.95]],
      'Recommend me a mystery': [['recommend_book', 0.9]],
    });
    expect(heard.asks).toEqual(['damaged_item: The mug arrived in pieces.', 'recommend_book: Recommend me a mystery']);
  });
});

describe('what is refused', () => {
  it('is marked, and the best intent is what is wanted', () => {
    const heard = conclude("I don't want to cancel, only change the address", {
      "I don't want to cancel, only change the address": [['cancel_order', 0.8]],
      'I want to cancel': [
        ['cancel_order', 0.5],
        ['cancel_subscription', 0.4],
      ],
      'change the address': [
        ['change_address', 0.9],
        ['cancel_order', 0.05],
      ],
    });
    expect(heard).toEqual({
      asks: [
        'change_address: change the address',
        "not cancel_order: I don't want to cancel",
        "not cancel_subscription: I don't want to cancel",
      ],
      best: 'change_address',
      inScope: true,
    });
  });

  it('leaves several other things to be done', () => {
    const heard = conclude("don't cancel it, change the address. Also recommend me a book", {
      'cancel it': [['cancel_order', 0.9]],
      'change the address.': [['change_address', 0.9]],
      'recommend me a book': [['recommend_book', 0.9]],
    });
    expect(heard.asks.map((ask) => ask.split(':')[0])).toEqual(['change_address', 'recommend_book', 'not cancel_order']);
  });

  it('is nothing to do where it stands alone', () => {
    const heard = conclude("please don't cancel my order", {
      "please don't cancel my order": [['cancel_order', 0.9]],
      'cancel my order': [
        ['cancel_order', 0.99],
        ['change_order', 0.01],
      ],
    });
    expect(heard.asks).toEqual(["not cancel_order: don't cancel my order"]);
  });

  it('is no refusal where the intent is one itself', () => {
    const heard = conclude("don't renew my plan", {
      "don't renew my plan": [['cancel_subscription', 0.99]],
      'renew my plan': [['cancel_subscription', 0.92]],
    });
    expect(heard.asks).toEqual(["cancel_subscription: don't renew my plan"]);
  });

  it('never takes away what is wanted', () => {
    const text = "I don't want to keep it, how do I send it back";
    const heard = conclude(text, {
      [text]: [['return_item', 0.9]],
      'I want to keep it': [['return_item', 0.8]],
      'how do I send it back': [['return_item', 0.9]],
    });
    expect(heard.asks).toEqual([`return_item: ${text}`]);
  });
});
