import { z } from 'zod';
import { StewardError } from '../../platform/errors.js';
import { type ForeignPhrases, languageIn, type Mark } from './foreign.js';
import type { Exported, LanguageIntents } from './formats.js';
import { readJson } from './json-file.js';
import { markedKinds, phrasesOf, writtenIntent } from './utterances.js';

/** `endPos` is the last character, not the one after it. */
interface LuisEntity {
  entity: string;
  startPos: number;
  endPos: number;
  children?: LuisEntity[];
}

const LuisEntity: z.ZodType<LuisEntity> = z.looseObject({
  entity: z.string(),
  startPos: z.int(),
  endPos: z.int(),
  get children() {
    return z.array(LuisEntity).optional();
  },
});
const LuisUtterance = z.looseObject({ text: z.string(), intent: z.string(), entities: z.array(LuisEntity).default([]) });
const LuisApp = z.looseObject({
  culture: z.string().optional(),
  intents: z.array(z.looseObject({ name: z.string() })).default([]),
  utterances: z.array(z.unknown()),
});

/** Parts of an app that have no place in files of phrases. */
const otherParts = [
  ...['patterns', 'patternAnyEntities', 'regex_entities', 'regex_features', 'closedLists', 'phraselists', 'model_features'],
  ...['prebuiltEntities', 'composites', 'hierarchicals'],
];

/** Reads a LUIS app exported as JSON (https://learn.microsoft.com/azure/ai-services/luis/app-schema-definition). */
export function readLuis(file: string, bytes: Buffer): ForeignPhrases {
  const app = readJson(file, bytes, LuisApp);
  const notTaken = otherParts
    .filter((part) => Array.isArray(app[part]) && app[part].length > 0)
    .map((part) => ({ reason: 'patterns, lists and synonyms belong into entities.yml', sample: `${part} (${file})` }));
  const language = languageIn(app.culture);
  const schema = LuisUtterance.transform(({ text, intent, entities }) => ({ text, intent, language, entities: marksOf(entities) }));
  return phrasesOf(file, { ...app, notTaken }, schema);
}

function marksOf(entities: readonly LuisEntity[]): Mark[] {
  return entities.flatMap(({ entity, startPos, endPos, children = [] }) => [
    { type: entity, start: startPos, end: endPos + 1 },
    ...marksOf(children),
  ]);
}

const cultures: Record<string, string> = { en: 'en-us', zh: 'zh-cn' };

/**
 * Writes an app.
 * @throws StewardError `one_language_only` for several languages: an app has one.
 */
export function writeLuis(languages: readonly LanguageIntents[]): Exported {
  const [{ language, intents }, ...others] = languages as [LanguageIntents, ...LanguageIntents[]];
  if (others.length > 0) throw new StewardError('invalid', 'one_language_only', 'A LUIS app has one language: choose it with --language.');
  const written = intents.map(writtenIntent);
  const app = {
    luis_schema_version: '7.0.0',
    versionId: '0.1',
    name: 'Steward',
    desc: '',
    culture: cultures[language] ?? language,
    tokenizerVersion: '1.0.0',
    intents: written.map(({ name }) => ({ name, features: [] })),
    entities: markedKinds(written).map((name) => ({ name, children: [], roles: [], features: [] })),
    ...Object.fromEntries(otherParts.filter((part) => part !== 'model_features').map((part) => [part, []])),
    utterances: written.flatMap(({ name, utterances }) =>
      utterances.map(({ text, entities }) => ({
        text,
        intent: name,
        entities: entities.map(({ type, start, end }) => ({ entity: type, startPos: start, endPos: end - 1, children: [] })),
      })),
    ),
    settings: [],
  };
  return { content: `${JSON.stringify(app, null, 2)}\n`, leftOut: written.flatMap(({ leftOut }) => leftOut) };
}
