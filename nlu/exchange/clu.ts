import { z } from 'zod';
import { type ForeignPhrases, languageIn, type NotTaken } from './foreign.js';
import type { Exported, LanguageIntents } from './formats.js';
import { readJson } from './json-file.js';
import { markedKinds, phrasesOf, writtenIntent } from './utterances.js';

const CluEntity = z.looseObject({ category: z.string(), offset: z.int(), length: z.int() });
const CluUtterance = z.looseObject({
  text: z.string(),
  intent: z.string(),
  language: z.string().optional(),
  dataset: z.string().optional(),
  entities: z.array(CluEntity).default([]),
});
const CluProject = z.looseObject({
  metadata: z.looseObject({ language: z.string().optional() }).optional(),
  assets: z.looseObject({
    projectKind: z.literal(['Conversation', 'conversation']).optional(),
    intents: z.array(z.looseObject({ category: z.string(), description: z.string().optional() })).default([]),
    entities: z.array(z.looseObject({ category: z.string() })).default([]),
    utterances: z.array(z.unknown()),
  }),
});

/** What an entity of a project may hold beside what is marked in utterances. */
const components = ['list', 'regex', 'prebuilts'];

/**
 * Reads a project of conversational language understanding
 * (https://learn.microsoft.com/azure/ai-services/language-service/conversational-language-understanding/concepts/data-formats).
 * Utterances that are set aside for testing stay where they are: who learns from them has nothing left to be judged by.
 */
export function readClu(file: string, bytes: Buffer): ForeignPhrases {
  const { assets, metadata } = readJson(file, bytes, CluProject);
  const notTaken: NotTaken[] = assets.entities
    .filter((entity) => components.some((component) => entity[component] !== undefined))
    .map(({ category }) => ({ reason: 'patterns, lists and synonyms belong into entities.yml', sample: `${category} (${file})` }));
  const schema = CluUtterance.transform(({ text, intent, language = metadata?.language, dataset, entities }) => ({
    text,
    intent,
    language: languageIn(language),
    entities: entities.map(({ category, offset, length }) => ({ type: category, start: offset, end: offset + length })),
    setAside: dataset?.toLowerCase() === 'test' ? 'an utterance is set aside for testing' : undefined,
  }));
  const intents = assets.intents.map(({ category, description }) => ({ name: category, description }));
  return phrasesOf(file, { intents, utterances: assets.utterances, notTaken }, schema);
}

const languageTags: Record<string, string> = { zh: 'zh-hans' };

/** Writes a multilingual project. */
export function writeClu(languages: readonly LanguageIntents[]): Exported {
  const written = languages.flatMap(({ language, intents }) =>
    intents.map((intent) => ({ language: languageTags[language] ?? language, ...writtenIntent(intent) })),
  );
  const project = {
    projectFileVersion: '2022-10-01-preview',
    stringIndexType: 'Utf16CodeUnit',
    metadata: {
      projectKind: 'Conversation',
      settings: { confidenceThreshold: 0 },
      projectName: 'Steward',
      multilingual: true,
      description: '',
      language: written[0]?.language ?? 'en',
    },
    assets: {
      projectKind: 'Conversation',
      intents: [...new Set(written.map(({ name }) => name))].map((category) => ({ category })),
      entities: markedKinds(written).map((category) => ({ category, compositionSetting: 'combineComponents' })),
      utterances: written.flatMap(({ name, language, utterances }) =>
        utterances.map(({ text, entities }) => ({
          text,
          intent: name,
          language,
          dataset: 'Train',
          entities: entities.map(({ type, start, end }) => ({ category: type, offset: start, length: end - start })),
        })),
      ),
    },
  };
  return { content: `${JSON.stringify(project, null, 2)}\n`, leftOut: written.flatMap(({ leftOut }) => leftOut) };
}
