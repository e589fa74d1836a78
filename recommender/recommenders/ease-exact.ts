import { inverse } from '../linear-algebra/inverse.js';
import { squaredNorms, visitCoOccurrences } from './co-occurrence.js';
import type { Trail } from './trail.js';

/** Rows of weights of EASE [items] from the inverse P of the items' Gram matrix with the ridge on its diagonal: −P[i][j] / P[j][j]. */
export function byItems(liked: readonly Trail[], itemCount: number, ridge: number): (item: number) => Float64Array {
  const gram = new Float32Array(itemCount * itemCount);
  const norms = squaredNorms(liked, itemCount);
  visitCoOccurrences(liked, itemCount, { reach: Number.POSITIVE_INFINITY, weigh: () => 1 }, (item, met, sums) => {
    for (const other of met) gram[item * itemCount + other] = sums[other]!;
    gram[item * itemCount + item] = norms[item]! + ridge;
  });
  const precision = inverse(gram, itemCount);
  const diagonal = Float64Array.from({ length: itemCount }, (_, item) => precision[item * itemCount + item]!);
  return (item) => weightsOf(item, precision.subarray(item * itemCount, (item + 1) * itemCount), diagonal);
}

/**
 * The same weights where customers are fewer than items, from a matrix of theirs: with the interests X [customers × items] the inverse
 * (XᵀX + λ)⁻¹ is (1 − Xᵀ (XXᵀ + λ)⁻¹ X) / λ (Woodbury's identity), a row of which takes no longer than going through all trails.
 */
export function byCustomers(liked: readonly Trail[], itemCount: number, ridge: number): (item: number) => Float64Array {
  const count = liked.length;
  const owners = ownersOf(liked, itemCount);
  const kernel = new Float32Array(count * count);
  for (let customer = 0; customer < count; customer++) kernel[customer * count + customer] = ridge;
  for (const { customers, interest } of owners) {
    customers.forEach((a, k) => {
      customers.forEach((b, l) => {
        kernel[a * count + b]! += interest[k]! * interest[l]!;
      });
    });
  }
  const inverted = inverse(kernel, count);
  const share = new Float64Array(count);
  /** Row of Xᵀ (XXᵀ + λ)⁻¹ X for an item, into `row`. */
  const explain = (item: number, row: Float64Array): void => {
    share.fill(0);
    const { customers, interest } = owners[item]!;
    customers.forEach((customer, k) => {
      for (let other = 0; other < count; other++) share[other]! += interest[k]! * inverted[customer * count + other]!;
    });
    row.fill(0);
    liked.forEach(({ items, interest }, customer) => {
      for (let k = 0; k < items.length; k++) row[items[k]!]! += share[customer]! * interest[k]!;
    });
  };
  const row = new Float64Array(itemCount);
  const diagonal = new Float64Array(itemCount);
  for (let item = 0; item < itemCount; item++) {
    const { customers, interest } = owners[item]!;
    let explained = 0;
    customers.forEach((a, k) => {
      customers.forEach((b, l) => {
        explained += interest[k]! * interest[l]! * inverted[a * count + b]!;
      });
    });
    diagonal[item] = 1 - explained;
  }
  return (item) => {
    explain(item, row);
    return weightsOf(
      item,
      row.map((explained) => -explained),
      diagonal,
    );
  };
}

function weightsOf(item: number, precision: Float32Array | Float64Array, diagonal: Float64Array): Float64Array {
  const weights = Float64Array.from(diagonal, (by, other) => -precision[other]! / by);
  weights[item] = 0;
  return weights;
}

/** Who likes each item, and how much. */
function ownersOf(liked: readonly Trail[], itemCount: number): { customers: number[]; interest: number[] }[] {
  const owners = Array.from({ length: itemCount }, () => ({ customers: [] as number[], interest: [] as number[] }));
  liked.forEach(({ items, interest }, customer) => {
    items.forEach((item, k) => {
      owners[item]!.customers.push(customer);
      owners[item]!.interest.push(interest[k]!);
    });
  });
  return owners;
}
