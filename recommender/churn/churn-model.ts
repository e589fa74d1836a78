import type { CalibratedClassifier, Classifier } from '../learners/classifier.js';
import type { Quality } from '../learners/metrics.js';
import type { Spread } from './drift.js';

export type RiskBand = 'low' | 'medium' | 'high';

/** A band among the customers trained on, judged by models that had not seen them. */
export interface BandShare {
  /** Of the customers. */
  share: number;
  /** Share of the band who left. */
  left: number;
  /** Share of all who left that the band holds. */
  caught: number;
}

/** Out-of-fold quality and what it was measured on. */
export interface ChurnMetrics extends Quality {
  /** The kind of model that was chosen. */
  chosen: Classifier['kind'];
  /** Mean log loss of each kind of model on customers it had not seen, from the simplest on. */
  candidates: { model: Classifier['kind']; logLoss: number }[];
  /** Customers trained on. */
  customers: number;
  /** Share of them who left. */
  baseRate: number;
  bands: Record<RiskBand, BandShare>;
}

export interface ChurnModel {
  /** Over `churnFeatures`. */
  model: CalibratedClassifier;
  /** The risk is that of doing nothing at all for this many days. */
  horizonDays: number;
  /** Lowest risk of the band; whatever is below `medium` is low. */
  bands: { medium: number; high: number };
  /** Median of each feature among those who stayed: what a customer is compared with to say why. */
  typical: number[];
  /** Of each feature, and of the risks, among the customers trained on. */
  spreads: Spread[];
  riskSpread: Spread;
  metrics: ChurnMetrics;
  /** Events after this were not seen. */
  asOf: Date;
}
