import { createHash } from 'node:crypto';
import { z } from 'zod';
import { StewardError } from '../platform/errors.js';
import type { IntentModel } from './intent-model.js';

export type { IntentModel } from './intent-model.js';

const format = 'steward-intent-model-1';
const checksumLength = 32;
/** Bytes of the number that says how long the header is. */
const lengthSize = 4;

const Header = z.object({
  format: z.literal(format),
  intents: z.array(z.string()).min(2),
  dimensions: z.int().positive(),
  phrases: z.int().nonnegative(),
  temperature: z.number().positive(),
  scopeThreshold: z.number(),
  metrics: z.object({
    accuracy: z.number(),
    macroF1: z.number(),
    ece: z.number(),
    acceptance: z.number(),
    refusal: z.number().nullable(),
    n: z.number(),
    classes: z.number(),
  }),
});

/**
 * Bytes of a model: SHA-256 of what follows, length of the header (32 bits), the header as JSON, then 32-bit floats: the
 * weights [classes × (dimensions + 1)] and the phrases [phrases × dimensions]. Little-endian, as every machine Node serves.
 */
export function writeIntentModel(model: IntentModel): Buffer {
  const { intents, regression, temperature, scopeThreshold, phrases, metrics } = model;
  const header = { format, intents, dimensions: regression.dimensions, phrases: phrases.length, temperature, scopeThreshold, metrics };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(lengthSize);
  length.writeUInt32LE(json.length);
  const body = Buffer.concat([length, json, ...[regression.weights, ...phrases].map(bytesOf)]);
  return Buffer.concat([checksum(body), body]);
}

/** @throws StewardError `bad_artefact` for bytes that are damaged or none of ours. */
export function readIntentModel(artefact: Buffer): IntentModel {
  const body = artefact.subarray(checksumLength);
  if (artefact.length < checksumLength + lengthSize || !checksum(body).equals(artefact.subarray(0, checksumLength))) {
    throw badArtefact('the bytes are damaged');
  }
  const floatsAt = lengthSize + body.readUInt32LE();
  const { intents, dimensions, phrases, temperature, scopeThreshold, metrics } = readHeader(body.subarray(lengthSize, floatsAt));
  const floats = floatsOf(body.subarray(floatsAt));
  const weights = intents.length * (dimensions + 1);
  if (floats.length !== weights + phrases * dimensions) throw badArtefact('its length does not fit its header');
  return {
    intents,
    regression: { classes: intents.length, dimensions, weights: floats.subarray(0, weights) },
    temperature,
    scopeThreshold,
    phrases: Array.from({ length: phrases }, (_, i) => floats.subarray(weights + i * dimensions, weights + (i + 1) * dimensions)),
    metrics,
  };
}

function readHeader(json: Buffer): z.infer<typeof Header> {
  try {
    return Header.parse(JSON.parse(json.toString()));
  } catch (cause) {
    throw badArtefact('its header does not say what it should', cause);
  }
}

function checksum(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function bytesOf(floats: Float32Array): Uint8Array {
  return new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);
}

/** Copied, because floats must begin at a multiple of four. */
function floatsOf(bytes: Buffer): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer, 0, Math.floor(bytes.length / 4));
}

function badArtefact(why: string, cause?: unknown): StewardError {
  return new StewardError('invalid', 'bad_artefact', `The model cannot be read as ${format}: ${why}.`, { cause });
}
