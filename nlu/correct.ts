import { firstPartOf, lastPartOf } from './contractions.js';
import { isName } from './english-words.js';
import { likelihood as likelihoodOf } from './known-words.js';
import { companyBetween, type Lexicon, likelihoodAfter } from './lexicon.js';

/** Latin words that stand alone: no parts of addresses and order numbers. Longer ones are none. */
const words = /(?<![\p{L}\p{N}\p{M}@._/'-])[A-Za-z]{1,24}(?:'[A-Za-z]{1,2})?(?![\p{L}\p{N}\p{M}@_/'-]|\.\p{L})/gu;
const runs = /[\p{L}\p{N}\p{M}]+/gu;

/** What it costs, in nats, to take a word that is none for what it is; with a capital it may be a name. */
const noWord = 24;
const name = 17;
/** A capital inside a sentence is taken for a slip only of a word of the phrases, which has to be as long as this. */
const shortestName = 5;
/** Letters that are looked at for a name before another. */
const longestName = 25;
/** What it costs beside its slip to take a word that is one for another. */
const otherWord = 2.5;
/** What company is worth among the candidates for a word, of which so many are weighed against those of its neighbours. */
const worthOfCompany = 3;
const mostCandidates = 8;

/** A word of a text, or a run of letters and digits that is left as it stands. */
interface Token {
  plain: string;
  /** Where a word is to be put right. */
  word?: { start: number; end: number; capital: boolean; named: boolean; ending: string; apostrophe: boolean };
}

/** What a word may have been meant to be, and what it costs, in nats, that it was written as it was. */
interface Candidate {
  plain: string;
  cost: number;
  likelihood: number;
}

/** The cheapest reading of a text up to a word. */
interface Reading {
  cost: number;
  plain?: string;
  before?: Reading;
}

/**
 * Puts right the slips in an English text: of all that its words may have been meant to be, the likeliest together, by how
 * common words and their neighbours are in the lexicon and how easily each slips (a noisy channel, searched as Viterbi did). A word
 * that is one gives way only to another that its neighbours ask for ("are you a not" for "bot"). A contraction that is put
 * right comes back without its apostrophe.
 */
export function correct(text: string, lexicon: Lexicon): string {
  const tokens = tokensOf(text);
  let readings: Reading[] = [{ cost: 0 }];
  tokens.forEach((token, k) => {
    const candidates = candidatesAt(token, tokens[k - 1]?.plain, tokens[k + 1]?.plain, lexicon);
    readings = candidates.map((candidate) => cheapest(readings, candidate, lexicon));
  });
  let reading: Reading | undefined = readings.reduce((least, each) => (each.cost < least.cost ? each : least));
  let corrected = text;
  for (const { plain, word } of tokens.toReversed()) {
    const meant = reading!.plain!;
    reading = reading!.before;
    if (!word || meant === plain) continue;
    const written = (word.capital ? meant[0]!.toUpperCase() + meant.slice(1) : meant) + word.ending;
    corrected = corrected.slice(0, word.start) + written + corrected.slice(word.end);
  }
  return corrected;
}

function cheapest(readings: readonly Reading[], { plain, cost, likelihood }: Candidate, lexicon: Lexicon): Reading {
  let [before, least] = [readings[0]!, Number.POSITIVE_INFINITY];
  for (const reading of readings) {
    const total = reading.cost - Math.log(likelihoodAfter(reading.plain, plain, likelihood, lexicon));
    if (total < least) [before, least] = [reading, total];
  }
  return { cost: least + cost, plain, before };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const leave = (until: number) => {
    // One sign between two words is none of them.
    if (until - at < 2) return;
    for (const [run] of text.slice(at, until).matchAll(runs)) tokens.push({ plain: run.toLowerCase() });
  };
  for (const { 0: word, index: start } of text.matchAll(words)) {
    leave(start);
    at = start + word.length;
    const [stem, ending] = word.endsWith("'s") ? [word.slice(0, -2), "'s"] : [word.replace("'", ''), ''];
    const plain = stem.toLowerCase();
    const capital = stem[0] !== plain[0];
    const named = capital && !beginsSentence(text, start);
    // A name that is known, or one of several words.
    if (named && (isName(stem) || /[A-Z][a-z]+\s$/.test(text.slice(Math.max(0, start - longestName), start)))) {
      tokens.push({ plain });
      continue;
    }
    tokens.push({ plain, word: { start, end: at, capital, named, ending, apostrophe: word.includes("'") } });
  }
  leave(text.length);
  return tokens;
}

/** The word itself, and what else it may be. */
function candidatesAt({ plain, word }: Token, before: string | undefined, after: string | undefined, lexicon: Lexicon): Candidate[] {
  if (!word) return [{ plain, cost: 0, likelihood: likelihoodOf(plain, lexicon.trained) }];
  const { known, likelihood, alternatives } = lexicon.spelling(plain + word.ending);
  const itself = { plain, cost: 0, likelihood };
  if (known && (alternatives.length === 0 || word.apostrophe || word.named)) return [itself];
  const companyOf = companyBetween(before, after, lexicon);
  const sides = Number(before !== undefined) + Number(after !== undefined);
  if (known && companyOf(firstPartOf(plain), lastPartOf(plain)) === sides) return [itself];

  const others = alternatives.flatMap(({ plain: meant, slip, likelihood, trained, first, last }) => {
    if (word.named && !(trained && meant.length >= shortestName)) return [];
    const company = companyOf(first, last);
    if (known && company === 0) return [];
    const candidate = { plain: meant, cost: slip + (known ? otherWord : 0), likelihood };
    return [{ candidate, doubt: slip - Math.log(likelihood) - worthOfCompany * company }];
  });
  const best = others.sort((a, b) => a.doubt - b.doubt).slice(0, mostCandidates);
  // What is no word has hardly a likelihood: it is paid for here instead.
  const strange = (word.named ? name : noWord) + Math.log(likelihood);
  return [known ? itself : { ...itself, cost: strange }, ...best.map(({ candidate }) => candidate)];
}

function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?:,])\s*$/.test(text.slice(Math.max(0, at - 5), at));
}
