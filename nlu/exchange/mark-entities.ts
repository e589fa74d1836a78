import type { IntentDefinition } from '../training-data.js';
import { type Mark, type NotTaken, onOneLine } from './foreign.js';

/** A phrase of ours, on one line, with the examples of its intent's entities marked wherever they stand in it. */
export interface MarkedText {
  text: string;
  entities: Mark[];
}

export interface MarkedIntent {
  phrases: MarkedText[];
  /** Examples that no phrase holds, so that nothing can be marked with them. */
  unmarked: NotTaken[];
}

export function markEntities({ intent, phrases, entities = {} }: IntentDefinition): MarkedIntent {
  const examples = Object.entries(entities)
    .flatMap(([type, texts]) => texts.map((text) => ({ type, text: onOneLine(text) })))
    .sort((a, b) => b.text.length - a.text.length);
  const used = new Set<object>();
  const marked = phrases.map((phrase) => {
    const text = onOneLine(phrase);
    const marks: Mark[] = [];
    // The longest first: of `order 1023` and `1023` the former tells more.
    for (const example of examples) {
      for (const start of occurrences(text, example.text)) {
        const end = start + example.text.length;
        if (marks.every((mark) => end <= mark.start || mark.end <= start)) {
          marks.push({ type: example.type, start, end });
          used.add(example);
        }
      }
    }
    return { text, entities: marks.sort((a, b) => a.start - b.start) };
  });
  const unused = examples.filter((example) => !used.has(example));
  return {
    phrases: marked,
    unmarked: unused.map(({ type, text }) => ({
      reason: 'an example of an entity is held only where a phrase of its intent holds it',
      sample: `${type}: ${text} (${intent})`,
    })),
  };
}

/** Where one text stands in another as words of its own; Chinese and Japanese have no spaces between theirs. */
function occurrences(text: string, part: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) {
    if (!isInsideWord(text, at) && !isInsideWord(text, at + part.length)) found.push(at);
  }
  return found;
}

const spaced = /[\p{L}\p{M}\p{N}]/u;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function isInsideWord(text: string, at: number): boolean {
  const [before = '', after = ''] = [text[at - 1], text[at]];
  return [before, after].every((character) => spaced.test(character) && !unspaced.test(character));
}
