/** How a language words a wish. Patterns that name a side stand right before or after what they speak of. */
export interface WishPatterns {
  /** A name that is not wanted follows, or came before. */
  unwantedBefore: RegExp;
  unwantedAfter: RegExp;
  /** Joins another name to one that is not wanted. */
  andAnother: RegExp;
  /** Something like the name is wanted. */
  alikeBefore: RegExp;
  alikeAfter: RegExp;
  /** The customer has the named item behind them. */
  had: RegExp;
  /** An amount is the most, the least, or about what is to be paid. */
  atMostBefore: RegExp;
  atMostAfter: RegExp;
  atLeastBefore: RegExp;
  atLeastAfter: RegExp;
  about: RegExp;
  /** Two amounts, as groups `from` and `to`, with whatever stands around them. Global. */
  between: RegExp;
  /** A bare number that can only be a price, as group `amount`. Global. */
  bareAmount: RegExp;
  cheap: RegExp;
  /** Wants to go on with what they have begun. */
  next: RegExp;
  /** Global. */
  forSomebodyElse: RegExp;
  /** What a language that items are wanted in is called, as group `language`. Global. */
  inLanguage: RegExp;
  /** ISO 639-1 codes of languages by how they are called, in lower case. */
  languages: ReadonlyMap<string, string>;
  /** What is said not to be wanted, in any words. Global. */
  refused: RegExp;
  /** Words that say nothing of what is wanted. Global. */
  filler: RegExp;
}

/** Languages that items may be wanted in. */
const codes = 'en de fr es it pt nl zh ja ko ru pl sv da no fi tr ar el cs hu uk he hi'.split(' ');

/** What the languages are called in one of them. */
export function languagesIn(locale: string): Map<string, string> {
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  return new Map(codes.map((code) => [names.of(code)!.toLowerCase(), code]));
}
