import type { LogisticRegression } from '../learners/logistic-regression.js';
import type { ChurnQuality } from './churn-metrics.js';

export type RiskBand = 'low' | 'medium' | 'high';

/** Out-of-fold quality and what it was measured on. */
export interface ChurnMetrics extends ChurnQuality {
  /** Customers trained on. */
  customers: number;
  /** Share of them who left. */
  baseRate: number;
}

export interface ChurnModel {
  /** Over `churnFeatures`. */
  regression: LogisticRegression;
  /** The risk is that of doing nothing at all for this many days. */
  horizonDays: number;
  /** Lowest risk of the band; whatever is below `medium` is low. */
  bands: { medium: number; high: number };
  metrics: ChurnMetrics;
  /** Events after this were not seen. */
  asOf: Date;
}
