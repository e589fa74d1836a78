import type { Entity } from '../../understanding.js';
import { matches } from '../matches.js';
import { number, readNumber } from './number.js';

/** `两本`, `3件`, `十套`; `个` counts anything, `一个` mostly nothing. */
const counted = new RegExp(
  `(?<![第每这那哪上下某\\d一二三四五六七八九十])(?:(${number})(?:本|册|套|件|份|张|盒|箱|部)|([\\d]{1,4}|[二两三四五六七八九十]{1,3})个(?!月|星期|礼拜|工作日|小时|周))`,
  'g',
);

/** How many, in Chinese; the value is the number. */
export function findQuantities(text: string): Entity[] {
  return matches('quantity', text, counted, ([, measured, any]) => readNumber((measured ?? any)!));
}
