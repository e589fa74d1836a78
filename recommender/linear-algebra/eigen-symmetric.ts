/** Eigenvalues, largest first, and the unit vector of each. */
export interface EigenSymmetric {
  values: Float64Array;
  vectors: Float64Array[];
}

/** Turns of one eigenvalue; a handful is usual. */
const mostTurns = 60;

/**
 * Eigenvalues and eigenvectors of a real symmetric matrix of finite numbers, given as its rows and not changed: Householder's reduction
 * to tridiagonal form, then the QL method with implicit shifts (EISPACK's tred2 and tql2; Bowdler, Martin, Reinsch and Wilkinson, 1968).
 */
export function eigenSymmetric(matrix: readonly ArrayLike<number>[]): EigenSymmetric {
  const size = matrix.length;
  const v = matrix.map((row) => Float64Array.from(row));
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(size);
  if (size > 0) {
    tridiagonalise(v, diagonal, beside);
    implicitQl(v, diagonal, beside);
  }
  const order = Array.from(diagonal.keys()).sort((a, b) => diagonal[b]! - diagonal[a]!);
  return {
    values: Float64Array.from(order, (k) => diagonal[k]!),
    vectors: order.map((k) => Float64Array.from(v, (row) => row[k]!)),
  };
}

/** Leaves in `v` the rotation, in `d` the diagonal and in `e` what stands beside it, from its second place on. */
function tridiagonalise(v: Float64Array[], d: Float64Array, e: Float64Array): void {
  const n = v.length;
  d.set(v[n - 1]!);
  for (let i = n - 1; i > 0; i--) {
    let scale = 0;
    let h = 0;
    for (let k = 0; k < i; k++) scale += Math.abs(d[k]!);
    if (scale === 0) {
      e[i] = d[i - 1]!;
      for (let j = 0; j < i; j++) {
        d[j] = v[i - 1]![j]!;
        v[i]![j] = 0;
        v[j]![i] = 0;
      }
    } else {
      for (let k = 0; k < i; k++) {
        d[k]! /= scale;
        h += d[k]! ** 2;
      }
      const f = d[i - 1]!;
      const g = f > 0 ? -Math.sqrt(h) : Math.sqrt(h);
      e[i] = scale * g;
      h -= f * g;
      d[i - 1] = f - g;
      reflect(v, d, e, i, h);
    }
    d[i] = h;
  }
  accumulate(v, d);
  e[0] = 0;
}

/** One Householder reflection, from both sides, of the leading `i` rows and columns. */
function reflect(v: Float64Array[], d: Float64Array, e: Float64Array, i: number, h: number): void {
  e.fill(0, 0, i);
  for (let j = 0; j < i; j++) {
    const f = d[j]!;
    v[j]![i] = f;
    let g = e[j]! + v[j]![j]! * f;
    for (let k = j + 1; k < i; k++) {
      g += v[k]![j]! * d[k]!;
      e[k]! += v[k]![j]! * f;
    }
    e[j] = g;
  }
  let f = 0;
  for (let j = 0; j < i; j++) {
    e[j]! /= h;
    f += e[j]! * d[j]!;
  }
  const half = f / (h + h);
  for (let j = 0; j < i; j++) e[j]! -= half * d[j]!;
  for (let j = 0; j < i; j++) {
    for (let k = j; k < i; k++) v[k]![j]! -= d[j]! * e[k]! + e[j]! * d[k]!;
    d[j] = v[i - 1]![j]!;
    v[i]![j] = 0;
  }
}

/** Multiplies the reflections, and takes the diagonal out of `v`. */
function accumulate(v: Float64Array[], d: Float64Array): void {
  const n = v.length;
  for (let i = 0; i < n - 1; i++) {
    v[n - 1]![i] = v[i]![i]!;
    v[i]![i] = 1;
    const h = d[i + 1]!;
    if (h !== 0) {
      for (let k = 0; k <= i; k++) d[k] = v[k]![i + 1]! / h;
      for (let j = 0; j <= i; j++) {
        let g = 0;
        for (let k = 0; k <= i; k++) g += v[k]![i + 1]! * v[k]![j]!;
        for (let k = 0; k <= i; k++) v[k]![j]! -= g * d[k]!;
      }
    }
    for (let k = 0; k <= i; k++) v[k]![i + 1] = 0;
  }
  d.set(v[n - 1]!);
  v[n - 1]!.fill(0);
  v[n - 1]![n - 1] = 1;
}

/** Leaves the eigenvalues in `d`, in no order, and their vectors in the columns of `v`. */
function implicitQl(v: Float64Array[], d: Float64Array, e: Float64Array): void {
  const n = d.length;
  e.copyWithin(0, 1);
  e[n - 1] = 0;
  let shift = 0;
  let largest = 0;
  for (let l = 0; l < n; l++) {
    largest = Math.max(largest, Math.abs(d[l]!) + Math.abs(e[l]!));
    const negligible = Number.EPSILON * largest;
    let m = l;
    while (m < n - 1 && Math.abs(e[m]!) > negligible) m++;
    if (m > l) {
      for (let turn = 0; turn < mostTurns && Math.abs(e[l]!) > negligible; turn++) shift += sweep(v, d, e, l, m);
    }
    d[l]! += shift;
    e[l] = 0;
  }
}

/** One QL turn over the places `l` to `m`; gives the shift that was taken off the diagonal from `l` on. */
function sweep(v: Float64Array[], d: Float64Array, e: Float64Array, l: number, m: number): number {
  const first = d[l]!;
  const towards = (d[l + 1]! - first) / (2 * e[l]!);
  const radius = towards < 0 ? -Math.hypot(towards, 1) : Math.hypot(towards, 1);
  d[l] = e[l]! / (towards + radius);
  d[l + 1] = e[l]! * (towards + radius);
  const next = d[l + 1]!;
  const taken = first - d[l]!;
  for (let i = l + 2; i < d.length; i++) d[i]! -= taken;

  let p = d[m]!;
  let [c, c2, c3] = [1, 1, 1];
  let [s, s2] = [0, 0];
  const besideNext = e[l + 1]!;
  for (let i = m - 1; i >= l; i--) {
    c3 = c2;
    c2 = c;
    s2 = s;
    const g = c * e[i]!;
    const h = c * p;
    const r = Math.hypot(p, e[i]!);
    e[i + 1] = s * r;
    s = e[i]! / r;
    c = p / r;
    p = c * d[i]! - s * g;
    d[i + 1] = h + s * (c * g + s * d[i]!);
    for (const row of v) {
      const right = row[i + 1]!;
      row[i + 1] = s * row[i]! + c * right;
      row[i] = c * row[i]! - s * right;
    }
  }
  p = (-s * s2 * c3 * besideNext * e[l]!) / next;
  e[l] = s * p;
  d[l] = c * p;
  return taken;
}
