export interface ObliqueRotation {
  /** Of each column on each factor, the others held still [p × m]: the pattern. */
  loadings: Float64Array[];
  /** Between the factors [m × m]. */
  correlations: Float64Array[];
}

const mostSteps = 2000;
const still = 1e-8;
const mostHalvings = 12;

/**
 * Turns factors so that each column loads on few of them, and lets them be correlated: direct oblimin with δ = 0 (Jennrich and Sampson,
 * "Rotation for simple loadings", 1966) by gradient projection (Bernaards and Jennrich, "Gradient projection algorithms and software for
 * arbitrary rotation criteria in factor analysis", 2005), with every column given the same say. Begins at the `loadings` [p × m] that
 * it is given, best those of varimax, and does not change them.
 */
export function oblimin(loadings: readonly Float64Array[]): ObliqueRotation {
  const lengths = loadings.map((row) => Math.hypot(...row) || 1);
  const even = loadings.map((row, k) => row.map((value) => value / lengths[k]!));
  const m = loadings[0]?.length ?? 0;
  // The axes of the factors are the columns of `axes`, each of length 1.
  let axes: Float64Array[] = identity(m);
  let at = lookFrom(even, axes);
  let step = 1;
  for (let k = 0; k < mostSteps; k++) {
    const downhill = projected(axes, at.gradient);
    const slope = Math.hypot(...downhill.flatMap((row) => [...row]));
    if (slope < still) break;
    step *= 2;
    let next = axes;
    let there = at;
    for (let halving = 0; halving < mostHalvings; halving++) {
      next = unitColumns(axes.map((row, i) => row.map((value, j) => value - step * downhill[i]![j]!)));
      there = lookFrom(even, next);
      if (at.criterion - there.criterion > 0.5 * slope ** 2 * step) break;
      step /= 2;
    }
    if (!(there.criterion < at.criterion)) break;
    [axes, at] = [next, there];
  }
  return {
    loadings: at.pattern.map((row, k) => row.map((value) => value * lengths[k]!)),
    correlations: multiply(transpose(axes), axes),
  };
}

/** The pattern from some axes, how far it is from simple (the products of squared loadings, summed), and how that changes with the axes. */
function lookFrom(loadings: readonly Float64Array[], axes: readonly Float64Array[]) {
  const inverse = inverted(axes);
  const pattern = multiply(loadings, transpose(inverse));
  let criterion = 0;
  const pull = pattern.map((row) => {
    const all = row.reduce((sum, value) => sum + value ** 2, 0);
    return row.map((value) => {
      const others = all - value ** 2;
      criterion += (value ** 2 * others) / 4;
      return value * others;
    });
  });
  const gradient = transpose(multiply(multiply(transpose(pattern), pull), inverse)).map((row) => row.map((value) => -value));
  return { pattern, criterion, gradient };
}

/** The part of a gradient that keeps the lengths of the axes. */
function projected(axes: readonly Float64Array[], gradient: readonly Float64Array[]): Float64Array[] {
  const along = axes.map((_, j) => axes.reduce((sum, row, i) => sum + row[j]! * gradient[i]![j]!, 0));
  return gradient.map((row, i) => row.map((value, j) => value - axes[i]![j]! * along[j]!));
}

function unitColumns(matrix: readonly Float64Array[]): Float64Array[] {
  const lengths = matrix.map((_, j) => Math.hypot(...matrix.map((row) => row[j]!)));
  return matrix.map((row) => row.map((value, j) => value / lengths[j]!));
}

function identity(size: number): Float64Array[] {
  return Array.from({ length: size }, (_, i) => Float64Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));
}

function transpose(matrix: readonly Float64Array[]): Float64Array[] {
  return Array.from(matrix[0] ?? [], (_, j) => Float64Array.from(matrix, (row) => row[j]!));
}

function multiply(a: readonly Float64Array[], b: readonly Float64Array[]): Float64Array[] {
  const width = b[0]?.length ?? 0;
  return a.map((row) => Float64Array.from({ length: width }, (_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)));
}

/** By Gauss and Jordan, with the largest pivots. */
function inverted(matrix: readonly Float64Array[]): Float64Array[] {
  const size = matrix.length;
  const rows = matrix.map((row, i) => Float64Array.from({ length: 2 * size }, (_, j) => (j < size ? row[j]! : j - size === i ? 1 : 0)));
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++) if (Math.abs(rows[i]![k]!) > Math.abs(rows[pivot]![k]!)) pivot = i;
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    const scale = rows[k]![k]!;
    rows[k] = rows[k]!.map((value) => value / scale);
    rows.forEach((row, i) => {
      const share = row[k]!;
      if (i !== k && share !== 0) rows[i] = row.map((value, j) => value - share * rows[k]![j]!);
    });
  }
  return rows.map((row) => row.slice(size));
}
