import analysers from 'natural/lib/natural/sentiment/index.js';
import type { Sentiment } from './understanding.js';
import { wordsOf } from './words.js';

/** Words that AFINN has feelings about and that a customer of a shop uses to say what is wanted. */
const businesslike = new Set(
  (
    'accept accepted ask cancel cancelled cancelling charge charged charges crime dick free gift gifts hello help hi like likes lost ' +
    'murder mystery no novel number pay please popular reach recommend share stop support supported suspend top want wanted wants war wish'
  ).split(' '),
);

const negations = new Set(
  (
    'aint arent barely cannot cant couldnt didnt doesnt dont hadnt hardly hasnt havent isnt neither never no nobody none nor not ' +
    'nothing shouldnt wasnt werent without wont wouldnt'
  ).split(' '),
);

/** A negation reaches so many words ahead and turns a feeling into a weaker one of the other sign, after VADER (Hutto & Gilbert 2014). */
const reach = 3;
const turned = -0.74;

const analyser = new analysers.SentimentAnalyzer('English', undefined, 'afinn');

/** Sentiment of an English text from `natural`'s AFINN word list; a text without a word of it is neutral. */
export function sentimentOf(text: string): Sentiment {
  let sum = 0;
  let negated = 0;
  let end = 0;
  for (const word of wordsOf(text)) {
    if (/[.,;:!?]/.test(text.slice(end, word.start))) negated = 0;
    end = word.end;
    if (negations.has(word.plain)) {
      negated = reach;
      continue;
    }
    const valence = businesslike.has(word.plain) ? 0 : analyser.getSentiment([word.plain]);
    sum += negated > 0 ? turned * valence : valence;
    negated -= 1;
  }
  const score = sum / Math.sqrt(sum * sum + 15);
  return { score, label: score < 0 ? 'negative' : score >= 0.4 ? 'positive' : 'neutral' };
}
