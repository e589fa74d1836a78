/**
 * Priority of a hand-over, from 0 to 20. A mood in [-1, 1] counts from 0, delighted, over 5 to 10, furious; an urgency in [0, 1]
 * adds as much again, so that who is calm and has an exam in an hour comes before who is furious about a cover.
 */
export function priorityOf({ mood, urgency }: { mood: number; urgency: number }): number {
  return Math.round((1 - mood) * 5 + urgency * 10);
}
