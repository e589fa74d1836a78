import { createRequire } from 'node:module';
import classifiers from 'natural/lib/natural/classifiers/index.js';
import type { Peer } from './peer.js';

/** The naive Bayes classifier of `natural` with its default settings. */
export function naturalBayes(): Peer {
  const { version } = createRequire(import.meta.url)('natural/package.json');
  const bayes = new classifiers.BayesClassifier();
  return {
    name: `\`natural\` ${version}, Bayes`,
    async train(examples) {
      for (const { text, intent } of examples) bayes.addDocument(text, intent);
      bayes.train();
    },
    async answer(text) {
      const classes = bayes.getClassifications(text);
      const { label, value } = classes[0]!;
      // The values are likelihoods; their sum makes probabilities of them.
      return { answer: label, confidence: value / classes.reduce((sum, each) => sum + each.value, 0) };
    },
  };
}
