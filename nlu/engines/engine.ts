/** Numbers of a sentence vector. */
export const vectorSize = 512;

/** What the sentence encoder computes on. */
export interface Engine {
  /** Such as `ONNX Runtime 1.30.0`. */
  name: string;
  /**
   * Sentence vectors of texts given as the numbers of their pieces, 1 to 128 each: Float32Array [texts × 512], rows
   * L2-normalised. All texts go through the model together; see `planRuns`.
   */
  run(texts: readonly (readonly number[])[]): Promise<Float32Array>;
}
