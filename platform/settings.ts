import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { StewardError } from './errors.js';
import { logLevels } from './log.js';
import { projectFile } from './project.js';

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');
const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)), {
    error: `a URL that starts with ${protocols.map((p) => `${p}://`).join(' or ')}`,
  });
const cron = z.string().regex(/^\S+( \S+){4,5}$/, { error: 'a cron expression of five or six fields, such as "0 3 * * *"' });

/** Every variable Steward reads, with what is allowed; `.env.example` explains each. */
const variables = z.object({
  PORT: z.coerce
    .number({ error: 'a port from 0 to 65535' })
    .int()
    .min(0, { error: 'a port from 0 to 65535' })
    .max(65_535, { error: 'a port from 0 to 65535' })
    .default(3978),
  STEWARD_HOST: z.string().optional(),
  STEWARD_DATA: z.string().optional(),
  STEWARD_NLU_DATA: z.string().optional(),
  STEWARD_SIGNALS: z.string().optional(),
  STEWARD_ENCODER: z.enum(['auto', 'onnx', 'tensorflow']).default('auto'),
  STEWARD_DEMO: onOff.default(true),
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  STEWARD_DATABASE_SCHEMA: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,56}$/, { error: 'a lower-case SQL name of at most 57 characters' })
    .default('public'),
  REDIS_URL: url('redis', 'rediss').optional(),
  STEWARD_DIRECTLINE_SECRET: z.string().min(16, { error: 'at least 16 characters' }).optional(),
  STEWARD_API_SECRET: z.string().min(16, { error: 'at least 16 characters' }).optional(),
  STEWARD_LEARN_SCHEDULE: cron.default('0 3 * * *'),
  STEWARD_LOG_LEVEL: z.enum(logLevels).default('warn'),
  MICROSOFT_APP_ID: z.string().optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TENANT_ID: z.string().optional(),
  STEWARD_ANONYMOUS_CHANNEL: onOff.default(false),
});

export interface Settings {
  port: number;
  /** Undefined: every address of this machine. */
  host: string | undefined;
  /** Absolute path of the data folder. */
  dataFolder: string;
  /** Absolute path of the folder with the training phrases, one folder a language. */
  nluDataFolder: string;
  /** Absolute path of the file with the weights and half-lives of behaviour events. */
  signalsFile: string;
  /** What the sentence encoder computes on; `auto`: ONNX Runtime where it can be loaded, else TensorFlow.js. */
  encoder: 'auto' | 'onnx' | 'tensorflow';
  demo: boolean;
  /** Undefined: the embedded server in the data folder. */
  databaseUrl: string | undefined;
  databaseSchema: string;
  /** Undefined: the queues live in PostgreSQL. */
  redisUrl: string | undefined;
  /** Undefined: no server of the shop may ask for tokens. */
  directLineSecret: string | undefined;
  /** Undefined: no program of the shop may send events or ask for recommendations. */
  apiSecret: string | undefined;
  learnSchedule: string;
  logLevel: (typeof logLevels)[number];
  botFramework: {
    appId: string | undefined;
    appPassword: string | undefined;
    tenantId: string | undefined;
    /** Development only: `/api/messages` takes calls without a token. */
    anonymous: boolean;
  };
}

/**
 * Reads and checks the environment, once.
 * @throws StewardError `setting_invalid`, naming the variable, the value found and what is allowed.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const { data, error } = variables.safeParse(set);
  if (error) throw invalid(error.issues[0]!, set);
  if (Boolean(data.MICROSOFT_APP_PASSWORD) !== Boolean(data.MICROSOFT_APP_ID)) {
    const [found, missing] = data.MICROSOFT_APP_ID ? ['ID', 'PASSWORD'] : ['PASSWORD', 'ID'];
    const message = `MICROSOFT_APP_${found} is set but MICROSOFT_APP_${missing} is not. Set both, or neither.`;
    throw new StewardError('invalid', 'setting_invalid', message);
  }
  if (data.STEWARD_API_SECRET && data.STEWARD_API_SECRET === data.STEWARD_DIRECTLINE_SECRET) {
    const message = 'STEWARD_API_SECRET is the same as STEWARD_DIRECTLINE_SECRET; they open different doors, so set two different ones.';
    throw new StewardError('invalid', 'setting_invalid', message);
  }
  return {
    port: data.PORT,
    host: data.STEWARD_HOST,
    dataFolder: resolve(data.STEWARD_DATA ?? defaultDataFolder()),
    nluDataFolder: resolve(data.STEWARD_NLU_DATA ?? projectFile('nlu', 'data')),
    signalsFile: resolve(data.STEWARD_SIGNALS ?? projectFile('recommender', 'behaviour', 'signals.yml')),
    encoder: data.STEWARD_ENCODER,
    demo: data.STEWARD_DEMO,
    databaseUrl: data.DATABASE_URL,
    databaseSchema: data.STEWARD_DATABASE_SCHEMA,
    redisUrl: data.REDIS_URL,
    directLineSecret: data.STEWARD_DIRECTLINE_SECRET,
    apiSecret: data.STEWARD_API_SECRET,
    learnSchedule: data.STEWARD_LEARN_SCHEDULE,
    logLevel: data.STEWARD_LOG_LEVEL,
    botFramework: {
      appId: data.MICROSOFT_APP_ID,
      appPassword: data.MICROSOFT_APP_PASSWORD,
      tenantId: data.MICROSOFT_APP_TENANT_ID,
      anonymous: data.STEWARD_ANONYMOUS_CHANNEL,
    },
  };
}

/** In the project; as root outside it, where the database's own user can reach it, one folder a checkout. */
function defaultDataFolder(): string {
  if (process.getuid?.() !== 0) return projectFile('.steward');
  const root = projectFile();
  const mark = createHash('sha256').update(root).digest('hex').slice(0, 8);
  return join('/var/lib/steward', `${basename(root)}-${mark}`);
}

/** Values that may hold a password are not repeated on the screen. */
const secret = /PASSWORD|SECRET|_URL$/;

function invalid(issue: z.core.$ZodIssue, set: Record<string, string | undefined>): StewardError {
  const name = String(issue.path[0]);
  const found = secret.test(name) ? 'a value that is not shown' : JSON.stringify(set[name]);
  const allowed = issue.code === 'invalid_value' ? `one of ${issue.values.map((v) => `"${String(v)}"`).join(', ')}` : issue.message;
  return new StewardError('invalid', 'setting_invalid', `${name} is ${found}; allowed is ${allowed}.`);
}
