/** What people and programs write where they know nothing, lower-cased. */
const gapWords = new Set(
  ['', 'na', 'n/a', 'n.a.', '#n/a', '#na', '<na>', 'nan', 'null', '(null)', 'nil', '\\n', '-', '--', '–', '—', '?', '.'].concat(
    'missing',
    'undefined',
    'not available',
    '(blank)',
  ),
);
const longest = Math.max(...[...gapWords].map(({ length }) => length));

/** Words that are a gap among numbers and dates; among categories they may be one of them. */
const emptyWords = new Set(['unknown', 'none', 'not known', 'n.v.', 'unbekannt', '无', '未知']);

/** Whether a cell says nothing: it is empty, or holds one of the signs for it. */
export function isGap(cell: string): boolean {
  const word = cell.trim();
  return word.length <= longest && gapWords.has(word.toLowerCase());
}

/** Whether a cell says in a word that nothing is known: "unknown", "none". */
export function saysUnknown(cell: string): boolean {
  return emptyWords.has(cell.trim().toLowerCase());
}
