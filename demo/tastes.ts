import { normal } from '../platform/random.js';
import type { ItemKind } from '../store/schema.js';
import { chance, lognormal, lottery } from './draws.js';
import type { Random } from './random.js';
import type { ShelfItem } from './shelves.js';

/** What a customer likes. Nothing of it is stored; behaviour shows it. */
export interface Tastes {
  /** Weight of each liked subject; they sum to 1, heaviest first. */
  subjects: Record<string, number>;
  /** The tone they like best, on the scale of `ShelfItem.tone`. */
  tone: number;
  /** Share of their visits that look for courses. */
  courses: number;
  /** Share of their visits that look at items in their own language; the others look at English ones. */
  ownLanguage: number;
}

/** Readers, learners, and people who are both: how likely, and the share of visits for courses. */
const leanings = [
  { share: 0.62, courses: 0.02 },
  { share: 0.18, courses: 0.85 },
  { share: 0.2, courses: 0.35 },
];

/** Weights before normalising of the first, second and third favourite subject. */
const favourites = [1, 0.45, 0.25];
/** How often a further favourite is a subject that stands beside the first on items, not just any. */
const relatedShare = 0.75;

/** Draws tastes for customers of a shop with these items: popular subjects have more lovers. */
export function tasteMaker(items: readonly ShelfItem[]): (language: string, random: Random) => Tastes {
  const shelves = { book: subjectCounts(items, 'book'), course: subjectCounts(items, 'course') };
  const leaning = lottery(leanings, ({ share }) => share);
  const fans = {
    book: lottery([...shelves.book], ([, count]) => count ** 0.7),
    course: lottery([...shelves.course], ([, count]) => count ** 0.7),
  };
  const related = relatedSubjects(items);

  return (language, random) => {
    const { courses } = leaning.draw(random);
    const fan = () => fans[chance(random, courses) ? 'course' : 'book'].draw(random)[0];
    const first = fan();
    const liked = [first];
    while (liked.length < favourites.length) {
      const next = chance(random, relatedShare) ? related(first).draw(random) : fan();
      if (!liked.includes(next)) liked.push(next);
      else if (chance(random, 0.5)) break;
    }
    const weights = liked.map((_, k) => favourites[k]! * lognormal(random, 0.2));
    const sum = weights.reduce((a, b) => a + b, 0);
    const ranked = liked.map((subject, k) => [subject, weights[k]! / sum] as const).sort((a, b) => b[1] - a[1]);
    return {
      subjects: Object.fromEntries(ranked),
      tone: normal(random) * 0.8,
      courses,
      ownLanguage: ownLanguageShare[language] ?? 0.25,
    };
  };
}

/** The shop has few German, French and Spanish items, so their readers mostly take English ones. */
const ownLanguageShare: Record<string, number> = { en: 1, zh: 0.7 };

/** How well an item fits, from 0 to 1: its subjects by their weight, its tone by its distance. */
export function suits(tastes: Tastes, item: ShelfItem): number {
  const [heaviest = 1] = Object.values(tastes.subjects);
  const subject = Math.min(1, item.subjects.reduce((sum, name) => sum + (tastes.subjects[name] ?? 0), 0) / heaviest);
  return subject * Math.exp(-((item.tone - tastes.tone) ** 2) / 0.72);
}

function subjectCounts(items: readonly ShelfItem[], kind: ItemKind): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    if (item.kind !== kind) continue;
    for (const subject of item.subjects) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  return counts;
}

/** For a subject, a lottery of the subjects that items carry beside it; of the subject alone when there are none. */
function relatedSubjects(items: readonly ShelfItem[]) {
  const together = new Map<string, Map<string, number>>();
  for (const { subjects } of items) {
    for (const one of subjects) {
      const beside = together.get(one) ?? new Map<string, number>();
      together.set(one, beside);
      for (const other of subjects) if (other !== one) beside.set(other, (beside.get(other) ?? 0) + 1);
    }
  }
  const lotteries = new Map(
    [...together].map(([one, beside]) => [one, lottery(beside.size > 0 ? [...beside] : [[one, 1] as const], ([, n]) => n)]),
  );
  return (subject: string) => ({ draw: (random: Random) => lotteries.get(subject)!.draw(random)[0] });
}
