import { keysBeside } from './keyboard.js';

/** Uniform in [0, 1). */
type Random = () => number;

/** What happens to texts that are typed in a hurry; each kind is measured by itself. */
export const noises = {
  'one typo': withTypo,
  'two typos': (text: string, random: Random) => withTypo(withTypo(text, random), random),
  'no apostrophes': (text: string) => text.replace(/['’]/g, ''),
  'all capitals': (text: string) => text.toUpperCase(),
  emoji: (text: string, random: Random) => `${text} ${oneOf(['😀', '🙏🙏', '😡', '❤️', '👍🏽', '🤔 🤔', '🎉'], random)}`,
} satisfies Record<string, (text: string, random: Random) => string>;

/** A slip at a letter chosen at random, in a word of two letters or more. Texts without one stay as they are. */
function withTypo(text: string, random: Random): string {
  const letters = Array.from(text.matchAll(/(?<=[a-z])[a-z]|[a-z](?=[a-z])/gi), ({ index }) => index);
  if (letters.length === 0) return text;
  const at = oneOf(letters, random);
  const [before, letter, after] = [text.slice(0, at), text[at]!, text.slice(at + 1)];
  return oneOf(
    [
      () => swapped(text, /[a-z]/i.test(text[at + 1] ?? '') ? at : at - 1),
      () => before + after,
      () => before + letter + letter + after,
      () => before + oneOf(keysBeside(letter), random) + after,
    ],
    random,
  )();
}

function swapped(text: string, at: number): string {
  return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
}

function oneOf<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)]!;
}
