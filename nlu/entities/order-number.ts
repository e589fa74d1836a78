import type { Entity } from '../understanding.js';

/** Words after which a number counts things instead of naming an order, as in `order 100 copies`. */
const counted = String.raw`(?!\s*(?:cop(?:y|ies)|books?|courses?|pieces?|items?|units?|times|people|euros?|dollars?|pounds?|usd|eur|gbp|[$€£%]))`;

/** Each has the digits in its first group; the entity is what comes from the prefix `so`, `#` or the digits on. */
const patterns = [
  /(?<![a-z0-9])so[-–#]\s?(\d{3,10})(?!\d)/gi,
  new RegExp(String.raw`(?<![a-z0-9])so\s?(\d{4,10})(?!\d)${counted}`, 'gi'),
  /#\s?(\d{3,10})(?!\d)/gu,
  new RegExp(
    String.raw`(?<=(?<!\p{L})orders?(?:\s+(?:number|no\.?|nr\.?|id|ref(?:erence)?))?(?:\s+is)?\s*[:#]?\s*)(\d{3,10})(?![\d.,]?\d)${counted}`,
    'giu',
  ),
  /(?<=订单(?:号|编号|号码)?(?:是|为)?\s*[：:]?\s*)(\d{3,10})(?!\d)/gu,
  /(?<=^\s*)(\d{4,10})(?=\s*[.!]?\s*$)/gu,
];

/** Order numbers, written as `SO-1001`, `so 1001`, `#1001`, `order 1001`, or alone; the value is `SO-1001`. */
export function findOrderNumbers(text: string): Entity[] {
  return patterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: found, 1: digits, index }) => ({
      type: 'order_number' as const,
      start: index,
      end: index + found.length,
      text: found,
      value: `SO-${digits}`,
    })),
  );
}
