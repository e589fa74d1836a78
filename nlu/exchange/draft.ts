import { Document, isMap, isScalar, isSeq, type Pair, type Scalar, YAMLSeq } from 'yaml';
import { z } from 'zod';
import { checkYaml } from '../../platform/checked-yaml.js';
import type { PlacedPhrase } from '../phrases/repeated.js';

/** A file of phrases, `en/greeting.yml`, and what it says. */
export interface PhraseFile {
  path: string;
  source: string;
}

/** A file of phrases that is being added to. */
export interface Draft {
  path: string;
  document: Document;
  isNew: boolean;
  /** What stood in it before. */
  phrases: PlacedPhrase[];
  added: number;
  changed: boolean;
}

/** Opens a file; where it is no YAML, `faults` says why. */
export function openDraft({ path, source }: PhraseFile): { draft: Draft; faults: string[] } {
  const { document, faults, place } = checkYaml(path, source, z.looseObject({}));
  const list = faults.length === 0 ? document.get('phrases') : undefined;
  const intent = path.replace(/^.*\/|\.yml$/g, '');
  const phrases = (isSeq(list) ? list.items : []).flatMap((item, k) =>
    isScalar(item) && typeof item.value === 'string' ? [{ text: item.value, intent, place: place(['phrases', k]) }] : [],
  );
  return { draft: { path, document, isNew: false, phrases, added: 0, changed: false }, faults };
}

export function newDraft(path: string, intent: string, description: string): Draft {
  const document = new Document({ intent, description, phrases: [] });
  return { path, document, isNew: true, phrases: [], added: 0, changed: true };
}

export function addPhrase(draft: Draft, text: string): void {
  listAt(draft.document, ['phrases']).add(draft.document.createNode(text));
  draft.added++;
  draft.changed = true;
}

/** Adds an example of a kind of entity, unless it is there. */
export function addEntityExample(draft: Draft, type: string, text: string): void {
  if (!draft.document.has('entities')) putBeforePhrases(draft.document, 'entities');
  const examples = listAt(draft.document, ['entities', type]);
  if (examples.items.some((item) => isScalar(item) && item.value === text)) return;
  examples.flow ??= true;
  examples.add(draft.document.createNode(text));
  draft.changed = true;
}

/** What the file says now. Comments and the order of things are kept; long lines are wrapped as in the files that ship. */
export function sourceOf({ document }: Draft): string {
  return document.toString({ lineWidth: 132, flowCollectionPadding: false });
}

function putBeforePhrases(document: Document, key: string): void {
  if (!isMap<Scalar>(document.contents)) return;
  const { items } = document.contents;
  const phrases = items.findIndex((pair) => pair.key.value === 'phrases');
  items.splice(phrases < 0 ? items.length : phrases, 0, document.createPair(key, {}) as Pair<Scalar>);
}

function listAt(document: Document, path: readonly string[]): YAMLSeq {
  const there = document.getIn(path);
  if (isSeq(there)) return there;
  const list = new YAMLSeq();
  document.setIn(path, list);
  return list;
}
