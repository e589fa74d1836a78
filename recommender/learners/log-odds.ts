/** Probability whose log-odds these are. */
export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Nothing is more certain than this: log-odds and log loss stay finite. */
const certain = 1e-6;

/** Log-odds of a probability; of 0 and 1 those of one in a million. */
export function logOdds(probability: number): number {
  const p = Math.min(1 - certain, Math.max(certain, probability));
  return Math.log(p / (1 - p));
}

/** What a probability costs where `label` came true: −log of what was given to it. */
export function logLossOf(probability: number, label: number): number {
  return -Math.log(Math.max(certain, label === 1 ? probability : 1 - probability));
}
