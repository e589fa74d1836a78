import { StewardError } from '../../platform/errors.js';
import { activitiesAfter } from '../../store/activities.js';
import type { ActivityRow, Db } from '../../store/schema.js';
import { botAccount, channel } from './participant.js';

/** Rows read at once; each may hold an upload of 256 KB. */
const pageSize = 50;

/** Between the bot and its channel; the client is not told. A recorded typing is over when it is read. */
const internal: ReadonlySet<string> = new Set(['conversationUpdate', 'trace', 'invokeResponse', 'delay', 'typing']);

/** What a client is sent: the activities after its watermark, and the watermark to come back with. */
export interface ActivitySet {
  activities: object[];
  watermark: string;
}

export interface ActivityPage extends ActivitySet {
  /** Sequence number of the last row read, shown or not. */
  position: number;
  /** Whether there may be more. */
  full: boolean;
}

/** One page of a conversation after a position, oldest first. */
export async function readActivities(db: Db, conversationId: string, after: number): Promise<ActivityPage> {
  const rows = await activitiesAfter(db, conversationId, after, pageSize);
  const position = rows.at(-1)?.seq ?? after;
  const activities = rows.filter((row) => !internal.has(row.type)).map(asClientSees);
  return { activities, watermark: String(position), position, full: rows.length === pageSize };
}

/**
 * The position a watermark stands for; none is the conversation's beginning.
 * @throws StewardError `watermark_invalid`
 */
export function positionOf(watermark: string | undefined): number {
  if (!watermark) return 0;
  if (!/^\d{1,9}$/.test(watermark)) {
    throw new StewardError('invalid', 'watermark_invalid', 'The watermark is not one this server gave.');
  }
  return Number(watermark);
}

function asClientSees(row: ActivityRow): object {
  const { agentName } = (row.payload.channelData ?? {}) as { agentName?: string };
  const from = row.direction === 'in' ? row.payload.from : { ...botAccount, ...(agentName && { name: agentName }) };
  return {
    ...row.payload,
    id: row.id,
    timestamp: row.at.toISOString(),
    channelId: channel,
    conversation: { id: row.conversation_id },
    from,
  };
}
