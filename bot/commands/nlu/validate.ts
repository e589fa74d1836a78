import { readShopEntities } from '../../../nlu/entities/own-file.js';
import { type ConfusablePair, confusablePairs } from '../../../nlu/phrases/confusable-pairs.js';
import { type InspectedLanguage, inspectLanguages, unknownKinds } from '../../../nlu/phrases/inspect-languages.js';
import { StewardError } from '../../../platform/errors.js';
import type { Settings } from '../../../platform/settings.js';
import { startLearningEncoder } from '../../../workers/learning/encoder.js';
import type { Terminal } from '../terminal.js';
import { withEncoder } from './with-encoder.js';

export interface ValidateOptions {
  /** With one folder a language; the phrases in use if absent. */
  folder?: string;
  json?: true;
}

/** Pairs that are printed; `json` has them all. */
const mostPairs = 20;

/**
 * `steward nlu validate`: checks a folder of phrases.
 * @throws StewardError `training_data_invalid` with a sentence for every fault.
 */
export async function validate(
  settings: Settings,
  { folder = settings.nluDataFolder, json }: ValidateOptions,
  terminal: Terminal = process,
) {
  const languages = await inspectLanguages(folder);
  const own = (await readShopEntities(settings.dataFolder)).map(({ type }) => type);
  const faults = languages.flatMap((language) => language.faults);
  const warnings = languages.flatMap((language) => [...language.notes, ...unknownKinds(language, own)]);
  const pairs = faults.length > 0 ? [] : await confusableIn(languages, settings, terminal);
  if (json) {
    const counts = languages.map(({ name, intents, phrases }) => ({ name, intents: intents.length, phrases: phrases.length }));
    terminal.stdout.write(`${JSON.stringify({ folder, languages: counts, faults, warnings, confusable: pairs })}\n`);
    if (faults.length > 0) throw new StewardError('invalid', 'training_data_invalid', `${faults.length} faults.`);
  } else if (faults.length > 0) {
    throw new StewardError('invalid', 'training_data_invalid', faults.join('\n'));
  } else {
    terminal.stdout.write([...languages.map(countLine), ...warnings, ...pairLines(pairs), ''].join('\n'));
  }
}

/** What intents are easily confused; moods are told apart by less than words, and whoever wants may feel two. */
async function confusableIn(languages: readonly InspectedLanguage[], settings: Settings, terminal: Terminal): Promise<ConfusablePair[]> {
  const intents = languages.filter(({ name }) => !isOfMoods(name));
  return withEncoder(startLearningEncoder(settings), terminal, async (encoder, bar) => {
    const pairs: ConfusablePair[] = [];
    for (const [done, { phrases }] of intents.entries()) {
      bar.update('comparing', done, intents.length);
      pairs.push(...(await confusablePairs(phrases, encoder)));
    }
    return pairs.sort((a, b) => b.likeness - a.likeness);
  });
}

function countLine({ name, intents, phrases }: InspectedLanguage): string {
  return `${name}: ${phrases.length.toLocaleString('en')} phrases of ${intents.length} ${isOfMoods(name) ? 'labels' : 'intents'}.`;
}

function isOfMoods(name: string): boolean {
  return name.includes('/');
}

function pairLines(pairs: readonly ConfusablePair[]): string[] {
  if (pairs.length === 0) return [];
  const shown = pairs.slice(0, mostPairs).map(({ first, second, likeness }) => {
    return `  ${likeness.toFixed(2)} ${first.place} "${first.text}" · ${second.place} "${second.text}"`;
  });
  const more = pairs.length > mostPairs ? [`  and ${pairs.length - mostPairs} more, which --json lists.`] : [];
  return ['Easily confused, as they say nearly the same under different intents:', ...shown, ...more];
}
