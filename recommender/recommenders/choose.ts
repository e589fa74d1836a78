import { blend } from './blend.js';
import { type Candidate, chooseParameters, contentCandidate, searchSteps } from './choose-parameters.js';
import { climb, gainsOf } from './climb.js';
import type { HeldOutCase } from './hold-out.js';
import { type ChosenPart, contentName, type FittedPart } from './model.js';
import type { AnyPart, Evidence } from './part.js';
import { partNamed, parts } from './parts.js';
import { askAll } from './questions.js';
import { rankingQuality } from './ranking.js';
import { weigh } from './weigh.js';

/** Customers asked for each choice; more would hardly change it. */
const mostAsked = 2_000;
/** With fewer, chance would choose. */
const fewestAsked = 20;
/** A part with less of the blend than this changes nothing but the time it takes. */
const leastShare = 0.02;
/** Share of popularity at least, for customers of whom nothing else is known and between items of which nothing else is. */
const popularShare = 0.01;

/** Steps that `chooseParts` reports. */
export function choiceSteps(evidence: Pick<Evidence, 'described'>): number {
  return partsFor(evidence).reduce((sum, part) => sum + searchSteps(part), 1);
}

function partsFor(evidence: Pick<Evidence, 'described'>): AnyPart[] {
  return parts.filter(({ appliesTo }) => appliesTo?.(evidence) ?? true);
}

/**
 * Chooses what to recommend by, on cases that the evidence does not hold: the parameters of every part, and the weights of their blend.
 * A blend has to be better than its best part, and whatever wins has to be better than recommending what is popular by more than
 * chance, or what is popular it is.
 */
export function chooseParts(evidence: Evidence, cases: readonly HeldOutCase[], onStep: () => void): ChosenPart[] {
  if (cases.length < fewestAsked) {
    for (let step = choiceSteps(evidence); step > 0; step--) onStep();
    return withPopular(
      evidence.described
        ? [
            { ...similar, weight: 0.5 },
            { name: contentName, parameters: {}, weight: 0.5 },
          ]
        : [similar],
    );
  }
  const asked = evenly(cases, mostAsked);
  const fitted = partsFor(evidence).map((part) => chooseParameters(part, evidence, asked, onStep));
  const [popular] = fitted as [Candidate, ...Candidate[]];
  const candidates = evidence.described ? [...fitted, contentCandidate(evidence.described.content, asked)] : fitted;
  const best = candidates.reduce((a, b) => (b.quality.ndcg > a.quality.ndcg ? b : a));
  const blended = blendOf(candidates, weightsOf(candidates, candidates.indexOf(best), asked));
  const gains = rankingQuality(asked, blend(blended, evidence.itemCount).score).gains;
  onStep();
  const winner = mean(gains) > best.quality.ndcg ? { gains, chosen: blended } : { gains: best.quality.gains, chosen: blendOf([best], [1]) };
  const isWorthIt = beatsByMoreThanChance(winner.gains, popular.quality.gains);
  return withPopular(
    (isWorthIt ? winner.chosen : blendOf([popular], [1])).map(({ name, parameters, weight }) => ({ name, parameters, weight })),
    popular.parameters,
  );
}

/**
 * Likelihood finds weights that hold for others too, but has all of the items in mind, and what counts is the head of the list. So
 * from there, and from the best part alone, weights are sought that find more there; they are taken if they do by more than chance.
 */
function weightsOf(candidates: readonly Candidate[], best: number, asked: readonly HeldOutCase[]): Float64Array {
  const recommenders = candidates.map(({ recommender }) => recommender);
  const questions = askAll(recommenders, asked);
  const likely = weigh(questions, candidates.length);
  const alone = new Float64Array(candidates.length).with(best, 1);
  const [a, b] = [likely, alone].map((from) => climb(questions, from)).map((weights) => ({ weights, gains: gainsOf(questions, weights) }));
  const climbed = mean(b!.gains) > mean(a!.gains) ? b! : a!;
  return beatsByMoreThanChance(climbed.gains, gainsOf(questions, likely)) ? climbed.weights : likely;
}

/** Fits what was chosen. */
export function fitParts(chosen: readonly ChosenPart[], evidence: Evidence): FittedPart[] {
  return chosen.map((part) => ({
    ...part,
    fitted: part.name === contentName ? null : partNamed(part.name)!.fit(evidence, part.parameters),
  }));
}

/** For a shop too small to choose from: similar items, which need few customers to be found, and what is like them. */
const similar: ChosenPart = { name: 'item-to-item', parameters: partNamed('item-to-item')!.starts[0], weight: 1 };

/** The candidates that weigh anything, their shares adding up to 1. */
function blendOf(candidates: readonly Candidate[], weights: ArrayLike<number>): (Candidate & { weight: number })[] {
  const total = candidates.reduce((sum, _, p) => sum + weights[p]!, 0);
  const heard = candidates.flatMap((candidate, p) => (weights[p]! >= leastShare * total ? [{ ...candidate, weight: weights[p]! }] : []));
  const sum = heard.reduce((a, { weight }) => a + weight, 0);
  return heard.map((candidate) => ({ ...candidate, weight: candidate.weight / sum }));
}

function withPopular(chosen: ChosenPart[], parameters: Record<string, number> = partNamed('popular')!.starts[0]): ChosenPart[] {
  if (chosen.some(({ name }) => name === 'popular')) return chosen;
  const rest = chosen.map((part) => ({ ...part, weight: (1 - popularShare) * part.weight }));
  return [{ name: 'popular', parameters, weight: popularShare }, ...rest];
}

/** By two standard errors of the paired differences, which chance alone reaches once in forty times. */
function beatsByMoreThanChance(gains: Float64Array, rival: Float64Array): boolean {
  const differences = gains.map((gain, c) => gain - rival[c]!);
  const average = mean(differences);
  const variance = mean(differences.map((difference) => (difference - average) ** 2));
  return average > 2 * Math.sqrt(variance / differences.length);
}

function mean(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

/** At most `count` of them, evenly spaced. */
function evenly<T>(all: readonly T[], count: number): readonly T[] {
  const step = all.length / count;
  return step <= 1 ? all : Array.from({ length: count }, (_, k) => all[Math.floor(k * step)]!);
}
