/** Words that are another one, or none, without their apostrophe. `its`, `were`, `well`, `shell`, `ill`, `id` and `lets` may be meant. */
const contractions = new Map(
  (
    "ain't aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't mustn't needn't shouldn't wasn't weren't won't wouldn't " +
    "I'm I've he's here's how's it'd it'll she's that'll that's there's they'll they're they've we've what's when's where's who's you'd " +
    "you'll you're you've"
  )
    .split(' ')
    .map((word) => [word.replace("'", '').toLowerCase(), word]),
);

/** Contractions as they are written in a hurry: `dont`. */
export const bareContractions: ReadonlySet<string> = new Set(contractions.keys());

const parts = new Map([...contractions].map(([bare, word]) => [bare, word.toLowerCase().split("'")]));

/** The first and the last part of a lower-cased word as n-grams read it: a contraction is two (`dont` is `don` and `t`). */
export function firstPartOf(word: string): string {
  return parts.get(word)?.[0] ?? word;
}

export function lastPartOf(word: string): string {
  return parts.get(word)?.at(-1) ?? word;
}

/** Puts apostrophes where they were left out, or where a space stands for them (`don t`). */
export function apostrophised(text: string): string {
  return text
    .replace(/\b(ai|are|ca|could|did|do|does|had|has|have|is|must|need|should|was|were|wo|would)n t\b/gi, "$1n't")
    .replace(/(?<![\p{L}\p{N}@._/'-])[a-z]{2,8}(?![\p{L}\p{N}@_/'-])/giu, (word) => {
      const meant = contractions.get(word.toLowerCase());
      if (!meant) return word;
      return /^[A-Z]/.test(word) ? meant[0]!.toUpperCase() + meant.slice(1) : meant;
    });
}
