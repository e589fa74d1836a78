import { stringify } from 'yaml';
import { z } from 'zod';
import { checkYaml } from '../../platform/checked-yaml.js';
import { refuse } from '../../platform/refuse.js';
import { decode } from '../../platform/text-file.js';
import { type ForeignIntent, type ForeignPhrases, languageIn, type MarkedPhrase, type NotTaken } from './foreign.js';
import type { Exported, LanguageIntents } from './formats.js';
import { markEntities } from './mark-entities.js';
import { readRasaExample, writeRasaExample } from './rasa-example.js';

const Block = z.looseObject({
  intent: z.string().optional(),
  examples: z.union([z.string(), z.array(z.union([z.string(), z.looseObject({ text: z.string() })]))]).optional(),
  metadata: z.unknown().optional(),
});
const Metadata = z.looseObject({ description: z.string().optional(), language: z.string().optional() });
const RasaFile = z.looseObject({ nlu: z.array(Block).nullable() });

/** Reads NLU training data of Rasa 2 and 3 (https://legacy-docs-oss.rasa.com/docs/rasa/training-data-format). */
export function readRasa(file: string, bytes: Buffer): ForeignPhrases {
  const { text, fault } = decode(bytes, file);
  refuse('phrases_unreadable', fault ? [fault] : []);
  const { data, faults, line } = checkYaml(file, text, RasaFile);
  refuse('phrases_unreadable', faults);
  const { nlu, ...others } = data!;
  const notTaken: NotTaken[] = Object.keys(others)
    .filter((key) => key !== 'version')
    .map((key) => ({ reason: 'only phrases of intents are taken', sample: `${key} (${file})` }));
  const intents = (nlu ?? []).flatMap((block, k) => {
    const at = line(['nlu', k]);
    if (block.intent !== undefined) return [readIntent(file, block, (path) => line(['nlu', k, ...path]), notTaken)];
    const [key = 'a block', name = ''] = Object.entries(block).find(([key]) => !(key in Block.shape)) ?? [];
    notTaken.push({ reason: 'patterns, lists and synonyms belong into entities.yml', sample: `${key} ${name} (${file}, line ${at})` });
    return [];
  });
  return { intents, notTaken };
}

function readIntent(
  file: string,
  { intent, examples = [], metadata }: z.infer<typeof Block>,
  line: (path: PropertyKey[]) => number,
  notTaken: NotTaken[],
): ForeignIntent {
  const { description, language } = Metadata.safeParse(metadata).data ?? {};
  const phrases: MarkedPhrase[] = [];
  for (const [example, place] of linesOf(examples, line)) {
    const sample = `${example} (${file}, line ${place})`;
    const read = readRasaExample(example.replace(/^-/, '').trim());
    if (!example.startsWith('-')) notTaken.push({ reason: 'an example must begin with "-"', sample });
    else if (!read) notTaken.push({ reason: 'what stands behind an entity cannot be read', sample });
    else {
      const { details, ...phrase } = read;
      phrases.push({ ...phrase, language: languageIn(language), place: `${file}, line ${place}` });
      if (details.length > 0) notTaken.push({ reason: 'roles, groups and values of entities have no place here', sample });
    }
  }
  return { name: intent!, description, phrases };
}

/** Examples with their lines: of a text those that are not blank; of a list all, written as they would be in a text. */
function linesOf(examples: NonNullable<z.infer<typeof Block>['examples']>, line: (path: PropertyKey[]) => number): [string, number][] {
  if (typeof examples !== 'string') {
    return examples.map((example, k) => {
      const text = typeof example === 'string' ? example : example.text;
      return [`- ${text.trim()}`, line(['examples', k])];
    });
  }
  // The text begins on the line after `examples: |`.
  const first = line(['examples']) + 1;
  return examples.split('\n').flatMap((text, k): [string, number][] => (text.trim() === '' ? [] : [[text.trim(), first + k]]));
}

/** Writes one file, a block for each intent of each language. */
export function writeRasa(languages: readonly LanguageIntents[]): Exported {
  const leftOut: NotTaken[] = [];
  const nlu = languages.flatMap(({ language, intents }) =>
    intents.map((definition) => {
      const { intent, description } = definition;
      const { phrases, unmarked } = markEntities(definition);
      leftOut.push(...unmarked);
      const lines = phrases.flatMap((phrase) => {
        const line = writeRasaExample(phrase);
        const plain = line ?? writeRasaExample({ ...phrase, entities: [] });
        const reason =
          plain === undefined ? 'Rasa would take the brackets for an entity' : 'Rasa cannot mark an entity that holds brackets';
        if (line === undefined) leftOut.push({ reason, sample: `${phrase.text} (${intent})` });
        return plain === undefined ? [] : [`- ${plain}\n`];
      });
      return { intent, metadata: { description, language }, examples: lines.join('') };
    }),
  );
  return { content: stringify({ version: '3.1', nlu }, { lineWidth: 0 }), leftOut };
}
