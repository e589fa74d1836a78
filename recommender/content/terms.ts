/** Runs of Chinese characters, and of other letters and digits. */
const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

/**
 * The terms by which a text is found: its words without marks, capitals and the s of the plural; of Chinese, which has no spaces
 * between words, every two neighbouring characters, or the only one.
 */
export function termsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(runs) ?? []).flatMap((run) => (/^\p{Script=Han}/u.test(run) ? pairsOf([...run]) : singular(run)));
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.length === 1 ? [...characters] : characters.slice(1).map((character, k) => characters[k]! + character);
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
