import { matchKey } from './plain-text.js';

/** Providers whose addresses mean the same with dots and with a tag after "+", and what they are also called. */
const dotless = new Set(['gmail.com']);
const alsoCalled: Readonly<Record<string, string>> = {
  'googlemail.com': 'gmail.com',
  'gmial.com': 'gmail.com',
  'gmai.com': 'gmail.com',
  'gmail.co': 'gmail.com',
  'hotmial.com': 'hotmail.com',
  'yaho.com': 'yahoo.com',
  'outlok.com': 'outlook.com',
};

/** The mailbox an address leads to: small letters, no tag; for Gmail no dots and one name of the provider. */
export function mailbox(email: string): string {
  const [local = '', domain = ''] = email
    .trim()
    .toLowerCase()
    .replace(/^mailto:|^<|>$/g, '')
    .split('@');
  if (local === '' || domain === '') return '';
  const provider = alsoCalled[domain] ?? domain;
  const untagged = local.replace(/\+.*$/, '');
  return `${dotless.has(provider) ? untagged.replaceAll('.', '') : untagged}@${provider}`;
}

/** The last nine digits: what is left of a number with its country's or its area's prefix, or without. Empty for less than seven. */
export function subscriberNumber(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length < 7 ? '' : digits.slice(-9).replace(/^0+/, '');
}

/** The parts of a name in the order of their letters, without accents and titles: "Lovelace, Ada" and "Ada LOVELACE" alike. */
export function nameKey(name: string): string {
  return name
    .split(/[\s,.;-]+/)
    .map(matchKey)
    .filter((part) => part !== '' && !/^(?:mr|mrs|ms|miss|dr|prof|herr|frau)$/.test(part))
    .sort()
    .join(' ');
}
