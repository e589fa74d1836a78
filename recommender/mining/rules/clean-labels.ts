/** A label that is taken for another one. */
export interface MergedLabel {
  label: string;
  /** The form that stands for it. */
  into: string;
  /** How often it is written in the baskets. */
  count: number;
}

/**
 * Labels that differ only in spaces, in upper and lower case or in how a letter is encoded are one: the form that is written most often, without spaces around
 * it, stands for all. Nothing is merged that is not reported.
 */
export function cleanLabels(rows: readonly (readonly string[])[]): { rows: string[][]; merged: MergedLabel[] } {
  const counts = new Map<string, number>();
  for (const label of rows.flat()) counts.set(label, (counts.get(label) ?? 0) + 1);
  const best = new Map<string, string>();
  // The most frequent form comes first; among equals the first by its characters.
  const forms = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  for (const [label] of forms) if (!best.has(keyOf(label))) best.set(keyOf(label), tidy(label));
  const into = new Map(forms.map(([label]) => [label, best.get(keyOf(label))!]));
  return {
    rows: rows.map((row) => row.map((label) => into.get(label)!)),
    merged: forms.filter(([label]) => into.get(label) !== label).map(([label, count]) => ({ label, into: into.get(label)!, count })),
  };
}

function tidy(label: string): string {
  return label.normalize('NFC').trim().replace(/\s+/g, ' ');
}

function keyOf(label: string): string {
  return tidy(label).toLowerCase();
}
