/** One record of a CSV file (RFC 4180) with its line end. A single empty cell gets quotes: a blank line is no record. */
export function csvLine(cells: readonly (string | number)[]): string {
  const cell = (content: string | number) => {
    const text = String(content);
    return /[",\r\n]/.test(text) || (cells.length === 1 && text === '') ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${cells.map(cell).join(',')}\n`;
}
