import type { Example } from '../../../nlu/training-data.js';
import { naturalBayes } from './natural.js';
import { nodeNlp } from './node-nlp.js';
import type { PeerAnswer } from './peer.js';

const peers = { natural: naturalBayes, 'node-nlp': nodeNlp };
export type PeerName = keyof typeof peers;

/** What this process is sent, once. It sees no intent of the texts. */
export interface Exercise {
  peer: PeerName;
  train: readonly Example[];
  texts: readonly string[];
}

/** What it says in the end. */
export interface Exercised {
  /** Of the peer, with its version. */
  name: string;
  answers: PeerAnswer[];
  trainSeconds: number;
  /** Milliseconds for each text. */
  took: number[];
}

process.once('message', async ({ peer, train, texts }: Exercise) => {
  const { name, ...learner } = peers[peer]();
  const begun = performance.now();
  await learner.train(train);
  const trainSeconds = (performance.now() - begun) / 1000;
  const answers: PeerAnswer[] = [];
  const took: number[] = [];
  for (const text of texts) {
    const asked = performance.now();
    answers.push(await learner.answer(text));
    took.push(performance.now() - asked);
  }
  process.send?.({ name, answers, trainSeconds, took } satisfies Exercised, () => process.exit());
});
