/** Where a function is smallest, as far as was searched. */
export interface Minimum {
  at: number[];
  value: number;
}

const mostSteps = 2000;
const tolerance = 1e-11;

/**
 * A minimum of a smooth function of a few numbers by Nelder and Mead (1965), A simplex method for function minimization, begun anew from
 * where it ended until that gains nothing: a simplex that has collapsed too early is the method's known weakness. `steps` are how far
 * the first simplex reaches in each direction.
 */
export function minimise(f: (at: readonly number[]) => number, start: readonly number[], steps = 0.5): Minimum {
  let best = descend(f, start, steps);
  for (let round = 0; round < 5; round++) {
    const next = descend(f, best.at, steps / 2 ** (round + 1));
    const gained = best.value - next.value;
    if (gained > 0) best = next;
    if (!(gained > tolerance * Math.max(1, Math.abs(best.value)))) break;
  }
  return best;
}

function descend(f: (at: readonly number[]) => number, start: readonly number[], step: number): Minimum {
  const point = (at: number[]): Minimum => {
    const value = f(at);
    return { at, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const simplex = [point([...start]), ...start.map((_, k) => point(start.map((x, j) => x + (j === k ? step : 0))))];
  const size = start.length;
  for (let k = 0; k < mostSteps; k++) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst, second] = [simplex[0]!, simplex[size]!, simplex[size - 1]!];
    if (worst.value - best.value <= tolerance * Math.max(1, Math.abs(best.value)) && spread(simplex) < 1e-7) break;
    const centre = start.map((_, j) => simplex.slice(0, size).reduce((sum, { at }) => sum + at[j]! / size, 0));
    const along = (by: number) => point(centre.map((c, j) => c + by * (worst.at[j]! - c)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      simplex[size] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < second.value) simplex[size] = reflected;
    else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) simplex[size] = contracted;
      else for (let j = 1; j <= size; j++) simplex[j] = point(simplex[j]!.at.map((x, i) => best.at[i]! + 0.5 * (x - best.at[i]!)));
    }
  }
  return simplex.sort((a, b) => a.value - b.value)[0]!;
}

/** How far the corners lie apart at most in one direction. */
function spread(simplex: readonly Minimum[]): number {
  const [first] = simplex;
  return Math.max(...simplex.flatMap(({ at }) => at.map((x, j) => Math.abs(x - first!.at[j]!))));
}
