import { z } from 'zod';
import type { Mark } from './foreign.js';
import type { MarkedText } from './mark-entities.js';

export interface RasaExample extends MarkedText {
  /** Roles, groups and values of its entities, as they are written. */
  details: string[];
}

/** `[1001](order_number)`, `[1001](order_number:SO-1001)`, `[1001]{"entity": "order_number"}` and `[1001][{…}, {…}]`. */
const marked = /\[([^\]]+)\](?:\(([^:)]+)(?::([^)]+))?\)|(\{[^}]+\})|(\[\{[^\]]*\}\]))/g;

const Attributes = z.looseObject({ entity: z.string().min(1) });

/** Reads a line of examples. Undefined where what stands in the braces behind an entity is not what Rasa writes there. */
export function readRasaExample(line: string): RasaExample | undefined {
  const entities: Mark[] = [];
  const details: string[] = [];
  let text = '';
  let read = 0;
  for (const match of line.matchAll(marked)) {
    const [all, part = '', type, value, one, several] = match;
    const attributes = type ? [{ entity: type, ...(value && { value }) }] : attributesOf(several ?? `[${one}]`);
    if (!attributes) return undefined;
    text += line.slice(read, match.index);
    for (const { entity, ...rest } of attributes) {
      entities.push({ type: entity, start: text.length, end: text.length + part.length });
      if (Object.keys(rest).length > 0) details.push(`${part} ${JSON.stringify(rest)}`);
    }
    text += part;
    read = match.index + all.length;
  }
  return { text: text + line.slice(read), entities, details };
}

function attributesOf(json: string): z.infer<typeof Attributes>[] | undefined {
  try {
    return z.array(Attributes).safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/**
 * Writes a phrase as a line of examples; undefined for one that Rasa would read as something else, as it knows no way to
 * write a bracket that marks nothing.
 */
export function writeRasaExample({ text, entities }: MarkedText): string | undefined {
  let line = '';
  let written = 0;
  for (const { type, start, end } of entities) {
    line += `${text.slice(written, start)}[${text.slice(start, end)}](${type})`;
    written = end;
  }
  line += text.slice(written);
  const again = readRasaExample(line);
  const asMeant = again?.text === text && JSON.stringify(again.entities) === JSON.stringify(entities);
  return asMeant ? line : undefined;
}
