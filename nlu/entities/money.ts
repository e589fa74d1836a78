import type { Entity } from '../understanding.js';
import { type English, spansOf } from './english.js';

/** Amounts of money; the value is in cents, the currency stays in the text. */
export function findMoney(text: string, english: English): Entity[] {
  const amounts = english.money();
  const spelt = [amounts.get()].flat();
  return spansOf(amounts, text).flatMap((span, k) => {
    const amount = amountIn(span.text) ?? spelt[k];
    if (amount === undefined || !Number.isFinite(amount)) return [];
    const cents = /\b(?:cents?|pence)\b/i.test(span.text) ? amount : amount * 100;
    return [{ type: 'money', ...span, value: Math.round(cents) }];
  });
}

/** The number of an amount in digits, `1,200.99` or `12,50`: a comma before exactly two last digits is a decimal comma. */
function amountIn(text: string): number | undefined {
  const digits = text.match(/\d[\d.,]*/)?.[0].replace(/[.,]+$/, '');
  if (!digits) return undefined;
  return Number(/,\d{2}$/.test(digits) ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', ''));
}
