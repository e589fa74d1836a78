// Speaks as the encoder's thread does; a vector holds the length of its text. Some words make it fail.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', (texts) => {
  if (texts.includes('die')) process.exit(1);
  if (texts.includes('throw')) throw new Error('out of luck');
  if (texts.includes('refuse')) parentPort.postMessage({ failure: 'cannot' });
  else parentPort.postMessage({ vectors: Float32Array.from(texts, (text) => text.length) });
});
parentPort.postMessage({ ready: { engine: 'shaky', weights: '' } });
