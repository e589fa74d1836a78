/** Rows of features with labels 0 or 1. */
interface Examples {
  rows: number[][];
  labels: number[];
}

/**
 * A prediction for each example from a model that was fitted without its fold. Folds are stratified: the examples of each
 * label are dealt out in turn, so the same examples in the same order give the same folds.
 */
export function crossValidate(
  { rows, labels }: Examples,
  folds: number,
  fitOn: (training: Examples) => (row: readonly number[]) => number,
): number[] {
  const dealt = [0, 0];
  const foldOf = labels.map((label) => dealt[label]!++ % folds);
  const predictions = new Array<number>(rows.length);
  for (let fold = 0; fold < folds; fold++) {
    const inTraining = (_: unknown, k: number) => foldOf[k] !== fold;
    const predict = fitOn({ rows: rows.filter(inTraining), labels: labels.filter(inTraining) });
    rows.forEach((row, k) => {
      if (foldOf[k] === fold) predictions[k] = predict(row);
    });
  }
  return predictions;
}
