import { type Choice, findChoices, type PromptOptions } from 'botbuilder-dialogs';
import type { EntityType, Understanding } from '../nlu/understanding.js';
import { button } from './buttons.js';
import { foreign } from './texts/foreign.js';
import { served, type Texts, textsFor } from './texts.js';
import { readWishes, type WishesRead } from './wishes/read-wishes.js';

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
  /** What is said of items that were just shown, or wished of others, answers it, with the value `remark`. */
  remarks?: boolean;
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
  { choices, accepts = [], free = false, counted = choices.map(({ value }) => value), remarks = false }: Question,
  heard: Understanding,
): Answer | undefined {
  const { text, entities, language } = heard;
  const place = counted[textsFor(language).positionIn(text) ?? -1];
  if (place !== undefined) return { value: place, share: 1 };
  if (remarks && (textsFor(language).opinionIn(text) || textsFor(language).wantsCheaper(text))) return { value: 'remark', share: 1 };
  const entity = entities.find(({ type }) => accepts.includes(type));
  if (entity) return { value: String(entity.value), share: (entity.end - entity.start) / text.length };
  const named = longestChoice(text, choices);
  // Where nothing else is said; a request that is clear comes before it.
  if (remarks && !named && boundsAnything(readWishes(heard))) return { value: 'remark', share: aRemark };
  // Where any words are welcome, those we know are the answer, whatever else they may sound like.
  if (named) return { value: named.value, share: free ? 1 : named.length / text.length };
  return free && text.length > 0 ? { value: text, share: 0 } : undefined;
}

/** Share of a message that a wish counts as. */
const aRemark = 0.3;

function boundsAnything({ price, cheap, languages, without }: WishesRead): boolean {
  return [price, cheap, languages, without].some((bound) => bound !== undefined);
}

interface Named {
  value: string;
  /** Characters. */
  length: number;
}

/** The choice named by the most characters: "do not cancel" is not "cancel". */
function longestChoice(text: string, choices: Choice[]): Named | undefined {
  return [...inWords(text, choices), ...inCharacters(text, choices)].sort((a, b) => b.length - a.length)[0];
}

function inWords(text: string, choices: Choice[]): Named[] {
  return findChoices(text, choices, { noValue: true }).map(({ start, end, resolution }) => ({
    value: resolution.value,
    length: end - start + 1,
  }));
}

/** In scripts without spaces a name is looked for wherever it stands; one of a single character has to stand alone. */
function inCharacters(text: string, choices: Choice[]): Named[] {
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  if (!unspaced.test(text)) return [];
  // "Is there or is there not" asks and denies nothing: 有没有, 是不是.
  const said = text.replace(/(\p{Script=Han})[没不]\1/gu, ' ');
  const alone = said.split(/[^\p{L}\p{N}]+/u);
  return choices.flatMap(({ value, action, synonyms = [] }) =>
    [action?.title ?? '', ...synonyms]
      .filter((name) => unspaced.test(name) && (name.length > 1 ? said.includes(name) : alone.includes(name)))
      .map(({ length }) => ({ value, length })),
  );
}

/** A choice shown as a button; pressing it says its title. */
export function choice(value: string, { title, synonyms = [] }: { title: string; synonyms?: string[] }): Choice {
  return { value, action: button(title), synonyms };
}

/** `yes` and `no`, which are understood in whatever language they are said. */
export function yesOrNo({ yes, no }: Texts): Choice[] {
  const ours = served.map(textsFor);
  const theirs = Object.values(foreign);
  return [
    choice('yes', { ...yes, synonyms: [...ours.flatMap((say) => say.yes.synonyms), ...theirs.flatMap((say) => say.yes)] }),
    choice('no', { ...no, synonyms: [...ours.flatMap((say) => say.no.synonyms), ...theirs.flatMap((say) => say.no)] }),
  ];
}
