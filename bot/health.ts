import { type Kysely, sql } from 'kysely';
import type { Schema } from '../store/schema.js';
import { Reply, type Route, route } from './http/route.js';

export interface HealthParts {
  db: Kysely<Schema>;
  /** Whether a model that understands is loaded. */
  understands(): boolean;
  /** Whether the process is on its way out. */
  closing(): boolean;
}

/** `/healthz`: the process runs. `/readyz`: it can answer customers; a load balancer sends nobody while it cannot. */
export function healthRoutes({ db, understands, closing }: HealthParts): Route[] {
  const checks = async () => ({
    database: await sql`select 1`.execute(db).then(
      () => true,
      () => false,
    ),
    model: understands(),
    open: !closing(),
  });
  return [
    route({ method: 'GET', path: '/healthz', callers: ['anyone'], handle: () => ({ status: 'ok' }) }),
    route({
      method: 'GET',
      path: '/readyz',
      callers: ['anyone'],
      async handle() {
        const result = await checks();
        return new Reply(Object.values(result).every(Boolean) ? 200 : 503, result);
      },
    }),
  ];
}
