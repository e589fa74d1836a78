const digits: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 俩: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const places: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Pattern of a number in Chinese characters or digits, full-width ones too. */
export const number = String.raw`(?:[\d０-９]{1,9}(?:\.\d{1,2})?[万千百]?|[零〇一二两俩三四五六七八九十百千万]{1,9}|半)`;

/** The value of such a number: `二十五` is 25, `一百零八` 108, `3万` 30000, `半` a half. Undefined for what is none. */
export function readNumber(written: string): number | undefined {
  if (written === '半') return 0.5;
  const narrow = written.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const arabic = narrow.match(/^(\d+(?:\.\d+)?)([万千百]?)$/);
  if (arabic) return Number(arabic[1]) * (arabic[2] === '万' ? 10_000 : (places[arabic[2]!] ?? 1));
  return readCharacters(narrow);
}

function readCharacters(written: string): number | undefined {
  let sum = 0;
  let group = 0;
  let digit: number | undefined;
  for (const character of written) {
    const place = places[character];
    if (character === '万') {
      sum += (group + (digit ?? 0)) * 10_000;
      group = 0;
      digit = undefined;
    } else if (place) {
      group += (digit ?? 1) * place;
      digit = undefined;
    } else if (digits[character] === undefined) return undefined;
    // A year is read digit by digit: 二〇二六.
    else digit = (digit ?? 0) * 10 + digits[character];
  }
  return sum + group + (digit ?? 0);
}
