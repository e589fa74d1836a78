/** Character offsets, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

export function isSameSpan(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}

/** The text with spaces in place of some of it, so that the rest stays where it was. */
export function without(text: string, spans: readonly Span[]): string {
  return spans.reduce((left, { start, end }) => left.slice(0, start) + ' '.repeat(Math.max(0, end - start)) + left.slice(end), text);
}
