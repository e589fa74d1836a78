import type { AddressInfo } from 'node:net';
import { startEncoder } from '../nlu/encoder.js';
import { understand } from '../nlu/understand.js';
import { StewardError } from '../platform/errors.js';
import type { Log } from '../platform/log.js';
import type { Settings } from '../platform/settings.js';
import { conversationsLeftBehind } from '../store/activities.js';
import { openDatabase } from '../store/database.js';
import { listModels, rollBackTo } from '../store/models.js';
import { installationSecret } from '../store/secrets.js';
import { createQueueEngine } from '../workers/queue-engine.js';
import { openCatalogue } from './catalogue.js';
import { openChanges } from './changes.js';
import { healthRoutes } from './health.js';
import { authenticate } from './http/authenticate.js';
import { createHttpServer } from './http/server.js';
import { staticRoutes } from './http/static.js';
import { createInbox } from './inbox.js';
import { openLiveModels } from './live-models.js';
import { createPersonal } from './personal.js';
import { createSpeak } from './speak.js';
import { createTokens } from './tokens.js';
import { runNextTurn } from './turn.js';
import { startTurnRunner } from './turn-runner.js';

export interface Bot {
  port: number;
  /** Ends what is running within seconds; nothing recorded is lost. */
  close(): Promise<void>;
}

/** The composition root of the bot process: builds the parts and hands them to each other. */
