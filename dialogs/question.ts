import { ActionTypes, type CardAction, InputHints, MessageFactory, type TurnContext } from 'botbuilder';
import {
  type Choice,
  type DialogContext,
  type DialogInstance,
  type DialogTurnResult,
  findChoices,
  Prompt,
  type PromptOptions,
  type PromptRecognizerResult,
} from 'botbuilder-dialogs';
import type { EntityType, Understanding } from '../nlu/understanding.js';
import type { Turn } from './services.js';
import { textsFor } from './texts.js';

/** What a dialog asks; stored with the stack, so plain data. */
export interface Question extends PromptOptions {
  prompt: string;
  choices: Choice[];
  /** Entities that answer it too, by their normalised value. */
  accepts?: EntityType[];
  /** Any words answer it. */
  free?: boolean;
  /** Nothing is half filled: other words than an answer let the dialog go. */
  passing?: boolean;
}

export interface Answer {
  /** The choice's value, the entity's, or the words. */
  value: string;
  /** Share of the message that is the answer, in [0, 1]; 0 for a free answer. */
  share: number;
}

/** What a message answers to a question, or nothing. */
export function readAnswer({ choices, accepts = [], free = false }: Question, heard: Understanding): Answer | undefined {
  const named = choices[textsFor(heard.language).positionIn(heard.text) ?? -1];
  if (named) return { value: named.value, share: 1 };
  const [found] = findChoices(heard.text, choices, { noValue: true });
  if (found) return { value: found.resolution.value, share: (found.end - found.start + 1) / heard.text.length };
  const entity = heard.entities.find(({ type }) => accepts.includes(type));
  if (entity) return { value: String(entity.value), share: (entity.end - entity.start) / heard.text.length };
  return free && heard.text.length > 0 ? { value: heard.text, share: 0 } : undefined;
}

/** A choice shown as a button; pressing it says its title. */
export function choice(value: string, { title, synonyms = [] }: { title: string; synonyms?: string[] }): Choice {
  return { value, action: button(title), synonyms };
}

/** Says its title when it is pressed: the one kind of button that every channel has. */
export function button(title: string): CardAction {
  return { type: ActionTypes.ImBack, title, value: title };
}

const questionId = 'question@1';

export function isQuestion({ id }: DialogInstance): boolean {
  return id === questionId;
}

/** Asks and waits; the next step gets the answer's value. */
export function ask(step: DialogContext, question: Question): Promise<DialogTurnResult> {
  return step.prompt(questionId, question);
}

/** Asks for a yes or a no; the answer is `yes` or `no`. */
export function askYesNo(step: DialogContext, { say }: Turn, prompt: string, { passing = false } = {}): Promise<DialogTurnResult> {
  return ask(step, { prompt, choices: [choice('yes', say.yes), choice('no', say.no)], passing });
}

/** The prompt behind `ask`. It reads what was understood, not the bare text. */
export class QuestionPrompt extends Prompt<string> {
  constructor(private readonly turn: Turn) {
    super(questionId);
  }

  protected override async onPrompt(
    context: TurnContext,
    state: { retries?: number },
    options: PromptOptions,
    isRetry: boolean,
  ): Promise<void> {
    const { prompt, choices } = options as Question;
    const { say } = this.turn;
    state.retries = isRetry ? (state.retries ?? 0) + 1 : 0;
    const text = [isRetry && say.notAnAnswer, prompt, state.retries > 1 && say.wayOut].filter(Boolean).join(' ');
    const actions = choices.map(({ action }) => action!);
    await context.sendActivity(MessageFactory.suggestedActions(actions, text, undefined, InputHints.ExpectingInput));
  }

  protected override async onRecognize(
    _context: TurnContext,
    _state: object,
    options: PromptOptions,
  ): Promise<PromptRecognizerResult<string>> {
    const answer = this.turn.heard && readAnswer(options as Question, this.turn.heard);
    return answer ? { succeeded: true, value: answer.value } : { succeeded: false };
  }
}
