import { chance } from './draws.js';
import type { Random } from './random.js';
import { suits, type Tastes } from './tastes.js';
import type { Deed } from './visiting.js';

/** Chance that somebody says what they think of an item that they look at. */
const outspoken = 0.03;
/** Fit from which it is liked, and below which it is not. */
const pleasing = 0.5;
const displeasing = 0.15;
/** Of what does not fit, so much was recommended and is waved away; the rest is disliked. */
const recommended = 0.4;

/** What a customer says about the items they look at, in the moment in which they do: a like, a dislike, or that it is not for them. */
export function speakUp(deeds: readonly Deed[], tastes: Tastes, random: Random): Deed[] {
  return deeds.flatMap(({ type, item, at }): Deed[] => {
    if (type !== 'view' || !item || !chance(random, outspoken)) return [];
    const fit = suits(tastes, item);
    if (fit >= pleasing) return [{ type: 'like', item, at }];
    return fit < displeasing ? [{ type: chance(random, recommended) ? 'dismissed' : 'dislike', item, at }] : [];
  });
}
