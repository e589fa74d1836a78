import { join } from 'node:path';
import { cachedEncoder } from '../../nlu/embedding-cache.js';
import { type Encoder, startEncoder } from '../../nlu/encoder.js';
import type { Settings } from '../../platform/settings.js';

/** The encoder as an installation is set to run it; its graph is kept in the data folder. */
export function startInstalledEncoder({ encoder, dataFolder }: Settings): Promise<Encoder> {
  return startEncoder({ choice: encoder, folder: join(dataFolder, 'encoder') });
}

/** The same for learning. */
export async function startLearningEncoder(settings: Settings): Promise<Encoder> {
  return rememberPhrases(await startInstalledEncoder(settings), settings);
}

/** An encoder that knows by heart what the installation has encoded before. */
export function rememberPhrases(encoder: Encoder, { dataFolder }: Settings): Promise<Encoder> {
  return cachedEncoder(encoder, join(dataFolder, 'embeddings'));
}
