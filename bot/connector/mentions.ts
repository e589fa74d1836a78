/** As much of an activity as tells who is mentioned in its text. */
export interface Mentioning {
  recipient?: { id: string } | null | undefined;
  entities?: readonly { type: string; [field: string]: unknown }[] | null | undefined;
}

/**
 * A text as it was meant: what calls the bot by name is left out, and of other people's mentions the name stays. Teams
 * writes a mention as `<at>Name</at>` and says in an entity who it is.
 */
export function withoutMentions(text: string, { recipient, entities }: Mentioning): string {
  const calls = (entities ?? []).flatMap((entity) => {
    const { id } = (entity.mentioned ?? {}) as { id?: unknown };
    const callsBot = entity.type === 'mention' && id !== undefined && id === recipient?.id;
    return callsBot && typeof entity.text === 'string' && entity.text !== '' ? [entity.text] : [];
  });
  return calls
    .reduce((rest, call) => rest.replaceAll(call, ' '), text)
    .replace(/<at[^>]*>(.*?)<\/at>/gi, '$1')
    .replace(/&nbsp;|[ \t]+/g, ' ')
    .trim();
}
