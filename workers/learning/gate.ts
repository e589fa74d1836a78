/** Two figures of one measure, higher is better: the candidate's, and that of what it has to hold its own against. */
export interface Exam {
  /** Such as `NDCG@10`. */
  measure: string;
  candidate: number;
  rival: number;
  /** The live model's id, or what a first model is held against. */
  rivalName: string;
  /** How much lower than the rival still counts as noise. */
  tolerance: number;
  /** How both figures came about. */
  protocol: string;
}

export interface Verdict {
  passed: boolean;
  /** For the people who read it in the registry. */
  sentence: string;
}

/** A candidate passes if it is not worse than its rival; a figure that is no number passes never. */
export function judge({ measure, candidate, rival, rivalName, tolerance, protocol }: Exam): Verdict {
  const passed = candidate >= rival - tolerance;
  const noise = tolerance > 0 ? `, where ${digits(tolerance)} lower still counts as noise` : '';
  const figures = `${measure} ${digits(candidate)} against ${digits(rival)} of ${rivalName}${noise}; ${protocol}`;
  return { passed, sentence: `${passed ? 'Promoted' : 'Kept back'}: ${figures}.` };
}

function digits(value: number): string {
  return value.toFixed(3);
}
