import { MessageFactory } from 'botbuilder';
import { WaterfallDialog } from 'botbuilder-dialogs';
import type { ItemKind } from '../store/schema.js';
import { recommendationCard } from './cards/item.js';
import type { Known } from './known.js';
import { choice } from './question.js';
import { ask } from './question-prompt.js';
import type { RecommendedItem, Turn } from './services.js';

export const recommend = 'recommend@1';

/** Items shown at once. */
const shownAtOnce = 3;

const kinds: Record<string, ItemKind> = { recommend_book: 'book', recommend_course: 'course' };

/** Recommends books, courses or gifts with the reason why, and goes on to others or another subject as long as it is asked to. */
export function recommendDialog(turn: Turn) {
  const { say } = turn;
  return new WaterfallDialog<Known>(recommend, [
    async (step) => {
      const { intent, subjects } = step.options;
      // Their own purchases say little about what somebody else likes.
      if (intent !== 'recommend_gift' || subjects) return step.next();
      return ask(step, { prompt: say.giftFor, choices: [choice('anything', say.anything)], accepts: ['subject'], free: true });
    },
    async (step) => {
      const known = step.options;
      if (step.result) known.subjects = step.result === 'anything' ? [] : [String(step.result).toLowerCase()];
      const { lead, picks } = await pick(turn, known);
      if (picks.length === 0) {
        await step.context.sendActivity(say.nothingMore);
        return step.endDialog();
      }
      known.shown = [...(known.shown ?? []), ...picks.map(({ item }) => item.id)];
      await step.context.sendActivity(
        MessageFactory.carousel(
          picks.map(({ item, reason }) => recommendationCard(item, reason, say)),
          lead,
        ),
      );
      return ask(step, {
        prompt: say.wantOthers,
        choices: [choice('others', say.others), choice('enough', say.enough)],
        accepts: ['subject'],
        passing: true,
      });
    },
    async (step) => {
      if (step.result === 'others') return step.replaceDialog(recommend, step.options);
      if (step.result !== 'enough') return step.replaceDialog(recommend, { ...step.options, subjects: [step.result] });
      await step.context.sendActivity(say.enjoy);
      return step.endDialog();
    },
  ]);
}

/** The best items not shown yet, on the subjects asked for; where there are none, on any, and the lead says so. */
async function pick(
  { recommend, say }: Turn,
  { intent, kind = kinds[intent], subjects, shown }: Known,
): Promise<{ lead: string; picks: RecommendedItem[] }> {
  const request = { kind, count: shownAtOnce, exclude: shown };
  const lead = say.recommended[kind === 'book' || kind === 'course' ? kind : 'any'];
  if (!subjects?.length) return { lead, picks: await recommend(request) };
  const picks = await recommend({ ...request, subjects });
  return picks.length > 0 ? { lead, picks } : { lead: say.nothingOn(subjects), picks: await recommend(request) };
}
