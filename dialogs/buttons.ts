import { ActionTypes, type Activity, type CardAction, MessageFactory } from 'botbuilder';
import { labelOf } from './answers.js';

/** Says its title when it is pressed: the one kind of button that every channel has. */
export function button(title: string): CardAction {
  return { type: ActionTypes.ImBack, title, value: title };
}

/** A button for each intent, by its label in a language. */
export function intentButtons(intents: readonly string[], language: string): CardAction[] {
  return intents.map((intent) => button(labelOf(intent, language)));
}

/** A message with suggestions below it. */
export function withButtons(text: string, buttons: CardAction[]): Partial<Activity> {
  return buttons.length > 0 ? MessageFactory.suggestedActions(buttons, text) : MessageFactory.text(text);
}
