import type { Example } from '../../nlu/training-data.js';

/** A few texts of three intents, enough to be told apart, and some that are none of a shop's business. */
export const learnt: Example[] = examples({
  order_status: [
    'where is my order',
    'has my parcel been sent yet',
    'track my package',
    'when does my delivery arrive',
    'my order has not come',
    'is my parcel on its way',
    'what is the status of my order',
    'I am still waiting for my package',
  ],
  gift_card: [
    'do you sell gift cards',
    'can I buy a voucher for a friend',
    'how do I redeem my gift card',
    'what is left on my gift card',
    'my voucher code does not work',
    'I would like to give a gift card',
    'do gift cards run out',
    'send a voucher by mail',
  ],
  talk_to_person: [
    'I want to speak to a person',
    'get me a human',
    'can somebody call me',
    'let me talk to an agent',
    'is there anybody real here',
    'I need to talk to your staff',
    'connect me with a colleague',
    'no robots please, a real person',
  ],
});

export const asked: Example[] = examples({
  order_status: ['where did my parcel go', 'the order is not here yet', 'track it please, my package'],
  gift_card: ['is there a gift card for kids', 'redeem a voucher'],
  talk_to_person: ['a human being please', 'may I talk to someone of your staff'],
});

export const strange = ['what is the capital of France', 'sing me a song about rain', 'how tall is Mount Everest', 'boil an egg'];

export function examples(texts: Record<string, readonly string[]>): Example[] {
  return Object.entries(texts).flatMap(([intent, phrases]) => phrases.map((text) => ({ text, intent })));
}
