import type { Role } from '../../store/schema.js';

/** Who is calling, proven by a token, a secret or a session cookie. */
export type Principal =
  | { kind: 'chat'; conversationId: string; userId: string; customerId?: string | undefined }
  | { kind: 'shop' }
  | { kind: 'api' }
  | { kind: 'account'; id: string; name: string; role: Role };

/**
 * Who may call a route. `anyone` needs no proof; `chat` holds a Direct Line token; `shop` holds the Direct Line secret, `api`
 * the secret of the shop's own programs; `channel` is a Bot Framework channel, whose proof its own guard checks; the others are
 * signed-in accounts.
 */
export type Caller = 'anyone' | 'chat' | 'shop' | 'api' | 'channel' | Role;

/** Whether this principal is one of those a route admits. An admin may do whatever an agent or an owner may. */
export function admits(callers: readonly Caller[], principal: Principal | undefined): boolean {
  if (callers.includes('anyone') || callers.includes('channel')) return true;
  if (!principal) return false;
  if (principal.kind !== 'account') return callers.includes(principal.kind);
  const roles: readonly Caller[] = principal.role === 'admin' ? ['agent', 'owner', 'admin'] : [principal.role];
  return roles.some((role) => callers.includes(role));
}
