/**
 * JSON text that PostgreSQL's `jsonb` takes, whatever strings the value holds: it stores neither NUL, which is left
 * out, nor a half of a surrogate pair, which becomes U+FFFD.
 */
export function jsonbText(value: object): string {
  // JSON.stringify escapes both. A pair of backslashes is matched first, so that a written-out "\u0000" stays text.
  return JSON.stringify(value).replace(/\\(\\|u0000|ud[89a-f][0-9a-f]{2})/g, (escaped, what: string) => {
    if (what === '\\') return escaped;
    return what === 'u0000' ? '' : '\uFFFD';
  });
}
