/** Numbers of a sentence embedding, which is L2-normalised. */
export const sentenceSize = 512;
/** Numbers of the mean over the pieces of a text, before the layer that makes the sentence embedding of it. */
const pooledSize = 512;
/** Numbers that the encoder gives for a text: its sentence embedding, and behind it that mean as the model has it. */
export const featureSize = sentenceSize + pooledSize;

/** The sentence embedding alone, as a copy: a view would take the whole with it wherever it is sent. */
export function sentenceOf(features: Float32Array): Float32Array {
  return features.slice(0, sentenceSize);
}
