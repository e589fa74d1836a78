import type { Entity } from '../understanding.js';
import { currencyOf, currencyWord, sign } from './currency.js';
import { entityAt } from './matches.js';
import { numberWords, readNumber } from './number-words.js';

/** `20`, `9.99`, `12,50`, `1,200.99`, `1.200,99`. */
const amount = String.raw`(?:\d{1,3}(?:[.,]\d{3}){1,3}(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?)(?![.,]?\d)`;

const signFirst = new RegExp(String.raw`(?<sign>${sign})\s?(?<amount>${amount})`, 'giu');
const signLast = new RegExp(String.raw`(?<![\p{L}\p{N}.,])(?<amount>${amount})\s?(?<sign>${sign})(?!\s?\d)`, 'giu');
const inWords = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?:(?<amount>${amount})|(?<spelt>${numberWords}))[\s-]{0,2}(?<sign>${currencyWord})(?!\p{L})`,
  'giu',
);
/** Only after digits: `50p`. */
const pence = /(?<![\p{L}\p{N}.,])(?<amount>\d{1,3})(?<sign>p)(?![\p{L}\p{N}])/giu;
/** Texts without any of these name no money in words. */
const cue = /dollar|buck|euro|pound|quid|yuan|rmb|\byen|rupee|franc|\bcents?\b|pence|\d\s?(?:cents?|p|yen)\b/i;
/** A pound that is weighed is no money. */
const weighed = /\bweigh\w*\s+(?:\w+\s+){0,2}$/i;

/** Amounts with a sign or a code, in every language; the value is in cents, hundredths where a currency has none. */
export function findAmounts(text: string, language: string): Entity[] {
  return /\d/.test(text) ? [signFirst, signLast].flatMap((form) => read(text, form, language)) : [];
}

/** Amounts in English words, `20 dollars` or `twenty-five pounds`. */
export function findMoney(text: string): Entity[] {
  if (!cue.test(text)) return [];
  return [inWords, pence]
    .flatMap((form) => read(text, form, 'en'))
    .filter(({ start }) => !weighed.test(text.slice(Math.max(0, start - 40), start)));
}

function read(text: string, form: RegExp, language: string): Entity[] {
  return Array.from(text.matchAll(form)).flatMap((match) => {
    const { sign, amount, spelt } = match.groups!;
    const number = amount ? readAmount(amount) : readNumber(spelt!);
    if (number === undefined) return [];
    const cents = /^(?:cents?|pence|p)$/i.test(sign!) ? number : number * 100;
    return [money(text, match.index!, match[0].length, cents, currencyOf(sign!, language))];
  });
}

export function money(text: string, start: number, length: number, cents: number, currency: string | undefined): Entity {
  return { ...entityAt('money', text, start, start + length, Math.round(cents)), ...(currency && { currency }) };
}

/** The number of an amount in digits: one or two last digits after a comma or a point are decimals. */
function readAmount(written: string): number {
  const [, whole, decimals = ''] = written.match(/^(.*?)(?:[.,](\d{1,2}))?$/)!;
  return Number(`${whole!.replace(/[.,]/g, '')}.${decimals}`);
}
