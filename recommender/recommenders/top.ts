/**
 * Positions of the highest scores, best first, at most `count`; -Infinity is never among them. `comesFirst` orders equal
 * scores. One pass with a short sorted list: `count` is small where this is used.
 */
export function topPositions(
  scores: ArrayLike<number>,
  count: number,
  comesFirst: (a: number, b: number) => boolean = (a, b) => a < b,
): number[] {
  const top: number[] = [];
  const isBefore = (a: number, b: number) => scores[a]! > scores[b]! || (scores[a] === scores[b] && comesFirst(a, b));
  let lowest = Number.NEGATIVE_INFINITY;
  for (let position = 0; position < scores.length; position++) {
    const score = scores[position]!;
    if (score === Number.NEGATIVE_INFINITY || score < lowest) continue;
    let place = top.length;
    while (place > 0 && isBefore(position, top[place - 1]!)) place--;
    if (place >= count) continue;
    top.splice(place, 0, position);
    if (top.length > count) top.pop();
    if (top.length === count) lowest = scores[top[count - 1]!]!;
  }
  return top;
}
