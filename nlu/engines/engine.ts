/** What the sentence encoder computes on. */
export interface Engine {
  /** Such as `ONNX Runtime 1.30.0`. */
  name: string;
  /**
   * Features of texts given as the numbers of their pieces, 1 to 128 each: Float32Array [texts × 1024], see
   * `sentence-features.ts`. All texts go through the model together; see `planRuns`.
   */
  run(texts: readonly (readonly number[])[]): Promise<Float32Array>;
}
