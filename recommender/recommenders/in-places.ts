import type { Recommender } from './recommender.js';
import type { Trail } from './trail.js';

/** Place of an item that a recommender does not know. */
export const unknownPlace = -1;

/**
 * A recommender asked in other positions than its own: `places` has the place of each item among its own. It says nothing of an item
 * that it does not know, and does not hear of touches of it.
 */
export function inPlaces({ score, explain }: Recommender, places: Int32Array): Recommender {
  const knownIn = ({ items }: Trail) => Array.from(items.keys()).filter((k) => places[items[k]!] !== unknownPlace);
  const translated = ({ items, interest, at }: Trail, known: readonly number[]): Trail => ({
    items: Int32Array.from(known, (k) => places[items[k]!]!),
    interest: Float64Array.from(known, (k) => interest[k]!),
    at: Float64Array.from(known, (k) => at[k]!),
  });
  return {
    score(trail) {
      const said = score(translated(trail, knownIn(trail)));
      const scores = new Float64Array(places.length);
      for (let item = 0; item < places.length; item++) if (places[item] !== unknownPlace) scores[item] = said[places[item]!]!;
      return scores;
    },
    explain(trail, item) {
      const said = new Float64Array(trail.items.length);
      if (places[item] === unknownPlace) return said;
      const known = knownIn(trail);
      explain(translated(trail, known), places[item]!).forEach((share, k) => {
        said[known[k]!] = share;
      });
      return said;
    },
  };
}
