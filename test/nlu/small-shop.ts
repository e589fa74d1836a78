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

/** What a small shop teaches of all kinds. */
export const smallShop = {
  intent: [
    ...learnt,
    ...examples({
      out_of_scope: ['play some jazz', 'who won the match', 'what is the weather like', 'tell me a joke', 'how old is the moon'],
    }),
  ],
  sentiment: examples({
    negative: ['this is awful', 'I am very disappointed', 'terrible service', 'it broke at once, I hate it', 'what a waste of money'],
    neutral: ['where is my order', 'I have a question', 'it is about my account', 'the parcel is blue', 'I ordered two books'],
    positive: ['I love it', 'great service, thank you', 'wonderful, I am so happy', 'you are the best', 'what a lovely book'],
  }),
  urgency: examples({
    calm: ['no hurry', 'whenever you have time', 'just wondering', 'some day next month is fine', 'a small question'],
    urgent: ['I need it today', 'this is urgent', 'as soon as possible please', 'it must be here by tomorrow', 'help me right now'],
  }),
};
