import type { Entity } from '../understanding.js';
import { matches } from './matches.js';

/** Words after which a number counts things instead of naming an order, as in `order 100 copies`. */
const counted = String.raw`(?!\s*(?:cop(?:y|ies)|books?|courses?|pieces?|items?|units?|times|people|days?|weeks?|months?|euros?|dollars?|pounds?|usd|eur|gbp|[$€£%]|[本册套件个元块天]))`;

/** Each has the digits in its first group; the entity is what comes from the prefix `so`, `#` or the digits on. */
const patterns = [
  /(?<![a-z0-9])so[-–#]\s?(\d{3,10})(?!\d)/gi,
  new RegExp(String.raw`(?<![a-z0-9])so\s?(\d{4,10})(?!\d)${counted}`, 'gi'),
  /#\s?(\d{3,10})(?!\d)/gu,
  new RegExp(
    String.raw`(?<=(?<!\p{L})orders?(?:\s{1,3}(?:number|no\.?|nr\.?|id|ref(?:erence)?))?(?:\s{1,3}is)?\s{0,3}[:#]?\s{0,3})(\d{3,10})(?![\d.,]?\d)${counted}`,
    'giu',
  ),
  /(?<=(?<!\p{L})orders\s{1,3}#?(?:\d{3,10}\s{0,3}(?:,|and|or|&)\s{0,3}){1,3})(\d{3,10})(?![\d.,]?\d)/giu,
  new RegExp(String.raw`(?<=(?:订单|单号|订购)(?:号码?|编号|的?编码)?(?:是|为)?\s{0,3}[：:]?\s{0,3})(\d{3,10})(?!\d)${counted}`, 'gu'),
];

/** A message that is nothing but a number. */
const alone = /^(\d{4,10})\s?[.!。！]?$/;

/** Order numbers, written as `SO-1001`, `so 1001`, `#1001`, `order 1001`, `订单1001`, or alone; the value is `SO-1001`. */
export function findOrderNumbers(text: string): Entity[] {
  if (!/\d{3}/.test(text)) return [];
  const found = patterns.flatMap((pattern) => matches('order_number', text, pattern, ([, digits]) => `SO-${digits}`));
  const digits = text.trim().match(alone)?.[1];
  if (!digits) return found;
  const start = text.indexOf(digits);
  return [...found, { type: 'order_number', start, end: start + digits.length, text: digits, value: `SO-${digits}` }];
}
