/** A standard normal number, by Marsaglia's polar method. */
function normal(random: () => number): number {
  for (;;) {
    const [u, v] = [2 * random() - 1, 2 * random() - 1];
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** A number that is Gamma(shape) with rate 1, by Marsaglia and Tsang (2000), A simple method for generating gamma variables. */
export function gammaDraw(shape: number, random: () => number): number {
  if (shape < 1) return gammaDraw(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A number in [0, 1] that is Beta(a, b). */
export function betaDraw(a: number, b: number, random: () => number): number {
  const [x, y] = [gammaDraw(a, random), gammaDraw(b, random)];
  return x + y > 0 ? x / (x + y) : a / (a + b);
}
