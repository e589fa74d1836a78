import type { z } from 'zod';
import { refuse } from '../../platform/refuse.js';
import { decode } from '../../platform/text-file.js';

/**
 * Reads a JSON file and checks what it must have.
 * @throws StewardError `phrases_unreadable` with the path to each value that is not as it must be.
 */
export function readJson<T>(file: string, bytes: Buffer, schema: z.ZodType<T>): T {
  const { text, fault } = decode(bytes, file);
  refuse('phrases_unreadable', fault ? [fault] : []);
  const { data, error } = schema.safeParse(parse(file, text));
  refuse('phrases_unreadable', error?.issues.map(({ path, message }) => `${file}: ${path.join('.')} ${message}`) ?? []);
  return data!;
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // V8 shows where it stopped, by the characters around it or by their position.
    return refuse('phrases_unreadable', [`${file} is not JSON: ${(error as SyntaxError).message.replace(/\s+/g, ' ')}.`]);
  }
}
