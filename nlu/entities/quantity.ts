import type { Entity } from '../understanding.js';
import { matches } from './matches.js';
import { count, numberCue, readNumber } from './number-words.js';

const things = 'cop(?:y|ies)|books?|courses?|pieces?|items?|units?|sets?|pcs|box(?:es)?|packs?|licen[cs]es?|seats?|vouchers?|gift cards?';
const kinds = 'more|extra|additional|other|different|identical|hardcover|paperback|signed|new|used';

const counted = new RegExp(String.raw`(?<![\p{L}\p{N}.,$€£¥-])${count}\s+(?:(?:${kinds})\s+)?(?:${things})(?!\p{L})`, 'giu');
const ofThem = new RegExp(String.raw`(?<![\p{L}\p{N}.,-])${count}\s+of\s+(?:them|these|those|it|this|that)(?!\p{L})`, 'giu');
const times = /(?<![\p{L}\p{N}.,])(?:\d{1,4}\s?[x×](?![\p{L}\p{N}])|[x×]\s?\d{1,4}(?![\p{L}\p{N}.,]))/giu;

/** How many: `two copies`, `three of them`, `3x`. The value is the number. */
export function findQuantities(text: string): Entity[] {
  if (!numberCue.test(text)) return [];
  return [counted, ofThem, times].flatMap((form) => matches('quantity', text, form, ([words]) => readNumber(words)));
}
