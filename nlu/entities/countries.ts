/** Names of the countries in a language, as the runtime's Unicode data has them, lower-cased, each with its ISO 3166 code. */
export function countriesIn(language: 'en' | 'zh'): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const shorter = new Intl.DisplayNames(language, { type: 'region', fallback: 'none', style: 'short' });
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  return new Map(
    letters
      .flatMap((first) => letters.map((second) => first + second))
      .filter((code) => !/^(?:X|Z[Z]|Q|EU|UN|EZ)/.test(code) && new Intl.Locale(`und-${code}`).region === code)
      .flatMap((code) =>
        [names.of(code), shorter.of(code)].flatMap((name): [string, string][] => (name ? [[name.toLowerCase(), code]] : [])),
      ),
  );
}
