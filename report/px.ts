/** A coordinate, as exact as a screen shows it. */
export function px(value: number): string {
  return String(Math.round(10 * value) / 10);
}
