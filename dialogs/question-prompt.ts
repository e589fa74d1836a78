import { InputHints, type TurnContext } from 'botbuilder';
import {
  type DialogContext,
  type DialogInstance,
  type DialogTurnResult,
  Prompt,
  type PromptOptions,
  type PromptRecognizerResult,
} from 'botbuilder-dialogs';
import { withButtons } from './buttons.js';
import { sentences } from './format.js';
import { type Question, readAnswer } from './question.js';
import type { Turn } from './services.js';

const questionId = 'question@1';

/** Asks and waits; the next step gets the answer's value. */
export function ask(step: DialogContext, question: Question): Promise<DialogTurnResult> {
  return step.prompt(questionId, question);
}

export function isQuestion({ id }: DialogInstance): boolean {
  return id === questionId;
}

/** The prompt behind `ask`. It reads what was understood, not the bare text. */
export class QuestionPrompt extends Prompt<string> {
  constructor(private readonly turn: Turn) {
    super(questionId);
  }

  protected override async onPrompt(context: TurnContext, state: { retries?: number }, options: PromptOptions, isRetry: boolean) {
    const { prompt, choices } = options as Question;
    const { say } = this.turn;
    state.retries = isRetry ? (state.retries ?? 0) + 1 : 0;
    const text = sentences(isRetry && say.notAnAnswer, prompt, state.retries > 1 && say.wayOut);
    const buttons = choices.map(({ action }) => action!);
    await context.sendActivity({ ...withButtons(text, buttons), inputHint: InputHints.ExpectingInput });
  }

  protected override async onRecognize(_: TurnContext, __: object, options: PromptOptions): Promise<PromptRecognizerResult<string>> {
    const answer = this.turn.heard && readAnswer(options as Question, this.turn.heard);
    return answer ? { succeeded: true, value: answer.value } : { succeeded: false };
  }
}
