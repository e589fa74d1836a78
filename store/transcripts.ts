import type { Db, TranscriptLine } from './schema.js';

/** How much of a long conversation a transcript keeps, counted from its end. */
const longest = 200;

/** What was said in a conversation so far, oldest first. A card is told by its `fallbackText`. */
export async function transcriptOf(db: Db, conversationId: string): Promise<TranscriptLine[]> {
  const rows = await db
    .selectFrom('activity')
    .select(['speaker', 'text', 'payload', 'at'])
    .where('conversation_id', '=', conversationId)
    .where('type', '=', 'message')
    .orderBy('seq', 'desc')
    .limit(longest)
    .execute();
  return rows
    .map(({ speaker, text, payload, at }) => ({
      speaker,
      text: [text, ...cardTexts(payload)].filter(Boolean).join('\n'),
      at: at.toISOString(),
    }))
    .filter(({ text }) => text)
    .reverse();
}

function cardTexts({ attachments }: Record<string, unknown>): string[] {
  if (!Array.isArray(attachments)) return [];
  const texts = attachments.map((attachment) => attachment?.content?.fallbackText);
  return texts.filter((text) => typeof text === 'string');
}
