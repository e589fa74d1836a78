const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** The keys beside that of a letter, on the keyboard that most customers have. */
export function keysBeside(letter: string): string[] {
  const row = rows.find((keys) => keys.includes(letter.toLowerCase()));
  const at = row?.indexOf(letter.toLowerCase()) ?? 0;
  return row ? [...row.slice(Math.max(0, at - 1), at), ...row.slice(at + 1, at + 2)] : [];
}
