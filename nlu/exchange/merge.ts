import { refuse } from '../../platform/refuse.js';
import { languageOf } from '../language.js';
import { longestPhrase } from '../phrases/intent-file.js';
import { phraseKey } from '../phrases/repeated.js';
import { understoodLanguages } from '../understanding.js';
import { addEntityExample, addPhrase, type Draft, newDraft, openDraft, type PhraseFile, sourceOf } from './draft.js';
import { type ForeignPhrases, type MarkedPhrase, type NotTaken, onOneLine } from './foreign.js';
import { ourName } from './names.js';

export interface MergeOptions {
  /** Of phrases that do not say theirs; told by their script if absent. */
  language?: string;
  /** What the description of a new intent says instead of a description. */
  description: string;
}

export interface Merged {
  /** Files that are new or have changed. */
  files: MergedFile[];
  /** Phrases that stood under the same intent before, or came twice. */
  duplicates: number;
  renamed: Renamed[];
  notTaken: NotTaken[];
}

export interface MergedFile extends PhraseFile {
  isNew: boolean;
  /** Phrases that were added, and those that are there now. */
  added: number;
  phrases: number;
}

export interface Renamed {
  kind: 'intent' | 'entity';
  from: string;
  to: string;
}

/**
 * Adds phrases to files of phrases. What is there already is not added again; what stands under another intent is left out, as
 * one of the two must be wrong.
 * @throws StewardError `phrases_unreadable` for a file that is no YAML.
 */
export function mergePhrases(foreign: ForeignPhrases, existing: readonly PhraseFile[], options: MergeOptions): Merged {
  const opened = existing.map(openDraft);
  refuse(
    'phrases_unreadable',
    opened.flatMap(({ faults }) => faults),
  );
  const drafts = new Map(opened.map(({ draft }) => [draft.path, draft]));
  const known = knownPhrases(drafts.values());
  const names = ourNames();
  const notTaken = [...foreign.notTaken];
  let duplicates = 0;

  for (const { name, description = options.description, phrases } of foreign.intents) {
    const intent = names.of('intent', name);
    for (const phrase of phrases) {
      const text = onOneLine(phrase.text);
      const language = phrase.language ?? options.language ?? scriptOf(text);
      const before = known.get(keyOf(language, text));
      const reason = reasonAgainst(intent, language, text) ?? (before && before.intent !== intent && 'it stands under another intent');
      if (!intent || reason) {
        const places = before ? `${phrase.place}; ${before.intent}: ${before.place}` : phrase.place;
        notTaken.push({ reason: reason || noName, sample: `${text.slice(0, 80)} (${places})` });
        continue;
      }
      const path = `${language}/${intent}.yml`;
      const draft = drafts.get(path) ?? newDraft(path, intent, description);
      drafts.set(path, draft);
      if (before) duplicates++;
      else addPhrase(draft, text);
      known.set(keyOf(language, text), before ?? { intent, place: phrase.place });
      notTaken.push(...addExamples(draft, phrase, names));
    }
  }
  const files = [...drafts.values()].filter(({ changed }) => changed);
  return {
    files: files.map((draft) => ({
      path: draft.path,
      source: sourceOf(draft),
      isNew: draft.isNew,
      added: draft.added,
      phrases: draft.phrases.length + draft.added,
    })),
    duplicates,
    renamed: names.renamed(),
    notTaken,
  };
}

const noName = 'the name of its intent has no Latin letters';

function reasonAgainst(intent: string | undefined, language: string, text: string): string | undefined {
  if (text === '') return 'it is empty';
  if (text.length > longestPhrase) return `it is longer than ${longestPhrase} characters`;
  if (!understoodLanguages.includes(language)) return `its language, ${language}, is not served`;
  return intent === undefined ? noName : undefined;
}

/** Texts of the entities that are marked in a phrase become examples of what the intent speaks of. */
function addExamples(draft: Draft, { text, entities, place }: MarkedPhrase, names: ReturnType<typeof ourNames>): NotTaken[] {
  return entities.flatMap(({ type, start, end }) => {
    const example = onOneLine(text.slice(start, end));
    const name = names.of('entity', type);
    if (name && example) addEntityExample(draft, name, example);
    return name && example
      ? []
      : [{ reason: 'an entity has no name in Latin letters, or no text', sample: `${type}: ${example} (${place})` }];
  });
}

/** Intent and place of every phrase that is there. */
function knownPhrases(drafts: Iterable<Draft>): Map<string, { intent: string; place: string }> {
  const known = new Map<string, { intent: string; place: string }>();
  for (const { path, phrases } of drafts) {
    const language = path.split('/')[0]!;
    for (const { text, intent, place } of phrases) known.set(keyOf(language, text), { intent, place });
  }
  return known;
}

function keyOf(language: string, text: string): string {
  return `${language} ${phraseKey(text)}`;
}

function scriptOf(text: string): string {
  return languageOf(text) === 'zh' ? 'zh' : 'en';
}

/** Gives names as ours are written, and keeps in mind which of them are new. */
function ourNames() {
  const changed = new Map<string, Renamed>();
  return {
    of(kind: Renamed['kind'], from: string): string | undefined {
      const to = ourName(kind, from);
      if (to !== undefined && to !== from) changed.set(`${kind} ${from}`, { kind, from, to });
      return to;
    },
    renamed: () => [...changed.values()],
  };
}
