import type { BandShare, ChurnModel, RiskBand } from './churn-model.js';

/** From the base rate on, and from three times its odds on. */
export function bandsOf(baseRate: number): ChurnModel['bands'] {
  return { medium: baseRate, high: withOdds(3, baseRate) };
}

export function bandOf({ medium, high }: ChurnModel['bands'], risk: number): RiskBand {
  return risk >= high ? 'high' : risk >= medium ? 'medium' : 'low';
}

/** How large each band is, how many of it left, and how many of all who left it holds. */
export function bandShares(bands: ChurnModel['bands'], risks: ArrayLike<number>, labels: ArrayLike<number>): Record<RiskBand, BandShare> {
  const counts = { low: { rows: 0, left: 0 }, medium: { rows: 0, left: 0 }, high: { rows: 0, left: 0 } };
  let left = 0;
  for (let k = 0; k < risks.length; k++) {
    const band = counts[bandOf(bands, risks[k]!)];
    band.rows++;
    band.left += labels[k]!;
    left += labels[k]!;
  }
  const shares = (band: RiskBand): BandShare => ({
    share: counts[band].rows / Math.max(1, risks.length),
    left: counts[band].left / Math.max(1, counts[band].rows),
    caught: counts[band].left / Math.max(1, left),
  });
  return { low: shares('low'), medium: shares('medium'), high: shares('high') };
}

/** The probability whose odds are `times` those of `p`. */
function withOdds(times: number, p: number): number {
  return (times * p) / (1 - p + times * p);
}
