/** The forms in which other programs keep their phrases. */
export const formatNames = ['csv', 'rasa', 'luis', 'clu'] as const;
export type FormatName = (typeof formatNames)[number];
