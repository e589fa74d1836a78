import { z } from 'zod';
import { StewardError } from '../../platform/errors.js';
import { demoCustomers } from '../../store/customers.js';
import type { Db } from '../../store/schema.js';
import { type Route, route } from '../http/route.js';
import { storable } from '../http/storable.js';
import type { Tokens } from '../tokens.js';
import { identify } from './participant.js';
import { tokenReply } from './token-routes.js';

export interface DemoParts {
  db: Db;
  tokens: Tokens;
  /** Whether this is the demo shop. In a real one nobody picks whom to be. */
  demo: boolean;
}

/** The demo's chat page: whom a visitor can be, and a token for the chosen one, or for nobody in particular. */
export function demoRoutes({ db, tokens, demo }: DemoParts): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/chat/customers',
      callers: ['anyone'],
      async handle() {
        demoOnly(demo);
        return (await demoCustomers(db)).map(({ email, name, demo_story }) => ({ email, name, story: demo_story }));
      },
    }),
    route({
      method: 'POST',
      path: '/api/chat/token',
      callers: ['anyone'],
      body: z.object({ customer: storable(256).optional() }),
      async handle({ body: { customer } }) {
        demoOnly(demo);
        const participant = await identify(db, { customer });
        // A shop that brings in its own customers beside the demo's must not lend them to anybody.
        if (customer !== undefined && !(await demoCustomers(db)).some(({ id }) => id === participant.customerId)) throw notOfTheDemo();
        return tokenReply(tokens, participant);
      },
    }),
  ];
}

function demoOnly(demo: boolean): void {
  if (demo) return;
  throw new StewardError(
    'forbidden',
    'demo_only',
    'Only the demo lets a visitor choose whom to be. Ask for a token at /v3/directline/tokens/generate from your server.',
  );
}

function notOfTheDemo(): StewardError {
  return new StewardError('not_found', 'customer_not_found', 'The demo has no customer with this id or e-mail address.');
}
