import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectFile } from '../../platform/project.js';
import type { Schema } from '../../store/schema.js';
import { freshStore } from '../support/store.js';
import { openShop } from './shop.js';
import { type Meaning, openTalk, type Said } from './talk.js';

/** The format is described in `test/conversations/README.md`. */
const Line = z.union([
  z.strictObject({
    customer: z.string(),
    means: z.union([z.string(), z.array(z.string())]).optional(),
    asks: z.record(z.string(), z.string()).optional(),
    refuses: z.record(z.string(), z.string()).optional(),
    names: z.partialRecord(z.enum(['order_number', 'product', 'creator', 'subject', 'money']), z.string()).optional(),
    mood: z.number().optional(),
    language: z.string().optional(),
  }),
  z.strictObject({ presses: z.record(z.string(), z.unknown()) }),
  z.strictObject({ bot: z.string() }),
  z.strictObject({ never: z.string() }),
]);
const Conversations = z.array(
  z.strictObject({
    name: z.string(),
    as: z.enum(['ada', 'bob', 'carla', 'dan']).optional(),
    churn: z.enum(['low', 'medium', 'high']).optional(),
    talk: z.array(Line),
  }),
);

const folder = projectFile('test', 'conversations');
let db: Kysely<Schema>;

beforeAll(async () => {
  ({ db } = await freshStore());
  await openShop(db);
});

for (const file of readdirSync(folder).filter((name) => name.endsWith('.yml'))) {
  describe(file.replace('.yml', '').replaceAll('-', ' '), () => {
    for (const conversation of Conversations.parse(parse(readFileSync(join(folder, file), 'utf8')))) {
      it(conversation.name, async () => {
        const transaction = await db.startTransaction().execute();
        const talk = await openTalk(transaction, conversation.as, conversation.churn);
        let said: Said[] = [];
        let matched = 0;
        for (const line of conversation.talk) {
          if ('customer' in line || 'presses' in line) {
            said = 'customer' in line ? await talk.say(line.customer, meaningOf(line)) : await talk.press(line.presses);
            matched = 0;
          } else if ('never' in line) {
            expect(all(said)).not.toMatch(pattern(line.never));
          } else {
            const at = said.findIndex(({ text }, index) => index >= matched && pattern(line.bot).test(text));
            if (at < 0) expect.fail(`expected "${line.bot}" but the bot said:\n${all(said)}`);
            matched = at;
          }
        }
        await transaction.rollback().execute();
      });
    }
  });
}

function meaningOf({
  means = [],
  names,
  mood,
  ...said
}: Pick<Meaning, 'asks' | 'refuses' | 'language'> & { means?: string | string[]; names?: Meaning['entities']; mood?: number }): Meaning {
  const intents = [means].flat().map((one) => {
    const [intent, confidence = '0.9'] = one.split(' ');
    return { intent: intent!, confidence: Number(confidence) };
  });
  return { ...said, intents, entities: names, sentiment: mood };
}

/** `/…/` is a regular expression; anything else has to be there word for word, in whatever case. */
function pattern(expected: string): RegExp {
  const regex = /^\/(.*)\/$/s.exec(expected)?.[1];
  return new RegExp(regex ?? expected.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
}

function all(said: Said[]): string {
  return said.map(({ text }) => text).join('\n---\n');
}
