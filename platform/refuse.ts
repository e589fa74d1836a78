import { StewardError } from './errors.js';

/** Faults that are told; where there are more, the file is of another kind. */
const most = 20;

/** @throws StewardError with the faults, a sentence each, where there are some. */
export function refuse(code: string, faults: readonly string[]): void {
  if (faults.length === 0) return;
  const more = faults.length > most ? [`And ${faults.length - most} more.`] : [];
  throw new StewardError('invalid', code, [...faults.slice(0, most), ...more].join('\n'));
}
