import { MessageFactory } from 'botbuilder';
import { type DialogTurnResult, WaterfallDialog } from 'botbuilder-dialogs';
import type { Understanding } from '../nlu/understanding.js';
import { findItems } from '../store/items.js';
import type { Item } from '../store/schema.js';
import { wordFor } from './answers.js';
import { recommendationCard } from './cards/item.js';
import { dismissListed, type Judged, judgeItem, listedItems, meantBy, refuseCreators } from './judge.js';
import { type Known, wishesOf } from './known.js';
import { mergeWishes, namesAim } from './merge-wishes.js';
import type { Opinion } from './opinion.js';
import { isGift, isOtherKind, pick } from './pick.js';
import { product } from './product.js';
import { choice } from './question.js';
import { ask } from './question-prompt.js';
import type { Reason, Step, Turn } from './services.js';
import type { Texts } from './texts.js';

export const recommend = 'recommend@2';

/**
 * Recommends books, courses or gifts with the reason why, and goes on to others, to further wishes or to what is said of these as
 * long as it is asked to.
 */
export function recommendDialog(turn: Turn) {
  const { say, db } = turn;
  return new WaterfallDialog<Known>(recommend, [
    async (step) => {
      const { intent, subjects, creators, like, likeCreators, words, verdict, itemId } = step.options;
      const [pressed] = verdict && itemId ? await findItems(db, [itemId]) : [];
      if (verdict && pressed) return goOn(step, await judgeItem(turn, step.options, verdict, pressed));
      // Their own purchases say little about what somebody else likes.
      if (intent !== 'recommend_gift' || subjects || creators || like || likeCreators || words) return step.next();
      return ask(step, { prompt: say.giftFor, choices: [choice('anything', say.anything)], accepts: ['subject'], free: true });
    },
    async (step) => {
      const known = step.options;
      if (step.result) known.subjects = step.result === 'anything' ? [] : [String(step.result).toLowerCase()];
      const { lead, picks } = await pick(turn, known);
      if (picks.length === 0) {
        await step.context.sendActivity(known.price ? say.nothingAtPrice : say.nothingMore);
        return step.endDialog();
      }
      turn.last.itemId = picks.length === 1 ? picks[0]!.item.id : undefined;
      known.listed = picks.map(({ item }) => item.id);
      known.shown = [...(known.shown ?? []), ...known.listed];
      const listening = isGift(known) ? undefined : known;
      const cards = picks.map(({ item, reason }) => recommendationCard(item, say.because(inWordsOf(say, reason)), say, listening));
      await step.context.sendActivity(MessageFactory.carousel(cards, lead));
      return ask(step, {
        prompt: say.wantOthers,
        choices: [choice('others', say.others), choice('enough', say.enough)],
        accepts: ['subject', 'creator', 'money'],
        counted: known.listed,
        remarks: true,
        passing: true,
      });
    },
    async (step) => {
      const { options: known, result } = step;
      const opinion = turn.heard && say.opinionIn(turn.heard.text);
      if (result === 'others') return step.replaceDialog(recommend, known);
      if (result === 'remark' && opinion) return react(step, opinion);
      if (known.listed?.includes(result)) return step.replaceDialog(product, { intent: 'product_details', itemId: result });
      if (result !== 'enough') return step.replaceDialog(recommend, turn.heard ? await wishedNow(turn, known, turn.heard) : known);
      await step.context.sendActivity(say.enjoy);
      return step.endDialog();
    },
    async (step) => goOn(step, await refuseCreators(turn, step.options, [String(step.result)])),
  ]);

  async function react(step: Step, opinion: Opinion): Promise<DialogTurnResult> {
    const known = step.options;
    const meant = await meantBy(opinion, turn, known);
    if (opinion.ofCreator) {
      const listed = await listedItems(turn, known);
      const creators = meant ? meant.creators : [...new Set(listed.flatMap((item) => item.creators.slice(0, 1)))];
      if (meant || creators.length === 1) return goOn(step, await refuseCreators(turn, known, creators));
      return ask(step, { prompt: say.whichCreator, choices: creators.map((title) => choice(title, { title })), passing: true });
    }
    if (meant) return goOn(step, await judgeItem(turn, known, opinion.verdict, meant));
    if (opinion.verdict === 'dislike') return goOn(step, await dismissListed(turn, known));
    await step.context.sendActivity(say.enjoy);
    return step.endDialog();
  }

  /** Says what was understood and shows what is best now. */
  async function goOn(step: Step, { text, known }: Judged): Promise<DialogTurnResult> {
    await step.context.sendActivity(text);
    return step.replaceDialog(recommend, known);
  }
}

/** Confidence from which a message asks for a recommendation afresh rather than for another one. */
const clearFrom = 0.7;

/**
 * What is wished with a further message: something new where it clearly asks for another kind of item, or for this one and names an
 * aim; or else the same with what it adds.
 */
async function wishedNow(turn: Turn, known: Known, heard: Understanding): Promise<Known> {
  const [best] = heard.intents;
  const fresh = wishesOf(heard);
  if (!fresh.price && turn.say.wantsCheaper(heard.text)) fresh.price = belowAll(await listedItems(turn, known));
  const { intent, kind, shown, without } = known;
  if (!best || best.confidence < clearFrom) return mergeWishes(known, fresh);
  if (isOtherKind(best.intent, intent)) return mergeWishes({ intent: best.intent, shown, without }, fresh);
  return mergeWishes(best.intent === intent && namesAim(fresh) ? { intent, kind, shown, without } : known, fresh);
}

/** Less than the cheapest of some items costs; undefined of none. */
function belowAll(items: readonly Item[]): Known['price'] {
  const [cheapest] = [...items].sort((a, b) => a.price_cents - b.price_cents);
  return cheapest && { to: cheapest.price_cents - 1, currency: cheapest.currency };
}

/** Subjects are named in the catalogue's words. */
function inWordsOf({ language }: Texts, reason: Reason): Reason {
  return 'subject' in reason ? { ...reason, subject: wordFor(reason.subject, language) } : reason;
}
