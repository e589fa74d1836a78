import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { z } from 'zod';
import { answered, type Route, route } from '../bot/http/route.js';

/** The least a Bot Framework bot can do: the bare SDK takes a message and sends one back, with no model and no database. */
export function noOpRoute(path: string): Route {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const bot = new ActivityHandler();
  bot.onMessage(async (context) => void (await context.sendActivity('Hello.')));
  return route({
    method: 'POST',
    path,
    callers: ['anyone'],
    body: z.looseObject({}),
    async handle({ req, res }) {
      await adapter.process(req, res, (context) => bot.run(context));
      return answered;
    },
  });
}

/** A message that is answered in the response itself, so the client sees the whole turn in one call. */
export const noOpMessage = {
  type: 'message',
  id: 'bench',
  text: 'Where is my order SO-1001?',
  channelId: 'emulator',
  serviceUrl: 'http://127.0.0.1:9',
  from: { id: 'customer' },
  recipient: { id: 'bot' },
  conversation: { id: 'bench' },
  deliveryMode: 'expectReplies',
};
