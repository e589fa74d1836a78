/** What currencies are called, and their ISO 4217 codes. */

const symbols: Record<string, string> = { $: 'USD', '€': 'EUR', '£': 'GBP', '₹': 'INR', '₩': 'KRW', '₽': 'RUB', '₺': 'TRY' };
const dollars: Record<string, string> = { a: 'AUD', au: 'AUD', c: 'CAD', ca: 'CAD', hk: 'HKD', nz: 'NZD', s: 'SGD', us: 'USD' };
const codes = 'usd eur gbp cny jpy cad aud chf inr hkd nzd sgd krw sek nok dkk pln czk brl mxn twd'.split(' ');
const words: [pattern: RegExp, code: string][] = [
  [/^(?:dollars?|bucks?)$/, 'USD'],
  [/^euros?$/, 'EUR'],
  [/^(?:pounds?|quid|pence|p)$/, 'GBP'],
  [/^(?:yuan|rmb|kuai)$/, 'CNY'],
  [/^yen$/, 'JPY'],
  [/^rupees?$/, 'INR'],
  [/^(?:swiss )?francs?$/, 'CHF'],
];

/** Pattern of a sign or code that may stand on either side of an amount. */
export const sign = String.raw`(?:(?<![\p{L}])(?:au?|ca?|hk|nz|s|us)?\$|[€£¥￥₹₩₽₺]|(?<![\p{L}])(?:rmb|${codes.join('|')})(?!\p{L}))`;
/** Pattern of a word that follows an amount in English. */
export const currencyWord = '(?:dollars?|bucks?|euros?|pounds?|quid|yuan|rmb|yen|rupees?|(?:swiss )?francs?|cents?|pence)';

/** The code of a sign, a code or an English word; undefined for cents, which several currencies have. */
export function currencyOf(written: string, language: string): string | undefined {
  const plain = written.toLowerCase();
  if (plain === '¥' || plain === '￥') return language === 'zh' || plain === '￥' ? 'CNY' : 'JPY';
  if (plain.endsWith('$')) return dollars[plain.slice(0, -1)] ?? symbols.$;
  return symbols[plain] ?? (codes.includes(plain) ? plain.toUpperCase() : words.find(([pattern]) => pattern.test(plain))?.[1]);
}
