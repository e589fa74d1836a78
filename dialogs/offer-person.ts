import { type DialogContext, type DialogTurnResult, WaterfallDialog } from 'botbuilder-dialogs';
import { sentences } from './format.js';
import type { Known } from './known.js';
import { yesOrNo } from './question.js';
import { ask } from './question-prompt.js';
import type { Step, Turn } from './services.js';
import { talkToPerson } from './talk-to-person.js';

const offerPerson = 'offer_person@1';

interface Offer extends Known {
  /** Said before the question. */
  lead?: string;
}

/** Offers a person. */
export function beginPersonOffer(dc: DialogContext, offer: Offer): Promise<DialogTurnResult> {
  return dc.beginDialog(offerPerson, offer);
}

/** Goes over to offering a person, for the reason that the dialog was about. */
export function replaceByPersonOffer(step: Step, lead?: string): Promise<DialogTurnResult> {
  const offer: Offer = { ...step.options, lead };
  return step.replaceDialog(offerPerson, offer);
}

/** Asks whether a person should take over. */
export function offerPersonDialog({ say }: Turn) {
  return new WaterfallDialog<Offer>(offerPerson, [
    (step) => ask(step, { prompt: sentences(step.options.lead, say.offerPerson), choices: yesOrNo(say), passing: true }),
    async (step) => {
      if (step.result === 'yes') return step.replaceDialog(talkToPerson, step.options);
      await step.context.sendActivity(say.allRight);
      return step.endDialog();
    },
  ]);
}
