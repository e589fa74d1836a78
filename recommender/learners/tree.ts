/** A binary tree as lists over its nodes, the root first. */
export interface Tree {
  /** The feature a node asks for; −1 in a leaf. */
  feature: number[];
  /** Values up to it go left. */
  threshold: number[];
  left: number[];
  right: number[];
  /** What a node says of the rows in it. */
  value: number[];
}

/** The value of the leaf that a row falls into. */
export function leafValue({ feature, threshold, left, right, value }: Tree, row: ArrayLike<number>, offset = 0): number {
  let node = 0;
  for (let asked = feature[0]!; asked >= 0; asked = feature[node]!) {
    node = row[offset + asked]! <= threshold[node]! ? left[node]! : right[node]!;
  }
  return value[node]!;
}
