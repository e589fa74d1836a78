/** Dot product of vectors of one length; four sums at a time, which the processor adds up side by side. */
export function dot(a: Float32Array, b: Float32Array): number {
  const blocks = a.length - (a.length % 4);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let j = 0; j < blocks; j += 4) {
    s0 += a[j]! * b[j]!;
    s1 += a[j + 1]! * b[j + 1]!;
    s2 += a[j + 2]! * b[j + 2]!;
    s3 += a[j + 3]! * b[j + 3]!;
  }
  for (let j = blocks; j < a.length; j++) s0 += a[j]! * b[j]!;
  return s0 + s1 + s2 + s3;
}
