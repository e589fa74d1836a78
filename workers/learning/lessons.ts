import type { ModelKind } from '../../store/schema.js';
import { learnChurn } from './churn.js';
import { learnIntent } from './intent.js';
import type { LearnParts, Outcome } from './learn.js';
import { learnRecommender } from './recommender.js';
import { countRisks } from './risk-counts.js';
import { learnValue } from './value.js';

export type Lessons = Record<ModelKind, (parts: LearnParts) => Promise<Outcome>>;

/** How each kind of model is learnt, in the order in which a first start does it. */
export const lessons: Lessons = {
  intent: learnIntent,
  recommender: learnRecommender,
  async churn(parts) {
    const outcome = await learnChurn(parts);
    await countRisks(parts);
    return outcome;
  },
  value: learnValue,
};

export const modelKinds = Object.keys(lessons) as ModelKind[];
