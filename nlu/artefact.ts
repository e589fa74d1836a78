import { createHash } from 'node:crypto';
import { z } from 'zod';
import { badArtefact, ClassifierHeader, headerOf, numbersOf, readClassifier } from './classifier-artefact.js';
import { lexiconOf } from './lexicon.js';
import { classifierNames, type UnderstandingModel } from './understanding-model.js';

const format = 'steward-understanding-1';
const checksumLength = 32;
/** Bytes of the number that says how long the header is. */
const lengthSize = 4;

const Header = z.object({
  format: z.literal(format),
  intent: ClassifierHeader,
  sentiment: ClassifierHeader,
  urgency: ClassifierHeader,
  metrics: z.object({
    accuracy: z.number(),
    macroF1: z.number(),
    ece: z.number(),
    acceptance: z.number(),
    refusal: z.number().nullable(),
    n: z.number(),
    classes: z.number(),
    sentimentMacroF1: z.number(),
    urgencyMacroF1: z.number(),
  }),
});

/**
 * Bytes of a model: SHA-256 of what follows, length of the header (32 bits), the header as JSON, then the 32-bit floats of
 * the classifiers. Little-endian, as every machine Node serves.
 */
export function writeUnderstandingModel(model: UnderstandingModel): Buffer {
  const { intent, sentiment, urgency, metrics } = model;
  const headers = { intent: headerOf(intent.model), sentiment: headerOf(sentiment.model), urgency: headerOf(urgency.model) };
  const json = Buffer.from(JSON.stringify({ format, ...headers, metrics }));
  const length = Buffer.alloc(lengthSize);
  length.writeUInt32LE(json.length);
  const numbers = classifierNames.flatMap((name) => numbersOf(model[name].model));
  const body = Buffer.concat([length, json, ...numbers.map(bytesOf)]);
  return Buffer.concat([checksum(body), body]);
}

/** @throws StewardError `bad_artefact` for bytes that are damaged or none of ours. */
export function readUnderstandingModel(artefact: Buffer): UnderstandingModel {
  const body = artefact.subarray(checksumLength);
  if (artefact.length < checksumLength + lengthSize || !checksum(body).equals(artefact.subarray(0, checksumLength))) {
    throw badArtefact('the bytes are damaged');
  }
  const numbersAt = lengthSize + body.readUInt32LE();
  const header = readHeader(body.subarray(lengthSize, numbersAt));
  const numbers = floatsOf(body.subarray(numbersAt));
  let taken = 0;
  const take = (count: number) => {
    taken += count;
    if (taken > numbers.length) throw badArtefact('it ends too soon for its header');
    return numbers.subarray(taken - count, taken);
  };
  const [intent, sentiment, urgency] = classifierNames.map((name) => readClassifier(header[name], take));
  if (taken !== numbers.length) throw badArtefact('it is longer than its header says');
  const lexicon = lexiconOf(intent!.model);
  return { intent: intent!, sentiment: sentiment!, urgency: urgency!, lexicon, metrics: header.metrics };
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
