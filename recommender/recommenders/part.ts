import { z } from 'zod';
import type { ItemRows } from './item-rows.js';
import type { Recommender } from './recommender.js';
import { type Histories, type Trail, toTrail } from './trail.js';

/** What a part is fitted on. */
export interface Evidence {
  /** One for each customer, in an order that does not depend on that of the events. */
  trails: readonly Trail[];
  itemCount: number;
  /** The day for which it is fitted: no touch is later. */
  asOf: Date;
  /** What the items are; absent where only their ids are known. */
  described?: Described | undefined;
}

export interface Described {
  /** Recommends by what the items are. */
  content: Recommender;
  subjects: Subjects;
}

/** Numbers of the subjects of item k lie in `entries` from `starts[k]` to `starts[k + 1]`. */
export interface Subjects {
  starts: Int32Array;
  entries: Int32Array;
}

/** Histories as evidence; touches of items that `positions` does not know are left out. */
export function evidenceOf(histories: Histories, positions: ReadonlyMap<string, number>, asOf: Date, described?: Described): Evidence {
  return { trails: histories.map((touches) => toTrail(touches, positions)), itemCount: positions.size, asOf, described };
}

/** A kind of recommender that can be a part of the blend. What it fits is plain data that an artefact can keep. */
export interface Part<Parameters, Fitted> {
  name: string;
  /** Where the search for parameters may start, at the best of them. The first is what a shop too small to choose from gets. */
  starts: readonly [Parameters, ...Parameters[]];
  /** Values tried for one parameter after the other, each together with the best of those before it. */
  grid: readonly (readonly [keyof Parameters & string, readonly number[]])[];
  /** Parameters that change how a fitted model listens to a customer, and need no new fit. */
  listening: ReadonlySet<string>;
  /** Whether there is anything to fit it on; always, if absent. */
  appliesTo?(evidence: Pick<Evidence, 'described'>): boolean;
  fit(evidence: Evidence, parameters: Parameters): Fitted;
  open(fitted: Fitted, parameters: Parameters): Recommender;
  /** What a model of so many items looks like when it is read again. */
  stored(itemCount: number): z.ZodType<Fitted>;
}

/** Any of them, as a list of different parts holds it. */
// biome-ignore lint/suspicious/noExplicitAny: what a part fits is its own business, and goes back to the same part only.
export type AnyPart = Part<any, any>;

/** Parts of lists that lie one behind the other, from `starts[k]` to `starts[k + 1]`. */
export function areStarts(starts: Int32Array, lists: number, entries: number): boolean {
  const rising = starts.every((start, k) => k === 0 || start >= starts[k - 1]!);
  return starts.length === lists + 1 && starts[0] === 0 && rising && starts[lists] === entries;
}

const finite = (values: Float32Array | Float64Array) => values.every(Number.isFinite);

export const StoredRows = (itemCount: number): z.ZodType<ItemRows> =>
  z
    .object({ starts: z.instanceof(Int32Array), others: z.instanceof(Int32Array), weights: z.instanceof(Float32Array) })
    .refine(
      ({ starts, others, weights }) =>
        areStarts(starts, itemCount, others.length) &&
        others.length === weights.length &&
        others.every((other) => other >= 0 && other < itemCount) &&
        finite(weights),
    );

export const StoredFactors = (itemCount: number): z.ZodType<{ items: Float32Array; factors: number }> =>
  z
    .object({ items: z.instanceof(Float32Array), factors: z.int().min(1) })
    .refine(({ items, factors }) => items.length === itemCount * factors && finite(items));

export const StoredScores = (itemCount: number): z.ZodType<Float64Array> =>
  z.instanceof(Float64Array).refine((scores) => scores.length === itemCount && finite(scores));
