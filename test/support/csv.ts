import type { Example } from '../../nlu/training-data.js';

/** Labelled texts as a CSV file. */
export function csvOf(examples: readonly Example[]): string {
  const cell = (value: string) => `"${value.replaceAll('"', '""')}"`;
  return ['text,intent', ...examples.map(({ text, intent }) => `${cell(text)},${cell(intent)}`), ''].join('\n');
}
