import type { Entity } from '../understanding.js';
import { endsWithGs1Digit, isIsbn10 } from './check-digits.js';
import { matches } from './matches.js';

/** Ten or thirteen digits, parted by single hyphens or spaces where they are. */
const form = /(?<![\p{L}\p{N}+-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\p{L}\p{N}])/gu;

/** ISBNs whose check digit is right; the value is the ISBN-13, digits only. */
export function findIsbns(text: string): Entity[] {
  return matches('isbn', text, form, ([written]) => {
    const digits = written.replace(/[- ]/g, '').toUpperCase();
    if (digits.length === 13) return endsWithGs1Digit(digits) ? digits : undefined;
    return digits.length === 10 && isIsbn10(digits) ? toIsbn13(digits) : undefined;
  });
}

function toIsbn13(isbn10: string): string {
  const body = `978${isbn10.slice(0, 9)}`;
  const check = Array.from('0123456789').find((digit) => endsWithGs1Digit(body + digit));
  return body + check;
}
