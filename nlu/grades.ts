import { StewardError } from '../platform/errors.js';
import { type Answer, type Metrics, metricsOf } from './metrics.js';
import { areaUnderRoc, isOutOfScope, recallAt } from './out-of-scope.js';

/** What a classifier said of a text. */
export interface TextAnswer {
  text: string;
  /** The best class, also of a text that is refused. */
  answer: string;
  /** Of the answer, in [0, 1]. */
  confidence: number;
  /** See `scopeMargin`. */
  scopeScore: number;
  inScope: boolean;
}

/** An answer beside the right one, which may be `out_of_scope`. */
export type GradedAnswer = TextAnswer & Answer;

/** How a classifier did on texts that it had not seen. */
export interface Grades {
  figures: Metrics & {
    /** Absent where no text is out of scope. */
    oos?: ScopeFigures;
  };
  /** To texts of ours. */
  answers: GradedAnswer[];
  /** To texts out of scope, for which no answer is right. */
  strangers: GradedAnswer[];
}

/** How well texts out of scope are told from ours. */
export interface ScopeFigures {
  /** Area under the ROC curve of the scope scores. */
  auroc: number;
  /** Share of the texts out of scope that are refused by the threshold that lets 95 % of ours pass. */
  recallAt95: number;
}

/** @throws StewardError `examples_invalid` where there is no text of ours. */
export function gradesOf(answers: readonly GradedAnswer[]): Grades {
  const ours = answers.filter(({ intent }) => !isOutOfScope(intent));
  const strangers = answers.filter(({ intent }) => isOutOfScope(intent));
  if (ours.length === 0) throw new StewardError('invalid', 'examples_invalid', 'All texts to be answered are out of scope.');
  return { figures: { ...metricsOf(ours), ...(strangers.length > 0 && { oos: scopeFigures(ours, strangers) }) }, answers: ours, strangers };
}

function scopeFigures(ours: readonly TextAnswer[], strangers: readonly TextAnswer[]): ScopeFigures {
  const [own, other] = [ours, strangers].map((answers) => answers.map(({ scopeScore }) => scopeScore));
  return { auroc: areaUnderRoc(own!, other!), recallAt95: recallAt(0.95, own!, other!) };
}
