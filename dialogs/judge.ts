import { findItems } from '../store/items.js';
import type { Item } from '../store/schema.js';
import type { Known } from './known.js';
import { withoutCreators } from './merge-wishes.js';
import type { Opinion } from './opinion.js';
import { isGift } from './pick.js';
import type { Turn } from './services.js';

/** What is to be said of an opinion, and what the dialog knows with it. */
export interface Judged {
  text: string;
  known: Known;
}

/**
 * Notes what the customer thinks of one item. Who finds no gift in it says nothing of their own taste, so that is not noted. A like
 * after a dislike takes it back, and the item may be shown again.
 */
export async function judgeItem({ note, say }: Turn, known: Known, verdict: Opinion['verdict'], item: Item): Promise<Judged> {
  if (!isGift(known)) await note(verdict, item.id);
  const takenBack = verdict === 'like' && known.judged === item.id;
  const shown = takenBack ? known.shown?.filter((id) => id !== item.id) : [...(known.shown ?? []), item.id];
  return { text: say.noted[verdict](item.title), known: { ...known, verdict: undefined, itemId: undefined, judged: item.id, shown } };
}

/** Refuses creators from here on, and dislikes the items by them among those that were listed. */
export async function refuseCreators(turn: Turn, known: Known, creators: readonly string[]): Promise<Judged> {
  const theirs = (await listedItems(turn, known)).filter((item) => item.creators.some((name) => creators.includes(name)));
  if (!isGift(known)) for (const { id } of theirs) await turn.note('dislike', id);
  return { text: turn.say.noted.dislikeCreator([...creators]), known: withoutCreators(known, creators) };
}

/** Dismisses all that was listed. */
export async function dismissListed({ note, say }: Turn, known: Known): Promise<Judged> {
  if (!isGift(known)) for (const id of known.listed ?? []) await note('dismissed', id);
  return { text: say.noted.dismissed, known };
}

/** The items that were listed, in their order. */
export async function listedItems({ db }: Turn, { listed = [] }: Known): Promise<Item[]> {
  const items = new Map((await findItems(db, listed)).map((item) => [item.id, item]));
  return listed.flatMap((id) => items.get(id) ?? []);
}

/** The item that an opinion is about: one that was listed, or for a like the one that was judged before; undefined where it may be any. */
export async function meantBy({ place, verdict }: Opinion, turn: Turn, known: Known): Promise<Item | undefined> {
  const listed = await listedItems(turn, known);
  if (place !== undefined) return listed[place];
  const [judged] = verdict === 'like' && known.judged ? await findItems(turn.db, [known.judged]) : [];
  return judged ?? (listed.length === 1 ? listed[0] : undefined);
}
