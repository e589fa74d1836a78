/**
 * Lays lines out as the kernel reads them: in groups of so many, within a group one step of the depth after the other. On the
 * left of a product lines are rows, on the right columns; their number is a multiple of `group`.
 */
export function pack(into: Float32Array, lines: number, depth: number, group: number, at: (line: number, k: number) => number): void {
  for (let first = 0; first < lines; first += group) {
    const start = first * depth;
    for (let n = 0; n < group; n++) {
      for (let k = 0; k < depth; k++) into[start + k * group + n] = at(first + n, k);
    }
  }
}

/** The smallest multiple of `step` that is not less. */
export function padded(count: number, step: number): number {
  return Math.ceil(count / step) * step;
}
