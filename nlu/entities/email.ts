import type { Entity } from '../understanding.js';

/** The addresses people have; local parts in quotation marks and addresses without a top-level domain are left out. */
const address = /(?<![\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/gu;

/** E-mail addresses; the value is in lower case. */
export function findEmails(text: string): Entity[] {
  return Array.from(text.matchAll(address), ({ 0: found, index }) => ({
    type: 'email',
    start: index,
    end: index + found.length,
    text: found,
    value: found.toLowerCase(),
  }));
}
