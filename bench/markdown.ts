/** A table; the first column is text, the others are figures. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, k) => (k === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** Paragraphs, tables and headings, a blank line between them. */
export function paragraphs(...blocks: readonly string[]): string {
  return blocks.join('\n\n');
}
