import type { Entity } from '../understanding.js';
import { matches } from './matches.js';

/** The addresses people have; local parts in quotation marks and addresses without a top-level domain are left out. */
const address = /(?<![\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/gu;
/** In Chinese an address stands between characters without a space. */
const addressAmongChinese = /(?<![\w.%+-])[\w.%+-]{1,64}@(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24}(?![a-z\d])/gi;

/** E-mail addresses; the value is in lower case. */
export function findEmails(text: string, language: string): Entity[] {
  if (!text.includes('@')) return [];
  return matches('email', text, language === 'zh' ? addressAmongChinese : address, ([written]) => written.toLowerCase());
}
