/** The sign before the fraction. */
export type DecimalMark = '.' | ',';

/** How the numbers of a column are written. */
export interface NumberNotation {
  decimal: DecimalMark;
  /** Whether the column writes its numbers in both ways: "1,5" here and "1.5" there. */
  mixed: boolean;
  /** Some cell can be read with this mark only, or no mark needs to be told. */
  certain: boolean;
}

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
/** Digits with marks, once signs, currencies and spaces are gone. */
const marked = /^\d+(?:[.,]\d+)*$|^[.,]\d+$/;
const currency =
  /^(?:[€$£¥₹₽₩₺]|US\$|(?:EUR|USD|GBP|CNY|RMB|JPY|CHF|INR|CAD|AUD|SEK|NOK|DKK|PLN|CZK|kr|zł)(?![a-z]))|(?:[€$£¥₹₽₩₺%元]|EUR|USD|GBP|CNY|RMB|JPY|CHF|INR|CAD|AUD|SEK|NOK|DKK|PLN|CZK|kr|zł)$/gi;
/** Between groups of digits: spaces of every width and the Swiss apostrophe. */
const groupSpaces = /(?<=\d)[\s\u00a0\u2009\u202f'’](?=\d{3}(?:\D|$))/g;

/**
 * The number in a cell, NaN where there is none. Reads "1,234.50", "1.234,50", "1 234,5", "€ 12.50", "(3.00)", "3.00-", "12 %" (12)
 * and "1e5". A single mark with three digits after it can be read in two ways ("1.234"); then `decimal` decides.
 */
export function readNumber(cell: string, decimal: DecimalMark = '.'): number {
  const text = cell.trim();
  if (decimal === '.' && plain.test(text)) return finite(Number(text));
  const { digits, negative } = bare(text);
  if (digits === undefined) return decimal === ',' && plain.test(text) ? finite(Number(text)) : Number.NaN;
  const mark = certainMark(digits) ?? decimal;
  const grouping = mark === '.' ? ',' : '.';
  const [whole = '', ...fraction] = digits.split(mark);
  const groups = whole.split(grouping);
  const grouped = groups.length === 1 || (groups[0]!.length <= 3 && groups.slice(1).every((group) => group.length === 3));
  if (fraction.length > 1 || !grouped || fraction[0]?.includes(grouping)) return Number.NaN;
  const number = finite(Number(`${groups.join('') || '0'}.${fraction[0] ?? '0'}`));
  return negative ? -number : number;
}

/** Finds the decimal mark by the cells that can be read in one way only; the point where no cell tells. */
export function numberNotation(cells: Iterable<string>): NumberNotation {
  const certain = { '.': 0, ',': 0 };
  let grouped = 0;
  for (const cell of cells) {
    const { digits } = bare(cell.trim());
    const mark = digits === undefined ? undefined : certainMark(digits);
    if (mark) certain[mark]++;
    else if (digits?.includes(',')) grouped++;
  }
  return {
    decimal: certain[','] > certain['.'] ? ',' : '.',
    mixed: certain['.'] > 0 && certain[','] > 0,
    certain: certain['.'] + certain[','] > 0 || grouped === 0,
  };
}

/** Whether a cell is a number that the two notations read differently: "1.234", "€ 12,345". */
export function isTwofold(cell: string): boolean {
  const { digits } = bare(cell.trim());
  return digits !== undefined && /[.,]/.test(digits) && certainMark(digits) === undefined;
}

/** The decimal mark of one number, where its digits leave no doubt. */
function certainMark(digits: string): DecimalMark | undefined {
  const marks: string[] = digits.match(/[.,]/g) ?? [];
  const last = marks.at(-1) as DecimalMark | undefined;
  if (last === undefined) return undefined;
  if (marks.includes('.') && marks.includes(',')) return last;
  if (marks.length > 1) return last === '.' ? ',' : '.';
  const [whole, fraction] = digits.split(last) as [string, string];
  return fraction.length === 3 && whole.length >= 1 && whole.length <= 3 && whole !== '0' ? undefined : last;
}

/** Digits and marks without sign, currency and spaces between groups. */
function bare(text: string): { digits?: string; negative: boolean } {
  if (text.length > 40 || !/\d/.test(text)) return { negative: false };
  let rest = text;
  const inBrackets = rest.startsWith('(') && rest.endsWith(')');
  if (inBrackets) rest = rest.slice(1, -1).trim();
  let negative = inBrackets;
  for (let k = 0; k < 2; k++) {
    rest = rest.replace(currency, '').trim();
    const sign = /^[+−-]\s*|\s*[−-]$/.exec(rest)?.[0];
    if (sign === undefined) continue;
    if (!sign.includes('+')) negative = !negative;
    rest = rest.replace(sign, '').trim();
  }
  rest = rest.replace(groupSpaces, '');
  return marked.test(rest) ? { digits: rest, negative } : { negative };
}

/** Nothing is counted or measured beyond; squares and sums of what is stay finite. */
const largest = 1e100;

function finite(number: number): number {
  return Math.abs(number) <= largest ? number : Number.NaN;
}
