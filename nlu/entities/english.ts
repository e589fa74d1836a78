import nlp from 'compromise';
import type Three from 'compromise/view/three';

/** A text as `compromise` reads it. */
export type English = Three;

/** Reading takes milliseconds, so texts without a digit and without a word of these are spared it. */
const holdsTimeOrMoney =
  /[\d$€£¥]|\b(?:to(?:day|night|morrow)|yesterday|days?|weeks?|months?|years?|ago|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|august|sept(?:ember)?|october|november|december|dollars?|euros?|pounds?|cents?|pence)\b/i;

/** Nothing where the text can hold neither a date nor money. */
export function readEnglish(text: string): English | undefined {
  return holdsTimeOrMoney.test(text) ? nlp(text) : undefined;
}

/** Where a match stands in its text, without the punctuation around it. */
export function spansOf(matches: Pick<English, 'json'>, text: string): { start: number; end: number; text: string }[] {
  const found: { offset: { start: number; length: number } }[] = matches.json({ offset: true });
  return found.map(({ offset }) => {
    const raw = text.slice(offset.start, offset.start + offset.length);
    const inner = raw.replace(/[^\p{L}\p{N}%€£¥$]+$/u, '');
    const trimmed = inner.replace(/^[^\p{L}\p{N}€£¥$]+/u, '');
    const start = offset.start + inner.length - trimmed.length;
    return { start, end: start + trimmed.length, text: trimmed };
  });
}
