import type { ChosenPart } from '../../../recommender/recommenders/model.js';

/** What a recommender is made of, in a sentence. */
export function chosenLine(chosen: readonly ChosenPart[]): string {
  const shares = [...chosen]
    .sort((a, b) => b.weight - a.weight)
    .map(({ name, weight }) => `${name} ${Math.round(100 * weight)} %`)
    .join(', ');
  return chosen.length === 1 ? `What won is ${chosen[0]!.name} alone.` : `What won is a blend: ${shares}.`;
}
