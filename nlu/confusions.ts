import { groupBy } from './group-by.js';
import type { Answer } from './metrics.js';

/** Texts of one class that were taken for another, or rightly for their own. */
export interface Confusion<A extends Answer = Answer> {
  intent: string;
  answer: string;
  /** Of the texts of the class, in [0, 1]. */
  share: number;
  answers: A[];
}

/** What each class was taken for, most frequent first. */
export function confusionsOf<A extends Answer>(answers: readonly A[]): Confusion<A>[] {
  const ofIntent = groupBy(answers, ({ intent }) => intent);
  return [...ofIntent.values()]
    .flatMap((own) =>
      [...groupBy(own, ({ answer }) => answer).values()].map((same) => {
        const { intent, answer } = same[0]!;
        return { intent, answer, share: same.length / own.length, answers: same };
      }),
    )
    .sort((a, b) => b.answers.length - a.answers.length || b.share - a.share);
}

/**
 * Names in an order that puts those that are taken for each other side by side: clusters are joined in the order of their
 * mean confusion (average linkage), each turned so that what meets is most alike. What is never confused comes last.
 */
export function orderByConfusion(names: readonly string[], confusions: readonly Confusion[]): string[] {
  const shares = new Map(
    confusions.filter(({ intent, answer }) => intent !== answer).map((each) => [key(each.intent, each.answer), each.share]),
  );
  const likeness = (a: string, b: string) => (shares.get(key(a, b)) ?? 0) + (shares.get(key(b, a)) ?? 0);
  const clusters = [...names].sort().map((name) => [name]);
  const links = clusters.map(([a]) => clusters.map(([b]) => likeness(a!, b!)));
  for (;;) {
    const [a, b] = closest(clusters, links);
    if (a === undefined || b === undefined) break;
    const [first, second] = [clusters[a]!, clusters[b]!];
    links.forEach((row, k) => {
      row[a] = (row[a]! * first.length + row[b]! * second.length) / (first.length + second.length);
      links[a]![k] = row[a]!;
    });
    clusters[a] = joined(first, second, likeness);
    clusters[b] = [];
  }
  return clusters.sort((a, b) => b.length - a.length).flat();
}

function closest(clusters: readonly string[][], links: readonly number[][]): [number?, number?] {
  let best = 0;
  let pair: [number?, number?] = [];
  clusters.forEach((first, a) => {
    for (let b = a + 1; b < clusters.length; b++) {
      if (first.length > 0 && clusters[b]!.length > 0 && links[a]![b]! > best) {
        best = links[a]![b]!;
        pair = [a, b];
      }
    }
  });
  return pair;
}

function joined(first: readonly string[], second: readonly string[], likeness: (a: string, b: string) => number): string[] {
  const turned = (names: readonly string[]) => [...names].reverse();
  const ways = [
    [first, second],
    [turned(first), second],
    [first, turned(second)],
    [turned(first), turned(second)],
  ] as const;
  const meeting = ways.map(([a, b]) => likeness(a.at(-1)!, b[0]!));
  return ways[meeting.indexOf(Math.max(...meeting))]!.flat();
}

function key(intent: string, answer: string): string {
  return JSON.stringify([intent, answer]);
}
