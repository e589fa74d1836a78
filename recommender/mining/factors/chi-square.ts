import { logGamma } from '../../value/log-gamma.js';

const mostTerms = 10_000;

/** Probability that a chi-square variable of so many degrees of freedom is larger than `value`. */
export function chiSquareTail(value: number, degrees: number): number {
  const [a, x] = [degrees / 2, value / 2];
  if (!(x > 0)) return 1;
  return Math.min(1, Math.max(0, x < a + 1 ? 1 - lowerBySeries(a, x) : upperByFraction(a, x)));
}

/** Regularised lower incomplete gamma function (Abramowitz and Stegun, 6.5.29). */
function lowerBySeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k < mostTerms && term > sum * Number.EPSILON; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum * Math.exp(-x + a * Math.log(x) - logGamma(a));
}

/** Regularised upper incomplete gamma function (Abramowitz and Stegun, 6.5.31), as Lentz evaluates a continued fraction. */
function upperByFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / Number.MIN_VALUE ** 0.5;
  let d = 1 / b;
  let h = d;
  for (let k = 1; k < mostTerms; k++) {
    const term = -k * (k - a);
    b += 2;
    d = 1 / (term * d + b || Number.MIN_VALUE ** 0.5);
    c = b + term / c || Number.MIN_VALUE ** 0.5;
    h *= d * c;
    if (Math.abs(d * c - 1) < Number.EPSILON) break;
  }
  return h * Math.exp(-x + a * Math.log(x) - logGamma(a));
}
