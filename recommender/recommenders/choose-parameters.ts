import type { HeldOutCase } from './hold-out.js';
import { contentName } from './model.js';
import type { AnyPart, Evidence } from './part.js';
import { type RankingQuality, rankingQuality } from './ranking.js';
import type { Recommender } from './recommender.js';

/** A part with the parameters that find most of what was held out. */
export interface Candidate {
  name: string;
  parameters: Record<string, number>;
  recommender: Recommender;
  quality: RankingQuality;
}

/** Steps that `chooseParameters` reports for a part. */
export function searchSteps({ starts, grid }: AnyPart): number {
  return grid.reduce((sum, [, values]) => sum + values.length, starts.length);
}

/** Coordinate search by NDCG@10 on the cases; a value replaces the one before only where it is strictly better. */
export function chooseParameters(part: AnyPart, evidence: Evidence, cases: readonly HeldOutCase[], onStep: () => void): Candidate {
  const attempt = (fitted: unknown, parameters: Record<string, number>) => {
    const recommender = part.open(fitted, parameters);
    const quality = rankingQuality(cases, recommender.score);
    onStep();
    return { name: part.name, parameters, fitted, recommender, quality };
  };
  const begun = part.starts.map((parameters) => attempt(part.fit(evidence, parameters), parameters));
  let best = begun.reduce((a, b) => (b.quality.ndcg > a.quality.ndcg ? b : a));
  for (const [name, values] of part.grid) {
    for (const value of values) {
      const parameters = { ...best.parameters, [name]: value };
      const rival = attempt(part.listening.has(name) ? best.fitted : part.fit(evidence, parameters), parameters);
      if (rival.quality.ndcg > best.quality.ndcg) best = rival;
    }
  }
  return best;
}

/** What the items are, for which nothing has to be chosen. */
export function contentCandidate(content: Recommender, cases: readonly HeldOutCase[]): Candidate {
  return { name: contentName, parameters: {}, recommender: content, quality: rankingQuality(cases, content.score) };
}
