import type { ItemKind } from '../store/schema.js';
import { wordFor } from './answers.js';
import type { Known } from './known.js';
import type { RecommendedItem, Turn } from './services.js';

/** Items shown at once. */
const shownAtOnce = 3;

const kinds: Record<string, ItemKind> = { recommend_book: 'book', recommend_course: 'course' };

/** Whether two intents want different kinds of item, as a book and a course. */
export function isOtherKind(one: string, other: string): boolean {
  return one !== other && one in kinds && other in kinds;
}

/** Whether what is looked for is for somebody else. */
export function isGift({ intent, forSomebodyElse }: Known): boolean {
  return intent === 'recommend_gift' || forSomebodyElse === true;
}

/**
 * The best items not shown yet. Where the authors asked for have none on the subjects, any other by them; where the subjects have
 * none of the kind, any other kind; then others. The lead says so. Prices, languages and what is not wanted always hold.
 */
export async function pick({ recommend, say }: Turn, known: Known): Promise<{ lead: string; picks: RecommendedItem[] }> {
  const { intent, kind = kinds[intent], subjects, creators, shown } = known;
  const { languages, price, cheap, without, like, likeCreators, has, words, next } = known;
  const always = { languages, price, cheap, without, like, likeCreators, has, words, next, forSomebodyElse: isGift(known) };
  const lead = say.recommended[(kind === 'book' || kind === 'course') && !isGift(known) ? kind : 'any'];
  const named = subjects?.map((subject) => wordFor(subject, say.language)) ?? [];
  const onSubjects = (otherwise: string) => [
    { lead: otherwise, kind, subjects },
    { lead: say.onlyOn(named), subjects },
    { lead: say.nothingOn(named), kind },
  ];
  const onAny = subjects?.length ? onSubjects : (otherwise: string) => [{ lead: otherwise, kind }];
  const attempts = creators?.length
    ? [{ lead, kind, subjects, creators }, { lead: say.onlyBy(creators), creators }, ...onAny(say.nothingBy(creators))]
    : onAny(lead);
  for (const { lead, ...wanted } of attempts) {
    const picks = await recommend({ ...always, ...wanted, count: shownAtOnce, exclude: shown });
    if (picks.length > 0) return { lead, picks };
  }
  return { lead, picks: [] };
}
