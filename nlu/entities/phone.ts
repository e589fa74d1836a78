import type { Entity } from '../understanding.js';
import { matches } from './matches.js';

/** As numbers are written with their country, with an area in brackets, in groups, or as China's mobile numbers. */
const shapes = [
  /(?<![\p{L}\p{N}])(?:\+|00)[1-9](?:[\s()./-]{0,2}\d){6,14}(?!\d)/gu,
  /(?<![\p{L}\p{N}])\(\d{2,5}\)[\s-]?\d{3,4}[\s-]?\d{3,4}(?!\d)/gu,
  /(?<![\p{L}\p{N}.-])(?:1[\s.-])?[2-9]\d{2}[\s.-]\d{3}[\s.-]\d{4}(?![\d.-])/gu,
  /(?<![\p{L}\p{N}.-])0\d{2,4}[\s/-]\d{3,4}[\s-]?\d{3,5}(?![\d-])/gu,
  /(?<![A-Za-z\d.-])1[3-9]\d(?:\d{8}|[\s-]\d{4}[\s-]\d{4})(?!\d)/g,
];

/** After such words any run of digits long enough is a number to call. */
const called =
  /(?<=(?:\b(?:tele)?phone|\bmobile|\bcell|\btel\.?|\bcall(?:\s{1,3}me)?|\bwhatsapp|\breach\s{1,3}me|\bmy\s{1,3}number|电话|手机)(?:\s{0,3}(?:number|no\.?|号码?))?(?:\s{0,3}(?:is|on|at|是|为))?\s{0,3}[:：]?\s{0,3})\+?\d(?:[\s()./-]{0,2}\d){6,14}(?!\d)/giu;

/** Telephone numbers; the value is their digits, after `+` where the country is named. */
export function findPhones(text: string): Entity[] {
  if (!/\d{2}/.test(text)) return [];
  return [called, ...shapes].flatMap((shape) =>
    matches('phone', text, shape, ([written]) => written.replace(/[^\d+]/g, '').replace(/^00(?=[1-9])/, '+')),
  );
}
