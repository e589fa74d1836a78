/** What the sentence encoder computes on. */
export interface Engine {
  /** Such as `ONNX Runtime 1.30.0`. */
  name: string;
  /** Sentence vectors of texts given as the numbers of their pieces: Float32Array [texts × 512], rows L2-normalised. */
  run(texts: readonly (readonly number[])[]): Promise<Float32Array>;
}

/** Numbers of a sentence vector. */
export const vectorSize = 512;
