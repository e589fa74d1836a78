import type { Entity } from '../../understanding.js';
import { money } from '../money.js';
import { number, readNumber } from './number.js';

const currencies: [pattern: RegExp, code: string][] = [
  [/美[元金刀]/, 'USD'],
  [/欧元/, 'EUR'],
  [/英镑/, 'GBP'],
  [/日元/, 'JPY'],
  [/港[币元]/, 'HKD'],
  [/加元/, 'CAD'],
  [/澳元/, 'AUD'],
  [/瑞士法郎/, 'CHF'],
];

/** `块` after characters counts pieces of something as often, so it is money only with `钱`. */
const amounts = new RegExp(
  `(?<number>${number})(?<unit>(?:块钱|元钱?|人民币|美[元金刀]|欧元|英镑|日元|港[币元]|加元|澳元|瑞士法郎)|(?<=\\d)块(?!蛋糕|巧克力|糖))(?:(?<tenth>[1-9])(?![\\d天个本月年号]))?`,
  'g',
);

/** Amounts of money in Chinese words; the value is in cents, and a currency that is not named is the yuan. */
export function findMoney(text: string): Entity[] {
  return Array.from(text.matchAll(amounts)).flatMap((match) => {
    const { number: written, unit, tenth = '0' } = match.groups!;
    const whole = readNumber(written!);
    if (whole === undefined) return [];
    const currency = currencies.find(([pattern]) => pattern.test(unit!))?.[1] ?? 'CNY';
    return [money(text, match.index, match[0].length, whole * 100 + Number(tenth) * 10, currency)];
  });
}
