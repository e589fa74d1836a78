/** What a customer says of items that were just recommended. */
export interface Opinion {
  verdict: 'like' | 'dislike';
  /** Which of them, counted from 0; absent where that is not said. */
  place?: number;
  /** It is about who wrote them. */
  ofCreator?: true;
}

/** How a language words opinions. */
export interface OpinionPatterns {
  /** Tested in this order. */
  dislikesCreator: RegExp;
  dislikes: RegExp;
  likes: RegExp;
  /** The first, the second and so on. */
  places: readonly RegExp[];
}

/** The opinion that a text is about "this", "the second one" or "this author"; undefined where it is about anything else. */
export function opinionBy({ dislikesCreator, dislikes, likes, places }: OpinionPatterns): (text: string) => Opinion | undefined {
  return (text) => {
    const place = places.findIndex((pattern) => pattern.test(text));
    const which = place >= 0 ? { place } : {};
    if (dislikesCreator.test(text)) return { verdict: 'dislike', ...which, ofCreator: true };
    if (dislikes.test(text)) return { verdict: 'dislike', ...which };
    return likes.test(text) ? { verdict: 'like', ...which } : undefined;
  };
}
