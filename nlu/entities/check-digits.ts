/** Check digits of the numbers that customers copy, so that a slip of the pen is told from a number. Texts of digits and capitals. */

/** Sum of the digits, each times the weight of its place; the weights repeat. */
function weighted(digits: string, weights: readonly number[]): number {
  return Array.from(digits).reduce((sum, digit, at) => sum + Number(digit) * weights[at % weights.length]!, 0);
}

/** GS1 modulo 10: from the right, digits count three times and once by turns. Of ISBN-13, SSCC and the USPS. */
export function endsWithGs1Digit(digits: string): boolean {
  const reversed = Array.from(digits).reverse().join('');
  return weighted(reversed, [1, 3]) % 10 === 0;
}

/** ISO 2108, modulo 11, where X stands for 10. */
export function isIsbn10(digits: string): boolean {
  const check = digits.at(-1) === 'X' ? 10 : Number(digits.at(-1));
  return (weighted(digits.slice(0, 9), [10, 9, 8, 7, 6, 5, 4, 3, 2]) + check) % 11 === 0;
}

/** S10 of the Universal Postal Union: two letters, eight digits and their check digit, a country. */
export function isPostal(number: string): boolean {
  const check = 11 - (weighted(number.slice(2, 10), [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
  return Number(number[10]) === (check === 10 ? 0 : check === 11 ? 5 : check);
}

/** UPS: `1Z`, 15 characters and their check digit; a letter counts for its place in the alphabet plus one, modulo 10. */
export function isUps(number: string): boolean {
  const digits = number.slice(2, 17).replace(/[A-Z]/g, (letter) => String((letter.charCodeAt(0) - 63) % 10));
  return (10 - (weighted(digits, [1, 2]) % 10)) % 10 === Number(number[17]);
}

/** FedEx Express: 11 digits and their check digit, modulo 11 and then 10. */
export function isFedExExpress(digits: string): boolean {
  return (weighted(digits.slice(0, 11), [3, 1, 7]) % 11) % 10 === Number(digits[11]);
}
