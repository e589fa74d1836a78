/** How the days of a column are written. */
export interface DateNotation {
  /** Of "3/4/2026" the first number is the day. */
  dayFirst: boolean;
  /** No cell tells which number is the day, and there are cells that need it told. */
  ambiguous: boolean;
  /** Some cells can only have the day first and some only the month. */
  mixed: boolean;
}

interface DayParts {
  year: number;
  month: number;
  day: number;
  /** Both of the last two can be the month, and they are not the same. */
  twofold: boolean;
}

const clock = '(?:[T ,]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*([ap]m)?\\s*(Z|UTC|[+-]\\d{2}:?\\d{2})?)?';
const isoForm = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${clock}$`, 'i');
const compactForm = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const numericForm = new RegExp(`^(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})${clock}$`, 'i');
const dayNameForm = new RegExp(
  `^(?:[a-z]{3,9}\\.?,? )?(\\d{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]{3,9})\\.?,?[ -]+(\\d{4}|\\d{2})${clock}$`,
  'i',
);
const monthNameForm = new RegExp(`^(?:[a-z]{3,9}\\.?,? )?([a-z]{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})${clock}$`, 'i');
const chineseForm = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The moment a cell names, in milliseconds since 1970 (UTC), NaN where it names none. Reads ISO 8601, "20260304", "4.3.2026",
 * "4 March 2026", "Mar 4, 2026" and "2026年3月4日", each but the second and the last also with a time. Two digits of a year from 70
 * on are of the last century.
 */
export function readDate(cell: string, dayFirst = true): number {
  const text = cell.trim();
  if (text.length < 6 || text.length > 45 || !/\d/.test(text)) return Number.NaN;
  const iso = isoForm.exec(text);
  if (iso) return moment(+iso[1]!, +iso[3]!, +iso[4]!, iso.slice(5));
  const compact = compactForm.exec(text) ?? chineseForm.exec(text);
  if (compact) return moment(+compact[1]!, +compact[2]!, +compact[3]!, []);
  const numeric = numericForm.exec(text);
  if (numeric) {
    const { year, month, day } = numericParts(numeric, dayFirst);
    return moment(year, month, day, numeric.slice(5));
  }
  const named = dayNameForm.exec(text);
  if (named) return moment(fullYear(named[3]!), monthOf(named[2]!), +named[1]!, named.slice(4));
  const american = monthNameForm.exec(text);
  if (american) return moment(+american[3]!, monthOf(american[1]!), +american[2]!, american.slice(4));
  return Number.NaN;
}

/** Finds whether the day or the month comes first by the cells that leave no doubt; the day where none tells. */
export function dateNotation(cells: Iterable<string>): DateNotation {
  let dayFirst = 0;
  let monthFirst = 0;
  let twofold = 0;
  for (const cell of cells) {
    const numeric = numericForm.exec(cell.trim());
    if (!numeric) continue;
    const [first, second] = [+numeric[1]!, +numeric[3]!];
    if (first > 12 || numeric[2] === '.') dayFirst++;
    else if (second > 12) monthFirst++;
    else if (first !== second) twofold++;
  }
  return { dayFirst: dayFirst >= monthFirst, ambiguous: twofold > 0 && dayFirst + monthFirst === 0, mixed: dayFirst > 0 && monthFirst > 0 };
}

/** Whether a cell names another day if the month is read first. */
export function isTwofoldDate(cell: string): boolean {
  const numeric = numericForm.exec(cell.trim());
  return numeric !== null && numericParts(numeric, true).twofold;
}

/** Seconds or milliseconds since 1970, as event logs have them, in milliseconds; NaN for what is none from 1990 to 2100. */
export function readEpoch(cell: string): number {
  const text = cell.trim();
  if (!/^\d{9,13}(?:\.\d+)?$/.test(text)) return Number.NaN;
  const number = Number(text);
  const at = number < 1e11 ? 1000 * number : number;
  return at >= Date.UTC(1990, 0) && at < Date.UTC(2100, 0) ? at : Number.NaN;
}

function numericParts([, first, mark, second, year]: RegExpExecArray, dayFirst: boolean): DayParts {
  const [a, b] = [+first!, +second!];
  const leaves = mark === '.' || a > 12 || b > 12 || a === b;
  const dayLeads = mark === '.' || (b <= 12 && (a > 12 || dayFirst));
  return { year: fullYear(year!), month: dayLeads ? b : a, day: dayLeads ? a : b, twofold: !leaves };
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function moment(year: number, month: number, day: number, [hours, minutes, seconds, half, zone]: readonly (string | undefined)[]): number {
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return Number.NaN;
  if (hours === undefined) return at;
  let hour = +hours;
  if (half) hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (hour > 24 || +minutes! > 59) return Number.NaN;
  return at + 3_600_000 * hour + 60_000 * (+minutes! - offsetMinutes(zone)) + 1000 * Number(seconds ?? 0);
}

/** Minutes a zone is ahead of UTC. */
function offsetMinutes(zone: string | undefined): number {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  return parts ? (parts[1] === '-' ? -1 : 1) * (60 * +parts[2]! + +parts[3]!) : 0;
}
