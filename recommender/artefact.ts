import { gunzipSync, gzipSync } from 'node:zlib';
import type { z } from 'zod';
import { StewardError } from '../platform/errors.js';

/** Bytes of a model for the registry: its data as JSON under the name of its format, compressed. */
export function writeArtefact(format: string, data: object): Buffer {
  return gzipSync(JSON.stringify({ format, data }));
}

/**
 * Data of an artefact, checked against its schema.
 * @throws StewardError `bad_artefact` for bytes that are none, of another format, or with data the schema refuses.
 */
export function readArtefact<T extends z.ZodType>(format: string, schema: T, bytes: Buffer): z.infer<T> {
  const content = unpack(format, bytes);
  if (content?.format !== format) throw badArtefact(format, `its format is ${JSON.stringify(content?.format)}`);
  const { success, data, error } = schema.safeParse(content.data);
  if (!success) throw badArtefact(format, `it does not hold what it should (${error.issues[0]?.path.join('.')})`, error);
  return data;
}

export function badArtefact(format: string, why: string, cause?: unknown): StewardError {
  return new StewardError('invalid', 'bad_artefact', `The model cannot be read as ${format}: ${why}.`, { cause });
}

function unpack(format: string, bytes: Buffer): { format?: unknown; data?: unknown } | null {
  try {
    return JSON.parse(gunzipSync(bytes).toString());
  } catch (cause) {
    throw badArtefact(format, 'the bytes are damaged', cause);
  }
}
