import { WaterfallDialog } from 'botbuilder-dialogs';
import { openHandover } from '../store/handovers.js';
import { transcriptOf } from '../store/transcripts.js';
import { labelOf } from './answers.js';
import { sentences } from './format.js';
import type { Known } from './known.js';
import { priorityOf } from './priority.js';
import type { Turn } from './services.js';

export const talkToPerson = 'talk_to_person@1';

/** Hands the conversation over to people, once, and tells the customer. Whatever else was open ends; what was asked for as well goes with it. */
export function talkToPersonDialog(turn: Turn) {
  const { db, conversationId, customer, now, say } = turn;
  return new WaterfallDialog<Known>(talkToPerson, [
    async (step) => {
      const { intent } = step.options;
      const opened = await openHandover(db, {
        conversationId,
        customerId: customer?.id,
        reason: intent === 'talk_to_person' ? 'asked_for_person' : intent,
        priority: priorityOf(turn),
        transcript: await transcriptOf(db, conversationId),
        at: now,
      });
      const others = turn.waiting.splice(0).map(({ known }) => labelOf(known.intent, say.language));
      await step.context.sendActivity(
        sentences(opened ? say.handedOver : say.alreadyHandedOver, others.length > 0 && say.alsoPassedOn(others)),
      );
      return step.cancelAllDialogs();
    },
  ]);
}
