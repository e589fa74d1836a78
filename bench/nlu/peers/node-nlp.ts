import { createRequire } from 'node:module';
import { join } from 'node:path';
import { peersFolder } from './install.js';
import type { Peer } from './peer.js';

/** As far as it is used here; the package has no types of its own. */
interface NodeNlp {
  NlpManager: new (
    settings: object,
  ) => {
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(language: string, text: string): Promise<{ intent: string; classifications: { intent: string; score: number }[] }>;
  };
}

/** Its answer where no intent has a score of a half. */
const none = 'None';

/** The classifier of `node-nlp` with its default settings, but that it prints nothing and writes no file. */
export function nodeNlp(): Peer {
  const fromPeers = createRequire(join(peersFolder, 'package.json'));
  const { version } = fromPeers('node-nlp/package.json');
  const { NlpManager }: NodeNlp = fromPeers('node-nlp');
  const manager = new NlpManager({ languages: ['en'], nlu: { log: false }, autoSave: false });
  return {
    name: `\`node-nlp\` ${version}`,
    async train(examples) {
      for (const { text, intent } of examples) manager.addDocument('en', text, intent);
      await manager.train();
    },
    async answer(text) {
      const { intent, classifications } = await manager.process('en', text);
      return { answer: intent, confidence: classifications.find((each) => each.intent !== none)?.score ?? 0 };
    },
  };
}
