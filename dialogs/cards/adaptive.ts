import { type Attachment, CardFactory } from 'botbuilder';
import type { Known } from '../known.js';

/** An Adaptive Card 1.5, the newest version that both Teams and Web Chat show. */
export function adaptiveCard(card: {
  body: object[];
  actions: object[];
  /** What the card says, for transcripts and for channels without cards. */
  fallbackText: string;
}): Attachment {
  return CardFactory.adaptiveCard({
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    ...card,
  });
}

/** A button that starts a dialog with what the card knows. */
export function startAction(title: string, known: Known): object {
  return { type: 'Action.Submit', title, data: known };
}
