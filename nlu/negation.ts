/** A clause that says what is not wanted. */
export interface Refusal {
  /** What is left when the refusal is taken back: "I don't want to cancel" becomes "I want to cancel", 别取消 becomes 取消. */
  affirmed: string;
  /** A refusal only beside something that is wanted: "not the red one", "instead of cancelling". */
  contrast: boolean;
}

const forms: readonly { begins: RegExp; affirmed: string; contrast?: true }[] = [
  {
    begins:
      /^(i|we)\s+(?:(?:really|actually|just)\s+)?(?:don['’]?t|do\s+not|didn['’]?t|did\s+not|never)\s+(?:(?:really|actually)\s+)?(?:want|wish|need|mean|intend|plan|ask(?:ed)?)(?:\s+you)?\s+(?=to\s)/i,
    affirmed: '$1 want ',
  },
  { begins: /^(i|we)\s+(?:don['’]?t|do\s+not)\s+(?:want|need)\s+(?!(?:it|this|that|these|those|them)\b)/i, affirmed: '$1 want ' },
  { begins: /^(i|we)(?:['’]d|\s+would)\s+(?:rather\s+not|not\s+like\s+to|prefer\s+not\s+to)\s+/i, affirmed: '$1 want to ' },
  { begins: /^(i|we)\s+wouldn['’]?t\s+(?:like|want)\s+to\s+/i, affirmed: '$1 want to ' },
  {
    begins: /^(?:i['’]?m|i\s+am|we['’]?re|we\s+are)\s+not\s+(?:asking|trying|looking|going|planning)(?:\s+you)?\s+(?:to|for)\s+/i,
    affirmed: '',
  },
  { begins: /^(?:don['’]?t|do\s+not)\s+(?!(?:i|you|we|they)\b)/i, affirmed: '' },
  { begins: /^(?:not(?:\s+to)?|no\s+need\s+(?:to|for)|instead\s+of|rather\s+than)\s+/i, affirmed: '', contrast: true },
  { begins: /^(我|我们)?(?:并|真的|现在)*(?:不想|不要|不是要|不是想|不打算|不需要|没想)/u, affirmed: '$1要' },
  { begins: /^(?:千万|先)*(?:别|不用|无需|不必)/u, affirmed: '' },
];

/** "I don't want it any more" gives something up, and so does 不想要了: nothing is spared. */
const givesUp = /\b(?:any\s?more|any\s?longer|no\s+longer|again)\b|了[\s\p{P}]*$/iu;

/** What a clause refuses, where it begins with a refusal. */
export function refusalIn(clause: string): Refusal | undefined {
  const form = givesUp.test(clause) ? undefined : forms.find(({ begins }) => begins.test(clause));
  return form && { affirmed: clause.replace(form.begins, form.affirmed), contrast: form.contrast ?? false };
}
