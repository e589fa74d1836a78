import type { Example } from '../../../nlu/training-data.js';

/** What is compared with Steward: it learns from examples and answers texts. */
export interface Peer {
  /** With its version. */
  name: string;
  train(examples: readonly Example[]): Promise<void>;
  answer(text: string): Promise<PeerAnswer>;
}

export interface PeerAnswer {
  answer: string;
  /** In [0, 1]; higher for what looks more like an intent that was learnt. */
  confidence: number;
}
