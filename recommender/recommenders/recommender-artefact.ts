import { z } from 'zod';
import { badArtefact, readArtefact, writeArtefact } from '../artefact.js';
import { packArrays, unpackArrays } from '../packed-arrays.js';
import { contentName, positionsOf, type RecommenderModel } from './model.js';
import { partNamed } from './parts.js';

const format = 'steward.recommender/2';

const share = z.number().min(0).max(1);

const RecommenderArtefact = z.object({
  items: z.array(z.string()),
  parts: z.array(
    z.object({
      name: z.string(),
      parameters: z.record(z.string(), z.number()),
      weight: share,
      fitted: z.unknown().transform(unpackArrays),
    }),
  ),
  metrics: z.object({ recallAt10: share, ndcgAt10: share, coverage: share, users: z.int().min(0), popularRecallAt10: share }),
  asOf: z.iso.datetime(),
});

export function writeRecommender({ items, parts, metrics, asOf }: RecommenderModel): Buffer {
  return writeArtefact(format, { items, parts: parts.map(packArrays), metrics, asOf: asOf.toISOString() });
}

/** @throws StewardError `bad_artefact` where the bytes are no recommender of this version or its parts do not fit together. */
export function readRecommender(bytes: Buffer): RecommenderModel {
  const { items, parts, asOf, ...rest } = readArtefact(format, RecommenderArtefact, bytes);
  for (const { name, fitted, parameters } of parts) {
    if (name === contentName) continue;
    const part = partNamed(name);
    if (!part) throw badArtefact(format, `it has a part "${name}" that is not known here`);
    const isWhole = Object.keys(part.starts[0]).every((parameter) => parameter in parameters);
    if (!isWhole || !part.stored(items.length).safeParse(fitted).success)
      throw badArtefact(format, `its part "${name}" does not fit together`);
  }
  return { ...rest, items, positions: positionsOf(items), parts, asOf: new Date(asOf) };
}
