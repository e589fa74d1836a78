const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const values = new Map<string, number>([
  ...units.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, at): [string, number] => [word, 10 * (at + 2)]),
  ['couple', 2],
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1000],
]);

const word = [...values.keys()].join('|');

/** Pattern of a number in English words, such as `twenty-five`, `a hundred and ten`, `a couple of`; case does not matter. */
export const numberWords = String.raw`(?:(?:a\s+)?(?:${word})(?:(?:\s+and)?[\s-]+(?:${word})){0,5}(?:\s+of(?=\s))?)`;

/** Pattern of a count in digits or in English words. */
export const count = String.raw`(?:\d{1,4}|${numberWords})`;

/** Texts in which this finds nothing hold no number. */
export const numberCue = new RegExp(String.raw`\d|\b(?:${word})\b`, 'i');

/** What digits or number words come to; undefined where there are none among the words. */
export function readNumber(written: string): number | undefined {
  const digits = written.match(/\d+/);
  if (digits) return Number(digits[0]);
  const numbers = written
    .toLowerCase()
    .split(/[\s-]+/)
    .flatMap((each) => values.get(each) ?? []);
  if (numbers.length === 0) return undefined;
  let sum = 0;
  let group = 0;
  for (const number of numbers) {
    if (number === 1000) {
      sum += (group || 1) * 1000;
      group = 0;
    } else if (number === 100 || number === 12) group = (group || 1) * number;
    else group += number;
  }
  return sum + group;
}
