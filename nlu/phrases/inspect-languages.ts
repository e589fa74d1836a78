import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { builtInEntities, type EntityType } from '../understanding.js';
import { type IntentFolder, inspectIntents, languageFolders } from './intent-folder.js';

export interface InspectedLanguage extends IntentFolder {
  /** `en`; `sentiment/en` and `urgency/en` where the folder holds what moods are learnt from. */
  name: string;
}

/** Inspects everything in a folder of phrases. Throws `training_data_missing`, and `training_data_invalid` for a folder without a language. */
export async function inspectLanguages(folder: string): Promise<InspectedLanguage[]> {
  const parts = ['', 'sentiment', 'urgency'].filter((part) => existsSync(join(folder, part)) || part === '');
  const names = await Promise.all(
    parts.map(async (part) => (await languageFolders(join(folder, part))).map((language) => (part ? `${part}/${language}` : language))),
  );
  return Promise.all(names.flat().map(async (name) => ({ name, ...(await inspectIntents(join(folder, name), `${name}/`)) })));
}

/** What is said of kinds of entities that are neither built in nor the shop's own: nothing will ever find them. */
export function unknownKinds({ kinds }: Pick<IntentFolder, 'kinds'>, own: readonly EntityType[]): string[] {
  const known = new Set<EntityType>([...builtInEntities, ...own]);
  return kinds
    .filter(({ type }) => !known.has(type))
    .map(({ type, place }) => `${place}: ${type} is no kind of entity that is built in, nor one in entities.yml.`);
}
