/** Character offsets, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** The text with spaces in place of some of it, so that the rest stays where it was. */
export function without(text: string, spans: readonly Span[]): string {
  return spans.reduce((left, { start, end }) => left.slice(0, start) + ' '.repeat(Math.max(0, end - start)) + left.slice(end), text);
}
