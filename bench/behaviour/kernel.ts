import { mulberry32 } from '../../platform/random.js';
import { inverse } from '../../recommender/linear-algebra/inverse.js';
import type { Findings } from '../findings.js';
import { paragraphs, table } from '../markdown.js';
import type { PartProgress } from '../run-parts.js';
import { say } from '../say.js';

/** As many items as MovieLens 100k has. */
const size = 1_682;
const rounds = 3;

/** What the kernel in WebAssembly is worth: inverting EASE's matrix with it and with plain loops over typed arrays, in turn. */
export async function kernel(onProgress: PartProgress): Promise<Findings> {
  const matrix = positiveDefinite();
  const [fast, plain]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    fast.push(seconds(() => inverse(matrix, size)));
    plain.push(seconds(() => plainInverse(matrix)));
    onProgress('inverting', round + 1, rounds);
  }
  const [ours, theirs] = [Math.min(...fast), Math.min(...plain)];
  const row = (name: string, took: number) => [name, say.seconds(took), ((size ** 3 * 1e-9) / took).toFixed(1)];
  return {
    goals: [],
    section: paragraphs(
      '## The matrix kernel',
      `EASE inverts a matrix of [items × items], here ${size.toLocaleString('en')}². The kernel takes ${say.times(theirs / ours)} less than plain loops.`,
      table(
        ['', 'inverting', '10⁹ multiplications a second'],
        [row('128-bit WebAssembly vectors', ours), row('plain loops, 32-bit floats', theirs)],
      ),
    ),
  };
}

function seconds(work: () => unknown): number {
  const begun = performance.now();
  work();
  return (performance.now() - begun) / 1000;
}

function positiveDefinite(): Float32Array {
  const random = mulberry32(1);
  const matrix = new Float32Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) matrix[i * size + j] = matrix[j * size + i] = random() - 0.5;
    matrix[i * size + i] = size;
  }
  return matrix;
}

/** Gauss and Jordan without pivots, which a positive definite matrix does not need. */
function plainInverse(matrix: Float32Array): Float32Array {
  const a = matrix.slice();
  for (let k = 0; k < size; k++) {
    const pivot = 1 / a[k * size + k]!;
    a[k * size + k] = 1;
    for (let j = 0; j < size; j++) a[k * size + j]! *= pivot;
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const factor = a[i * size + k]!;
      a[i * size + k] = 0;
      for (let j = 0; j < size; j++) a[i * size + j]! -= factor * a[k * size + j]!;
    }
  }
  return a;
}
