import { quantile } from '../platform/quantile.js';

/** The class of texts that are none of our business, under the names that training files give it. Never an answer. */
const names = new Set(['out_of_scope', 'oos']);

export function isOutOfScope(label: string): boolean {
  return names.has(label);
}

/** What tells texts that we were trained for from others. Each alone is fooled where the others are not. */
export interface ScopeEvidence {
  /** Largest cosine to a prototype of our classes, in [-1, 1]; 0 for a text that the encoder cannot read. */
  nearness: number;
  /** Margin of the best class. */
  margin: number;
  /** Largest cosine to a prototype of the out-of-scope phrases; 0 where there are none. */
  strangeness: number;
  /** Share of its runs of characters that none of the phrases has, in [0, 1]; see `noveltyOf`. */
  novelty: number;
}

/** What each kind of evidence counts. */
export type ScopeWeights = Record<keyof ScopeEvidence, number>;

/** Tells what is out of scope: texts with a lower score than the threshold. */
export interface ScopeDetector {
  weights: ScopeWeights;
  threshold: number;
}

/**
 * Share of in-scope texts, none of them seen in training, that the threshold lets pass. What it refuses of them is the price
 * for refusing most of what is out of scope.
 */
const acceptance = 0.96;

const marginsTried = [0.25, 0.5, 1, 2];
const strangenessTried = [0, 0.25, 0.5, 1];
const noveltiesTried = [0, 0.1, 0.2, 0.4, 0.8];

/** How much a text looks like what we were trained for; higher is more. */
export function scopeScore({ nearness, margin, strangeness, novelty }: ScopeEvidence, weights: ScopeWeights): number {
  return weights.nearness * nearness + weights.margin * margin - weights.strangeness * strangeness - weights.novelty * novelty;
}

/** How much more than it needs to be in scope a text looks like what we were trained for: it is from 0 on, whatever the detector. */
export function scopeMargin(evidence: ScopeEvidence, { weights, threshold }: ScopeDetector): number {
  return scopeScore(evidence, weights) - threshold;
}

/** The weights that tell ours from others best, by the area under the ROC curve. Neither may have been trained on. */
export function fitScopeWeights(ours: readonly ScopeEvidence[], others: readonly ScopeEvidence[]): ScopeWeights {
  const candidates = marginsTried.flatMap((margin) =>
    strangenessTried.flatMap((strangeness) => noveltiesTried.map((novelty) => ({ nearness: 1, margin, strangeness, novelty }))),
  );
  const areas = candidates.map((weights) => {
    const scored = (evidence: ScopeEvidence) => scopeScore(evidence, weights);
    return areaUnderRoc(ours.map(scored), others.map(scored));
  });
  return candidates[areas.indexOf(Math.max(...areas))]!;
}

/** The threshold that lets `acceptance` of these scores pass. Scores must come from texts that were not trained on. */
export function scopeThreshold(scores: readonly number[]): number {
  return quantile(scores, 1 - acceptance);
}

/** The chance that one of ours scores higher than one of the others (Mann-Whitney); 0.5 where either are none. */
export function areaUnderRoc(ours: readonly number[], others: readonly number[]): number {
  if (ours.length === 0 || others.length === 0) return 0.5;
  const all = [...ours.map((score) => ({ score, our: true })), ...others.map((score) => ({ score, our: false }))];
  all.sort((a, b) => a.score - b.score);
  let ranks = 0;
  for (let from = 0; from < all.length; ) {
    let to = from + 1;
    while (to < all.length && all[to]!.score === all[from]!.score) to++;
    // Equal scores share the mean of their ranks.
    for (let i = from; i < to; i++) if (all[i]!.our) ranks += (from + to + 1) / 2;
    from = to;
  }
  return (ranks - (ours.length * (ours.length + 1)) / 2) / (ours.length * others.length);
}

/** Share of the others that are refused by the threshold that lets `accepted` of ours pass. */
export function recallAt(accepted: number, ours: readonly number[], others: readonly number[]): number {
  const threshold = quantile(ours, 1 - accepted);
  return others.filter((score) => score < threshold).length / Math.max(1, others.length);
}
