import sentiment from 'natural/lib/natural/sentiment/index.js';
import stemmers from 'natural/lib/natural/stemmers/index.js';
import tokenizers from 'natural/lib/natural/tokenizers/index.js';

/** `natural`'s analyser by the word list AFINN: the mood is the sign of what the words of a text add up to. */
export function afinn(): (text: string) => 'negative' | 'neutral' | 'positive' {
  const analyser = new sentiment.SentimentAnalyzer('English', stemmers.PorterStemmer, 'afinn');
  const tokenizer = new tokenizers.WordTokenizer();
  return (text) => {
    const words = tokenizer.tokenize(text);
    const sum = words.length > 0 ? analyser.getSentiment(words) : 0;
    if (sum === 0) return 'neutral';
    return sum < 0 ? 'negative' : 'positive';
  };
}
