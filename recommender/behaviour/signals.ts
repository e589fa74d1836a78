import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { checkYaml } from '../../platform/checked-yaml.js';
import { projectFile } from '../../platform/project.js';
import { refuse } from '../../platform/refuse.js';
import { bytesOf, decode } from '../../platform/text-file.js';
import { type EventType, eventTypes } from '../../store/schema.js';

export interface Signal {
  /** What one such event says about the customer's interest in the item; a purchase is 1. */
  weight: number;
  /** After this many days it says half as much. */
  halfLifeDays: number;
}

export type Signals = Readonly<Record<EventType, Signal>>;

/** Types that speak against an item, so that their weight may not be above 0; that of the others may not be below. */
const against: ReadonlySet<EventType> = new Set(['return', 'dislike', 'dismissed']);
const greatestWeight = 10;
/** A century: so long that it never fades. */
const longestHalfLife = 36_500;

const aWeight = `must be a number from -${greatestWeight} to ${greatestWeight}`;
const aHalfLife = `must be a number of days above 0, up to ${longestHalfLife}`;
const Signal = z.strictObject({
  weight: z.number(aWeight).min(-greatestWeight, aWeight).max(greatestWeight, aWeight),
  half_life_days: z.number(aHalfLife).positive(aHalfLife).max(longestHalfLife, aHalfLife),
});
const type = z
  .string()
  .refine((name) => eventTypes.some((each) => each === name), `is no type of event; there are ${eventTypes.join(', ')}`);
const SignalsFile = z
  .record(type, Signal)
  .superRefine((signals, { addIssue }) => {
    for (const [type, { weight }] of Object.entries(signals)) {
      const speaksAgainst = against.has(type as EventType);
      if (speaksAgainst ? weight <= 0 : weight >= 0) continue;
      const message = speaksAgainst ? 'must not be above 0: it speaks against an item' : 'must not be below 0';
      addIssue({ code: 'custom', path: [type, 'weight'], message });
    }
  })
  // A file with nothing but comments changes nothing.
  .nullable();

/** The weights and half-lives that ship with Steward. Read when the process starts, so that a mistake in them stops it there. */
export const usualSignals = usual();

function usual(): Signals {
  const file = projectFile('recommender', 'behaviour', 'signals.yml');
  return signalsIn('signals.yml', readFileSync(file)) as Signals;
}

/**
 * Reads a shop's weights and half-lives; `signals.yml` explains them. A type that the file leaves out stays as it ships.
 * @throws StewardError `signals_invalid` with a sentence for every fault, each with its line, or `file_unreadable`
 */
export async function readSignals(path: string): Promise<Signals> {
  return { ...usualSignals, ...signalsIn(path, await bytesOf(path)) };
}

function signalsIn(file: string, bytes: Buffer): Partial<Signals> {
  const { text, fault } = decode(bytes, file);
  refuse('signals_invalid', fault ? [fault] : []);
  const { data, faults } = checkYaml(file, text, SignalsFile);
  refuse('signals_invalid', faults);
  const signals = Object.entries(data ?? {});
  return Object.fromEntries(signals.map(([type, { weight, half_life_days }]) => [type, { weight, halfLifeDays: half_life_days }]));
}
