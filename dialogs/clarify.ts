import { WaterfallDialog } from 'botbuilder-dialogs';
import { labelOf } from './answers.js';
import type { Known } from './known.js';
import { choice } from './question.js';
import { ask } from './question-prompt.js';
import type { Turn } from './services.js';

export const clarify = 'clarify@1';

export interface Clarification extends Known {
  /** The intents to choose from. */
  between: string[];
  prompt: string;
}

/** Asks which of a few intents is meant and starts its dialog with what is known. */
export function clarifyDialog({ say }: Turn, dialogFor: (intent: string) => string) {
  return new WaterfallDialog<Clarification>(clarify, [
    (step) => {
      const { between, prompt } = step.options;
      const choices = between.map((intent) => choice(intent, { title: labelOf(intent, say.language) }));
      return ask(step, { prompt, choices: [...choices, choice('neither', say.neither)], passing: true });
    },
    async (step) => {
      const { between, prompt, ...known } = step.options;
      if (between.includes(step.result)) return step.replaceDialog(dialogFor(step.result), { ...known, intent: step.result });
      await step.context.sendActivity(say.tryOtherWords);
      return step.endDialog();
    },
  ]);
}
