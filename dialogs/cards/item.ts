import type { Attachment } from 'botbuilder';
import type { Item } from '../../store/schema.js';
import type { Known } from '../known.js';
import type { Texts } from '../texts.js';
import { adaptiveCard, startAction } from './adaptive.js';

/** Characters of a description that a card shows. */
const longestDescription = 300;

/** An item as a recommendation: with the reason why, and with what can be said of it where the list listens to that. */
export function recommendationCard(item: Item, reason: string, say: Texts, listening?: Known): Attachment {
  const about = startAction(say.tellMeMore, { intent: 'product_details', itemId: item.id });
  const verdict = (title: string, verdict: 'like' | 'dislike') => startAction(title, { ...listening!, itemId: item.id, verdict });
  return itemCard(item, reason, say, [about, ...(listening ? [verdict(say.likeThis, 'like'), verdict(say.notForMe, 'dislike')] : [])]);
}

/** An item with its description. */
export function detailsCard(item: Item, say: Texts): Attachment {
  return itemCard(item, shorten(item.description), say, []);
}

function itemCard(item: Item, note: string, say: Texts, actions: object[]): Attachment {
  const by = item.creators.length > 0 ? say.by(item.creators) : '';
  const price = say.priceOf(item);
  const open = item.url ? [{ type: 'Action.OpenUrl', title: say.open, url: item.url }] : [];
  return adaptiveCard({
    fallbackText: `${[item.title, by].filter(Boolean).join(' ')}, ${price}. ${note}`.trim(),
    body: [
      { type: 'TextBlock', text: item.title, weight: 'Bolder', wrap: true },
      { type: 'TextBlock', text: by, isSubtle: true, wrap: true, spacing: 'None' },
      { type: 'TextBlock', text: price, spacing: 'Small' },
      { type: 'TextBlock', text: note, wrap: true, spacing: 'Small' },
    ].filter(({ text }) => text),
    // Cards beside each other have the same buttons: whoever cannot see which card one is on is told the title with it.
    actions: [...actions, ...open].map((action) => ({ ...action, tooltip: item.title })),
  });
}

function shorten(text: string): string {
  return text.length > longestDescription ? `${text.slice(0, longestDescription).trimEnd()} …` : text;
}
