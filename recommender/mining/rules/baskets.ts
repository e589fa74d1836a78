/** What was bought together, in numbers. */
export interface Baskets {
  /** Every label that occurs, in the order of their characters; an item is its place here. */
  labels: string[];
  /** Items of each basket, rising, each once. Baskets without an item are not among them. */
  baskets: Int32Array[];
}

/** Baskets of labels as baskets of numbers. A label that stands twice in a basket counts once; empty ones are no items. */
export function basketsOf(rows: readonly (readonly string[])[]): Baskets {
  const labels = [...new Set(rows.flat())].filter((label) => label !== '').sort();
  const places = new Map(labels.map((label, place) => [label, place]));
  const baskets = rows.map((row) =>
    Int32Array.from(new Set(row.filter((label) => label !== '').map((label) => places.get(label)!))).sort(),
  );
  return { labels, baskets: baskets.filter(({ length }) => length > 0) };
}
