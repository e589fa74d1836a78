/** A function to be minimised: returns its value at `x` and writes its gradient there into `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface LbfgsOptions {
  maxIterations: number;
  /** Stops once the largest component of the gradient is below this. */
  tolerance: number;
}

/** Pairs of steps and gradient changes that stand in for the Hessian. */
const memory = 8;

/**
 * Limited-memory BFGS with a backtracking line search (Nocedal & Wright, Numerical Optimization, algorithms 7.4 and 3.1).
 * Improves `x` in place and returns the value reached. Deterministic.
 */
export function minimise(objective: Objective, x: Float64Array, { maxIterations, tolerance }: LbfgsOptions): number {
  const size = x.length;
  const history: { step: Float64Array; change: Float64Array; rho: number }[] = [];
  let gradient = new Float64Array(size);
  let value = objective(x, gradient);

  for (let iteration = 0; iteration < maxIterations && largest(gradient) > tolerance; iteration++) {
    const direction = newtonDirection(gradient, history);
    const slope = dot(direction, gradient);
    const step = new Float64Array(size);
    const nextGradient = new Float64Array(size);
    const next = new Float64Array(size);
    let length = history.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    let nextValue: number;
    for (;;) {
      for (let i = 0; i < size; i++) next[i] = x[i]! + length * direction[i]!;
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * length * slope) break;
      length /= 2;
      if (length < 1e-12) return value;
    }

    const change = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      step[i] = next[i]! - x[i]!;
      change[i] = nextGradient[i]! - gradient[i]!;
    }
    const curvature = dot(step, change);
    if (curvature > 1e-12) history.push({ step, change, rho: 1 / curvature });
    if (history.length > memory) history.shift();
    x.set(next);
    gradient = nextGradient;
    value = nextValue;
  }
  return value;
}

/** The two-loop recursion: minus the approximate inverse Hessian times the gradient. */
function newtonDirection(
  gradient: Float64Array,
  history: readonly { step: Float64Array; change: Float64Array; rho: number }[],
): Float64Array {
  const direction = gradient.map((g) => -g);
  const alphas = new Array<number>(history.length);
  for (let k = history.length - 1; k >= 0; k--) {
    const { step, change, rho } = history[k]!;
    alphas[k] = rho * dot(step, direction);
    addScaled(direction, change, -alphas[k]!);
  }
  const newest = history.at(-1);
  if (newest) {
    const scale = 1 / (newest.rho * dot(newest.change, newest.change));
    for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
  }
  for (let k = 0; k < history.length; k++) {
    const { step, change, rho } = history[k]!;
    addScaled(direction, step, alphas[k]! - rho * dot(change, direction));
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i]! += factor * source[i]!;
}

function largest(values: Float64Array): number {
  let max = 0;
  for (const value of values) max = Math.max(max, Math.abs(value));
  return max;
}
