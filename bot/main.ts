import { readShopEntities } from '../nlu/entities/own-file.js';
import { understand } from '../nlu/understand.js';
import { StewardError } from '../platform/errors.js';
import type { Log } from '../platform/log.js';
import { projectFile } from '../platform/project.js';
import type { Settings } from '../platform/settings.js';
import { readSignals } from '../recommender/behaviour/signals.js';
import { conversationsLeftBehind } from '../store/activities.js';
import { findCustomer } from '../store/customers.js';
import { openDatabase } from '../store/database.js';
import { recordChatEvent } from '../store/events.js';
import { listModels, rollBackTo } from '../store/models.js';
import { installationSecret } from '../store/secrets.js';
import { startInstalledEncoder } from '../workers/learning/encoder.js';
import { createQueueEngine } from '../workers/queue-engine.js';
import { learnQueue, requestLearning } from '../workers/schedule.js';
import { eventRoutes } from './api/events.js';
import { agentRoutes } from './api/handovers.js';
import { modelRoutes } from './api/models.js';
import { recommendationRoutes } from './api/recommendations.js';
import { reportRoutes } from './api/reports.js';
import { sessionRoutes } from './api/session.js';
import { openCatalogue } from './catalogue.js';
import { openChanges } from './changes.js';
import { startDelivery } from './connector/delivery.js';
import { connectorRoutes } from './connector/routes.js';
import { openContent } from './content.js';
import { directLineRoutes } from './directline/routes.js';
import { directLineSockets } from './directline/sockets.js';
import { healthRoutes } from './health.js';
import { authenticate } from './http/authenticate.js';
import { createHttpServer } from './http/server.js';
import { staticRoutes } from './http/static.js';
import { createInbox } from './inbox.js';
import { listen, stopListening } from './listen.js';
import { openLiveModels } from './live-models.js';
import { createPersonal } from './personal.js';
import { createSpeak } from './speak.js';
import { createTokens } from './tokens.js';
import { runNextTurn, type TurnParts } from './turn.js';
import { startTurnRunner } from './turn-runner.js';

export interface BotOptions {
  settings: Settings;
  databaseUrl: string;
  log: Log;
}

export interface Bot {
  port: number;
  /** Ends what is running within seconds. What was recorded and not answered waits for the next start. */
  close(): Promise<void>;
}

/** Connections of one bot: turns, requests and streams share them. */
const connections = 20;

/** The composition root of the bot process: builds the parts and hands them to each other. */
export async function startBot({ settings, databaseUrl, log }: BotOptions): Promise<Bot> {
  const now = () => new Date();
  const db = openDatabase({ url: databaseUrl, schema: settings.databaseSchema, connections, log });
  const engine = createQueueEngine({ ...settings, databaseUrl, log });
  const relay = engine.relay();
  const [encoder, live, catalogue, changes, signingKey, signals] = await Promise.all([
    startInstalledEncoder(settings),
    openLiveModels(db, relay, log),
    readShopEntities(settings.dataFolder).then((own) => openCatalogue(db, log, own)),
    openChanges(relay, log),
    installationSecret(db, 'signing_key'),
    readSignals(settings.signalsFile),
  ]);
  const tokens = createTokens(signingKey);
  const content = await openContent({ db, encoder, catalogue, log });
  const personal = createPersonal({ live, content, encoder, signals, now });

  const turnParts: TurnParts = {
    db,
    log,
    now,
    understand(text) {
      const model = live.intent();
      if (!model) throw new StewardError('unavailable', 'model_missing', 'There is no live intent model yet.');
      return understand(text, { encoder, model, catalogue: catalogue.index(), now: now() });
    },
    async services(trx, { id, customer_id }, activityId) {
      const customer = customer_id ? await findCustomer(trx, customer_id) : undefined;
      return {
        db: trx,
        now: now(),
        conversationId: id,
        customer,
        recommend: (request) => personal.recommendTo(trx, customer, request),
        alsoBought: async (itemId, count) => personal.alsoBought(itemId, count),
        async note(type, itemId) {
          if (customer) await recordChatEvent(trx, { activityId, customerId: customer.id, itemId, type, at: now() });
        },
        churnRisk: () => personal.churnRiskOf(trx, customer),
      };
    },
  };
  const turns = startTurnRunner({
    log,
    leftBehind: (before) => conversationsLeftBehind(db, before),
    async runNext(conversationId) {
      const ran = await runNextTurn(turnParts, conversationId);
      if (ran) changes.notify(conversationId);
      return ran;
    },
  });
  const inbox = createInbox({ db, turns, changes, now });
  const speak = createSpeak({ db, changes, now });
  const learning = engine.queue(learnQueue);

  let closing = false;
  const server = createHttpServer({
    log,
    authenticate: (req) => authenticate(req, tokens, { directLine: settings.directLineSecret, api: settings.apiSecret }),
    routes: [
      ...healthRoutes({ db, understands: () => live.intent() !== undefined, closing: () => closing }),
      ...directLineRoutes({ db, tokens, inbox, now, demo: settings.demo }),
      ...connectorRoutes({ settings: settings.botFramework, inbox, log, now }),
      ...sessionRoutes({ db, tokens, now }),
      ...agentRoutes({ db, changes, speak, now, knowCustomer: (id) => personal.view(db, id) }),
      ...eventRoutes({ db, now }),
      ...recommendationRoutes({ db, recommendTo: personal.recommendTo }),
      ...reportRoutes({ db, now }),
      ...modelRoutes({
        listModels: () => listModels(db),
        requestLearning: (kind) => requestLearning(learning, kind),
        async rollBackTo(id) {
          await rollBackTo(db, id);
          // It is done whether the others hear of it now or find it at their next look.
          relay.publish('model.promoted', { id }).catch((err: unknown) => log.warn({ err, model: id }, 'no bot was told of a model'));
        },
      }),
      ...staticRoutes(projectFile('dist', 'web')),
    ],
  });
  const sockets = directLineSockets({ db, tokens, changes, log });
  server.server.on('upgrade', sockets.upgrade);
  const delivery = startDelivery({ db, changes, settings: settings.botFramework, log, now });
  const port = await listen(server, settings.port, settings.host);

  return {
    port,
    async close() {
      closing = true;
      await Promise.all([stopListening(server), sockets.close()]);
      await Promise.all([turns.close(), delivery.close()]);
      content.close();
      catalogue.close();
      live.close();
      await Promise.all([encoder.close(), engine.close()]);
      await db.destroy();
    },
  };
}
