import { type Choice, findChoices, type PromptOptions } from 'botbuilder-dialogs';
import type { EntityType, Understanding } from '../nlu/understanding.js';
import { button } from './buttons.js';
import { type Texts, textsFor } from './texts.js';

/** What a dialog asks; stored with the stack, so plain data. */
export interface Question extends PromptOptions {
  prompt: string;
  choices: Choice[];
  /** Entities that answer it too, by their normalised value. */
  accepts?: EntityType[];
  /** Any words answer it. */
  free?: boolean;
  /** Values that "the second one" counts, where it is not the choices. */
  counted?: string[];
  /** Nothing is half filled: other words than an answer let the dialog go. */
  passing?: boolean;
}

export interface Answer {
  /** The choice's value, the entity's, or the words. */
  value: string;
  /** Share of the message that is the answer, in [0, 1]; 0 for words that had no choice to match. */
  share: number;
}

/** What a message answers to a question, or nothing. An entity says more than a choice beside it ("other mysteries"). */
export function readAnswer(
  { choices, accepts = [], free = false, counted = choices.map(({ value }) => value) }: Question,
  heard: Understanding,
): Answer | undefined {
  const { text, entities, language } = heard;
  const place = counted[textsFor(language).positionIn(text) ?? -1];
  if (place !== undefined) return { value: place, share: 1 };
  const entity = entities.find(({ type }) => accepts.includes(type));
  if (entity) return { value: String(entity.value), share: (entity.end - entity.start) / text.length };
  const named = longestChoice(text, choices);
  // Where any words are welcome, those we know are the answer, whatever else they may sound like.
  if (named) return { value: named.value, share: free ? 1 : named.length / text.length };
  return free && text.length > 0 ? { value: text, share: 0 } : undefined;
}

/** The choice named by the most characters: "do not cancel" is not "cancel". */
function longestChoice(text: string, choices: Choice[]): { value: string; length: number } | undefined {
  return findChoices(text, choices, { noValue: true })
    .map(({ start, end, resolution }) => ({ value: resolution.value, length: end - start + 1 }))
    .sort((a, b) => b.length - a.length)[0];
}

/** A choice shown as a button; pressing it says its title. */
export function choice(value: string, { title, synonyms = [] }: { title: string; synonyms?: string[] }): Choice {
  return { value, action: button(title), synonyms };
}

/** `yes` and `no`. */
export function yesOrNo({ yes, no }: Texts): Choice[] {
  return [choice('yes', yes), choice('no', no)];
}
