/**
 * The fold of each row: the rows of each label are dealt out in turn, so that every fold holds its share of them. Rows of one
 * group, such as copies of each other, share a fold. The same rows in the same order give the same folds.
 */
export function stratifiedFolds(labels: ArrayLike<number>, folds: number, groups?: ArrayLike<number>): Uint8Array {
  const dealt = [0, 0];
  const foldOf = new Uint8Array(labels.length);
  const known = new Map<number, number>();
  for (let r = 0; r < labels.length; r++) {
    const group = groups?.[r] ?? r;
    const fold = known.get(group) ?? dealt[labels[r]!]!++ % folds;
    known.set(group, fold);
    foldOf[r] = fold;
  }
  return foldOf;
}
