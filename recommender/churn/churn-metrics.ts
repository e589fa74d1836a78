/** How good probabilities are, each in [0, 1]. */
export interface ChurnQuality {
  /** Chance that a random leaver has a higher risk than a random stayer; ties count half. */
  auc: number;
  /** Average precision: area under the precision-recall curve. */
  prAuc: number;
  /** Mean squared error of the probability. */
  brier: number;
  /** Expected calibration error over ten bins of equal width. */
  ece: number;
}

/** Measures risks against what happened; `labels` are 0 or 1 and both occur. */
export function churnQuality(risks: readonly number[], labels: readonly number[]): ChurnQuality {
  return { ...ranking(risks, labels), brier: brier(risks, labels), ece: calibrationError(risks, labels) };
}

/** AUC by the rank sum (Mann and Whitney, 1947) and average precision, from the highest risk down, equal risks in one step. */
function ranking(risks: readonly number[], labels: readonly number[]): Pick<ChurnQuality, 'auc' | 'prAuc'> {
  const order = risks.map((_, k) => k).sort((a, b) => risks[b]! - risks[a]!);
  const leavers = labels.reduce((sum, label) => sum + label, 0);
  const stayers = labels.length - leavers;
  let leaversAbove = 0;
  let seen = 0;
  let won = 0;
  let precision = 0;
  while (seen < order.length) {
    const risk = risks[order[seen]!];
    let leaversHere = 0;
    let here = 0;
    for (; seen + here < order.length && risks[order[seen + here]!] === risk; here++) leaversHere += labels[order[seen + here]!]!;
    won += (here - leaversHere) * (leaversAbove + leaversHere / 2);
    seen += here;
    leaversAbove += leaversHere;
    precision += leaversHere * (leaversAbove / seen);
  }
  return { auc: won / (leavers * stayers), prAuc: precision / leavers };
}

function brier(risks: readonly number[], labels: readonly number[]): number {
  return risks.reduce((sum, risk, k) => sum + (risk - labels[k]!) ** 2, 0) / risks.length;
}

const bins = 10;

function calibrationError(risks: readonly number[], labels: readonly number[]): number {
  const surplus = new Array<number>(bins).fill(0);
  risks.forEach((risk, k) => {
    surplus[Math.min(bins - 1, Math.floor(risk * bins))]! += risk - labels[k]!;
  });
  return surplus.reduce((sum, bin) => sum + Math.abs(bin), 0) / risks.length;
}
