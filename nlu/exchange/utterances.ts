import type { z } from 'zod';
import { groupBy } from '../group-by.js';
import { isOutOfScope } from '../out-of-scope.js';
import type { IntentDefinition } from '../training-data.js';
import { type ForeignIntent, type ForeignPhrases, foreignOutOfScope, type Mark, type NotTaken } from './foreign.js';
import { type MarkedText, markEntities } from './mark-entities.js';

/** An utterance of a LUIS or CLU project, which are alike. */
export interface Utterance {
  text: string;
  intent: string;
  language?: string;
  entities: Mark[];
  /** Why it is not to be learnt from. */
  setAside?: string;
}

export interface Project {
  /** Names of the intents that the project has. */
  intents: readonly { name: string; description?: string }[];
  utterances: readonly unknown[];
  notTaken: NotTaken[];
}

/** The phrases of a project; an utterance that is not as `schema` says costs nothing but itself. */
export function phrasesOf(file: string, { intents, utterances, notTaken }: Project, schema: z.ZodType<Utterance>): ForeignPhrases {
  const left = [...notTaken];
  const read = utterances.flatMap((utterance, k) => {
    const place = `${file}, utterance ${k + 1}`;
    const { data, error } = schema.safeParse(utterance);
    if (error) left.push({ reason: 'an utterance is not as it should be', sample: `${error.issues[0]!.path.join('.')} (${place})` });
    else if (data.setAside) left.push({ reason: data.setAside, sample: `${data.text} (${place})` });
    else return [{ ...data, place, entities: withinText(data, place, left) }];
    return [];
  });
  const groups = groupBy(read, ({ intent }) => intent);
  for (const { name } of intents) {
    if (!groups.has(name)) left.push({ reason: 'an intent has no utterances', sample: `${name} (${file})` });
  }
  const descriptions = new Map(intents.map(({ name, description }) => [name, description]));
  return {
    intents: [...groups].map(([name, group]): ForeignIntent => ({ name, description: descriptions.get(name), phrases: group })),
    notTaken: left,
  };
}

function withinText({ text, entities }: Utterance, place: string, left: NotTaken[]): Mark[] {
  const within = entities.filter(({ start, end }) => 0 <= start && start < end && end <= text.length);
  if (within.length < entities.length) left.push({ reason: 'an entity is marked outside of its text', sample: `${text} (${place})` });
  return within;
}

/** Characters of an utterance that LUIS and CLU take. */
const longestUtterance = 500;

/** An intent of ours as LUIS and CLU take it. */
export interface WrittenIntent {
  name: string;
  utterances: MarkedText[];
  leftOut: NotTaken[];
}

export function writtenIntent(definition: IntentDefinition): WrittenIntent {
  const { phrases, unmarked } = markEntities(definition);
  const tooLong = phrases.filter(({ text }) => text.length > longestUtterance);
  return {
    name: isOutOfScope(definition.intent) ? foreignOutOfScope : definition.intent,
    utterances: phrases.filter(({ text }) => text.length <= longestUtterance),
    leftOut: [
      ...unmarked,
      ...tooLong.map(({ text }) => ({
        reason: `an utterance has at most ${longestUtterance} characters there`,
        sample: `${text.slice(0, 60)}… (${definition.intent})`,
      })),
    ],
  };
}

/** Kinds of entities that are marked, by name. */
export function markedKinds(intents: readonly WrittenIntent[]): string[] {
  const kinds = intents.flatMap(({ utterances }) => utterances.flatMap(({ entities }) => entities.map(({ type }) => type)));
  return [...new Set(kinds)].sort();
}
