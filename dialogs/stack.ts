import type { DialogContext } from 'botbuilder-dialogs';
import { intents } from './answers.js';
import { Known } from './known.js';
import type { Question } from './question.js';
import { isQuestion } from './question-prompt.js';
import type { OpenDialog } from './router.js';

/** The dialog that waits for the customer, with its question. */
export function openDialog({ stack, activeDialog }: DialogContext): OpenDialog | undefined {
  if (!activeDialog || !isQuestion(activeDialog)) return undefined;
  const question = activeDialog.state.options as Question;
  const asking = Known.safeParse(stack.at(-2)?.state.options).data;
  return asking && { intent: asking.intent, question };
}

/**
 * Takes the stack away if a release that is gone has left a dialog on it. Comes back with what its first dialog knew, to
 * start it again; with nothing where that no longer makes sense.
 */
export function takeStale({ stack, dialogs }: DialogContext): Known | undefined {
  if (stack.every(({ id }) => dialogs.find(id))) return undefined;
  const [first] = stack.splice(0);
  const known = Known.safeParse(first?.state.options).data;
  return known && intents.has(known.intent) ? known : undefined;
}

/** Whether an interruption leaves the open dialog waiting below: something is half filled, and nothing waits already. */
export function mayWait({ stack }: DialogContext): boolean {
  const [waiting, another] = stack.filter(isQuestion);
  return waiting !== undefined && another === undefined && !(waiting.state.options as Question).passing;
}
