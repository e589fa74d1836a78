/** Some columns of each of some items, with weights, by item and by column: as compressed rows and compressed columns. */
export interface SparseIndex {
  columns: ReadonlyMap<string, number>;
  byItem: Lists;
  byColumn: Lists;
}

/** List k lies in `entries` and `weights` from `starts[k]` to `starts[k + 1]`. */
interface Lists {
  starts: Int32Array;
  entries: Int32Array;
  weights: Float32Array;
}

/** Indexes rows of names with their weights. */
export function indexSparse(rows: readonly ReadonlyMap<string, number>[]): SparseIndex {
  const columns = new Map<string, number>();
  for (const row of rows) for (const name of row.keys()) if (!columns.has(name)) columns.set(name, columns.size);
  const size = rows.reduce((sum, row) => sum + row.size, 0);
  const byItem = emptyLists(rows.length, size);
  const byColumn = emptyLists(columns.size, size);
  for (const row of rows) for (const name of row.keys()) byColumn.starts[columns.get(name)! + 1]!++;
  for (let column = 0; column < columns.size; column++) byColumn.starts[column + 1]! += byColumn.starts[column]!;
  const filled = byColumn.starts.slice();
  let entry = 0;
  rows.forEach((row, item) => {
    for (const [name, weight] of row) {
      const column = columns.get(name)!;
      byItem.entries[entry] = column;
      byItem.weights[entry++] = weight;
      const place = filled[column]!++;
      byColumn.entries[place] = item;
      byColumn.weights[place] = weight;
    }
    byItem.starts[item + 1] = entry;
  });
  return { columns, byItem, byColumn };
}

/** Adds `factor` times the column to the items' `sums`, a Float64Array [items]. */
export function addColumn(
  { byColumn: { starts, entries, weights } }: SparseIndex,
  column: number,
  factor: number,
  sums: Float64Array,
): void {
  for (let k = starts[column]!; k < starts[column + 1]!; k++) sums[entries[k]!]! += factor * weights[k]!;
}

/** Dot product of two rows: each has its columns in the order in which they first came up, not sorted, and only a few. */
export function rowDot({ byItem: { starts, entries, weights } }: SparseIndex, a: number, b: number): number {
  let sum = 0;
  for (let i = starts[a]!; i < starts[a + 1]!; i++) {
    for (let j = starts[b]!; j < starts[b + 1]!; j++) if (entries[i] === entries[j]) sum += weights[i]! * weights[j]!;
  }
  return sum;
}

function emptyLists(lists: number, entries: number): Lists {
  return { starts: new Int32Array(lists + 1), entries: new Int32Array(entries), weights: new Float32Array(entries) };
}
