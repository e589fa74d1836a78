import nlp from 'compromise';
import type Three from 'compromise/view/three';

/** A text as `compromise` reads it, once, when it is first asked for: reading takes half a millisecond, and most texts never need it. */
export type English = () => Three;

/** Characters that are read, to keep long texts from taking long. */
const longestRead = 500;

export function readEnglish(text: string): English {
  let read: Three | undefined;
  return () => {
    read ??= nlp(text.slice(0, longestRead));
    return read;
  };
}

/** Tags of a lower-cased word in the lexicon of `compromise`, which knows names, cities and feasts besides ordinary words; empty where it lacks it. */
export function tagsOf(word: string): string[] {
  return [lexicon.get(word) ?? []].flat();
}

const lexicon = new Map(Object.entries((nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one.lexicon));

/** Where a match stands in its text, without the punctuation around it. */
export function spansOf(found: Pick<Three, 'json'>, text: string): { start: number; end: number; text: string }[] {
  const spans: { offset: { start: number; length: number } }[] = found.json({ offset: true });
  return spans.map(({ offset }) => {
    const raw = text.slice(offset.start, offset.start + offset.length);
    const inner = raw.replace(/(?:['’]s)?[^\p{L}\p{N}]*$/u, '');
    const trimmed = inner.replace(/^[^\p{L}\p{N}]+/u, '');
    const start = offset.start + inner.length - trimmed.length;
    return { start, end: start + trimmed.length, text: trimmed };
  });
}
