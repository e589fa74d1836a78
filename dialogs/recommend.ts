import { MessageFactory } from 'botbuilder';
import { WaterfallDialog } from 'botbuilder-dialogs';
import type { Understanding } from '../nlu/understanding.js';
import type { ItemKind } from '../store/schema.js';
import { wordFor } from './answers.js';
import { recommendationCard } from './cards/item.js';
import { type Known, wishesOf } from './known.js';
import { product } from './product.js';
import { choice } from './question.js';
import { ask } from './question-prompt.js';
import type { Reason, RecommendedItem, Turn } from './services.js';
import type { Texts } from './texts.js';

export const recommend = 'recommend@1';

/** Items shown at once. */
const shownAtOnce = 3;

const kinds: Record<string, ItemKind> = { recommend_book: 'book', recommend_course: 'course' };

/** Recommends books, courses or gifts with the reason why, and goes on to others or another subject as long as it is asked to. */
export function recommendDialog(turn: Turn) {
  const { say } = turn;
  return new WaterfallDialog<Known>(recommend, [
    async (step) => {
      const { intent, subjects, creators } = step.options;
      // Their own purchases say little about what somebody else likes.
      if (intent !== 'recommend_gift' || subjects || creators) return step.next();
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
      turn.last.itemId = picks.length === 1 ? picks[0]!.item.id : undefined;
      known.shown = [...(known.shown ?? []), ...picks.map(({ item }) => item.id)];
      await step.context.sendActivity(
        MessageFactory.carousel(
          picks.map(({ item, reason }) => recommendationCard(item, say.because(inWordsOf(say, reason)), say)),
          lead,
        ),
      );
      return ask(step, {
        prompt: say.wantOthers,
        choices: [choice('others', say.others), choice('enough', say.enough)],
        accepts: ['subject', 'creator', 'money'],
        counted: picks.map(({ item }) => item.id),
        passing: true,
      });
    },
    async (step) => {
      if (step.result === 'others') return step.replaceDialog(recommend, step.options);
      if (step.options.shown?.includes(step.result)) return step.replaceDialog(product, { intent: 'product_details', itemId: step.result });
      if (step.result !== 'enough') return step.replaceDialog(recommend, { ...step.options, ...(turn.heard && newWishes(turn.heard)) });
      await step.context.sendActivity(say.enjoy);
      return step.endDialog();
    },
  ]);
}

/** Another subject or author takes the place of both; another price does not. */
function newWishes(heard: Understanding): ReturnType<typeof wishesOf> {
  const wishes = wishesOf(heard);
  return wishes.subjects || wishes.creators ? { subjects: undefined, creators: undefined, ...wishes } : wishes;
}

/**
 * The best items not shown yet. Where the authors asked for have none on the subjects, any other by them; where the subjects have
 * none of the kind, any other kind; then others. The lead says so.
 */
async function pick(
  { recommend, say }: Turn,
  { intent, kind = kinds[intent], subjects, creators, price, shown }: Known,
): Promise<{ lead: string; picks: RecommendedItem[] }> {
  const lead = say.recommended[kind === 'book' || kind === 'course' ? kind : 'any'];
  const named = subjects?.map((subject) => wordFor(subject, say.language)) ?? [];
  const onSubjects = (otherwise: string) => [
    { lead: otherwise, kind, subjects },
    { lead: say.onlyOn(named), subjects },
    { lead: say.nothingOn(named), kind },
  ];
  const onAny = subjects?.length ? onSubjects : (otherwise: string) => [{ lead: otherwise, kind }];
  const attempts = creators?.length
    ? [{ lead, kind, subjects, creators }, { lead: say.onlyBy(creators), creators }, ...onAny(say.nothingBy(creators))]
    : onAny(lead);
  for (const { lead, ...wanted } of attempts) {
    const picks = await recommend({ ...wanted, price, count: shownAtOnce, exclude: shown });
    if (picks.length > 0) return { lead, picks };
  }
  return { lead, picks: [] };
}

/** Subjects are named in the catalogue's words. */
function inWordsOf({ language }: Texts, reason: Reason): Reason {
  return 'subject' in reason ? { ...reason, subject: wordFor(reason.subject, language) } : reason;
}
