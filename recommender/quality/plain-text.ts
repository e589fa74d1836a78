const common = /^[\x20-\x7e]*$/;
const invisible = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]|(?![\t\n\r])\p{Cc}/gu;
const fullWidth = /[\uff01-\uff5e]/g;

/**
 * The same characters for the same text: composed (Unicode NFC), full-width letters and digits as ordinary ones, without what is
 * invisible. Not NFKC as a whole: it makes "½" of a half and "2" of a footnote.
 */
export function sameCharacters(text: string): string {
  if (common.test(text)) return text;
  const narrow = (letter: string) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0);
  // Full-width punctuation belongs to Chinese sentences; it is narrowed only beside letters and digits of the same width.
  const narrowed = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/.test(text) ? text.replace(fullWidth, narrow) : text;
  return narrowed.normalize('NFC').replace(invisible, '');
}

/** Without spaces at the ends, and with a single one, of the ordinary kind, between words. Line ends within a cell stay. */
export function singleSpaces(text: string): string {
  if (!/\s\s|^\s|\s$|[^\S \n]/.test(text)) return text;
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** What two texts have in common that mean the same: letters and digits without accents, capitals, spaces and punctuation. */
export function matchKey(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
