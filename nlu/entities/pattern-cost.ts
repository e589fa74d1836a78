/**
 * How many ways a regular expression can be tried from one place, at most: every choice of a repetition or an alternative
 * multiplies. Backtracking takes no more steps than that times the pattern's length, so a bound on it is a bound on time,
 * which no look at nested stars alone gives. Infinity for `*`, `+` and `{n,}`.
 * Throws a sentence (RangeError) for what it does not count: references back, and looking ahead or behind.
 */
export function waysToMatch(pattern: string): number {
  const reader = { pattern, at: 0 };
  return alternatives(reader);
}

/** Ways of one piece beyond which nothing is counted. */
const countedTo = 1e5;

interface Reader {
  pattern: string;
  at: number;
}

function alternatives(reader: Reader): number {
  let ways = sequence(reader);
  while (reader.pattern[reader.at] === '|') {
    reader.at += 1;
    ways += sequence(reader);
  }
  return ways;
}

function sequence(reader: Reader): number {
  let ways = 1;
  while (reader.at < reader.pattern.length && !'|)'.includes(reader.pattern[reader.at]!)) ways *= repeated(reader, piece(reader));
  return ways;
}

/** One character, class or group. */
function piece(reader: Reader): number {
  const rest = reader.pattern.slice(reader.at);
  if (/^\\(?:[1-9]|k)/.test(rest)) throw new RangeError('must not refer back to a group');
  if (/^\(\?<?[=!]/.test(rest)) throw new RangeError('must not look ahead or behind');
  const [opening] = rest.match(/^\((?:\?:|\?<\w+>)?/) ?? [];
  if (opening) {
    reader.at += opening.length;
    const ways = alternatives(reader);
    reader.at += 1;
    return ways;
  }
  const [single] = rest.match(/^(?:\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\.|.|\n)/iu)!;
  reader.at += single.length;
  return 1;
}

/** The ways of a piece, with the repetition that stands behind it. */
function repeated(reader: Reader, once: number): number {
  const [quantifier, least, comma, most] = reader.pattern.slice(reader.at).match(/^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/) ?? [];
  if (!quantifier) return once;
  reader.at += quantifier.length;
  if (quantifier.startsWith('?')) return 1 + once;
  if (!least || (comma && !most)) return Number.POSITIVE_INFINITY;
  let ways = 0;
  for (let times = Number(least); times <= Number(comma ? most : least) && ways < countedTo; times++) ways += once ** times;
  return ways;
}
