const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** The keys beside that of a letter, on the keyboard that most customers have. */
export function keysBeside(letter: string): string[] {
  const row = rows.find((keys) => keys.includes(letter.toLowerCase()));
  const at = row?.indexOf(letter.toLowerCase()) ?? 0;
  return row ? [...row.slice(Math.max(0, at - 1), at), ...row.slice(at + 1, at + 2)] : [];
}

/** Pairs of letters whose keys are beside each other; the second is as it is typed. */
const pairsBeside = new Set(Array.from(rows.join(''), (letter) => keysBeside(letter).map((other) => letter + other)).flat());

/** Whether the key of a lower-case letter is beside that of another. */
export function isBeside(letter: string, other: string): boolean {
  return pairsBeside.has(letter + other);
}
