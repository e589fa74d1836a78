import type { Route } from '../http/route.js';
import { type ConversationParts, conversationRoutes } from './conversation-routes.js';
import { type DemoParts, demoRoutes } from './demo-routes.js';
import { tokenRoutes } from './token-routes.js';

/** Everything of Direct Line that is HTTP; its streams are in `sockets.ts`. */
export function directLineRoutes(parts: ConversationParts & DemoParts): Route[] {
  return [...tokenRoutes(parts), ...conversationRoutes(parts), ...demoRoutes(parts)];
}
