/** Rows of which most columns are zero (compressed sparse rows): row `i` has the entries `starts[i]` up to `starts[i + 1]`. */
export interface SparseRows {
  /** Int32Array [rows + 1]. */
  starts: Int32Array;
  /** Int32Array [entries]; no column twice in a row. */
  columns: Int32Array;
  /** Float32Array [entries]. */
  values: Float32Array;
}
