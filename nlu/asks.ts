import type { Clause, Span } from './clauses.js';
import { type Refusal, refusalIn } from './negation.js';
import type { Ask, IntentScore } from './understanding.js';
import { surprise } from './word-surprise.js';
import { wordsOf } from './words.js';

/** What a classifier says of a text. */
export interface Verdict {
  /** Best first. */
  intents: IntentScore[];
  inScope: boolean;
}

export interface Inquiry {
  /** Texts to be classified. */
  texts: string[];
  /** What follows from the verdicts on them, in their order. */
  conclude(verdicts: readonly Verdict[]): Verdict & { asks: Ask[] };
}

/** Confidence from which a clause that asks is believed by itself, and one that tells. */
const askFrom = 0.5;
const tellFrom = 0.9;
/** A refusal without anything that is wanted beside it has to be as clear as this. */
const soleRefusalFrom = 0.9;
/** Confidence from which an intent is among those that a refusal may mean. */
const meantFrom = 0.25;

interface Said extends Clause {
  said: string;
  refusal: Refusal | undefined;
}

interface Part extends Said {
  /** Confidence from which it is believed to ask for something by itself; infinite where it never is. */
  believedFrom: number;
}

type Judged = Part & Verdict;

/**
 * Finds out what a text asks for. Where it has one clause, or its clauses do not clearly ask for different things, what the
 * whole text was taken for holds: most texts of several clauses tell a story and ask for one thing. What is refused ("I don't
 * want to cancel") is read as if it were asked for, marked, and left out of the intents. A clause that could change nothing is
 * not asked about.
 */
export function inquire(text: string, clauses: readonly Clause[]): Inquiry {
  const parts = partsOf(text, clauses);
  const all = { start: 0, end: text.length };
  const wanted = parts.filter(({ refusal }) => !refusal);
  const asking = wanted.filter(({ believedFrom }) => believedFrom < Number.POSITIVE_INFINITY);
  const refuses = wanted.length < parts.length;
  if (!refuses && asking.length < 2) return { texts: [text], conclude: ([whole]) => single(whole!, all) };

  const heard = parts.filter(({ refusal, believedFrom }) => refusal || believedFrom < Number.POSITIVE_INFINITY);
  const unrefused = refuses ? wanted.map(({ said }) => said).join(' ') : '';
  return {
    texts: [text, ...(unrefused ? [unrefused] : []), ...heard.map(({ said, refusal }) => refusal?.affirmed ?? said)],
    conclude([whole, ...others]) {
      const wish = unrefused ? others.shift()! : whole!;
      const judged = heard.map((part, k): Judged => ({ ...part, ...others[k]! }));
      const separate = separateAsks(judged);
      const refused = wanted.length > 0 ? refusedBeside(judged, wish, separate) : refusedAlone(judged, whole!);
      if (refused.length === 0) return separate.length > 1 ? { ...whole!, asks: separate } : single(whole!, all);

      const intents = wish.intents.filter(({ intent }) => !refused.some((ask) => ask.intent === intent));
      const asks =
        separate.length > 1
          ? separate
          : wanted.length > 0
            ? single({ ...wish, intents }, { start: wanted[0]!.start, end: wanted.at(-1)!.end }).asks
            : [];
      return { intents, inScope: wish.inScope, asks: [...asks, ...refused] };
    },
  };
}

function partsOf(text: string, clauses: readonly Clause[]): Part[] {
  const all = clauses.map((clause): Said => {
    const said = text.slice(clause.start, clause.end);
    return { ...clause, said, refusal: refusalIn(said) };
  });
  return all.map((part, k) => ({ ...part, believedFrom: believedFrom(part, all[k - 1], all[k + 1]) }));
}

function believedFrom(part: Said, before: Said | undefined, after: Said | undefined): number {
  if (part.refusal || isHollow(part)) return Number.POSITIVE_INFINITY;
  if (part.request) return before && !before.request && leans(part) ? tellFrom : askFrom;
  return standsAlone(part, before, after) ? tellFrom : Number.POSITIVE_INFINITY;
}

function single(verdict: Verdict, { start, end }: Span): Verdict & { asks: Ask[] } {
  const [best] = verdict.intents;
  return { ...verdict, asks: best && verdict.inScope ? [{ ...best, start, end, negated: false }] : [] };
}

/** What the clauses ask for, each by itself, as far as they are sure of it and each asks for something else. */
function separateAsks(parts: readonly Judged[]): Ask[] {
  const asks: Ask[] = [];
  for (const part of parts) {
    const [best] = part.intents;
    if (!best || !isSure(part, part.believedFrom) || asks.some(({ intent }) => intent === best.intent)) continue;
    asks.push({ ...best, start: part.start, end: part.end, negated: false });
  }
  return asks;
}

/** Whether a clause that tells something is more than the reason for what the clause beside it asks. */
function standsAlone(part: Said, before: Said | undefined, after: Said | undefined): boolean {
  if (!part.last || (before && (!before.last || leans(part)))) return false;
  return !(after?.request && (leans(after) || isHollow(after)));
}

/** Points at something that was said before. */
function leans({ said }: Said): boolean {
  return /\b(?:it|its|they|them|this|that|these|those|ones?|there|so|which)\b|它|这个|那个|这本|那本/i.test(said);
}

/** In nats; more frequent words say nothing of what is wanted. */
const tellingFrom = 7.5;

/** Says nothing by itself: "what can I do with it". */
function isHollow({ said }: Said): boolean {
  return (
    wordsOf(said).every(({ plain }) => surprise(plain) < tellingFrom) ||
    /^(?:怎么办|为什么|为何|可以吗|行吗|好吗|怎么回事)[\p{P}\s]*$/u.test(said)
  );
}

function isSure({ inScope, intents }: Verdict, from: number): boolean {
  return inScope && (intents[0]?.confidence ?? 0) >= from;
}

/** What is refused beside something that is wanted. */
function refusedBeside(parts: readonly Judged[], wish: Verdict, separate: readonly Ask[]): Ask[] {
  const wanted = [wish.intents[0], ...separate].map((ask) => ask?.intent);
  return parts
    .filter((part) => part.refusal && isSure(part, askFrom) && (!part.refusal.contrast || isSure(wish, askFrom)))
    .flatMap(refusals)
    .filter(({ intent }) => !wanted.includes(intent));
}

/**
 * What is refused where nothing is wanted beside it. Many an intent is a refusal itself ("don't renew my plan", "I don't want
 * a bot"): the same intent without the refusal must be clearer than with it.
 */
function refusedAlone(parts: readonly Judged[], whole: Verdict): Ask[] {
  const [best] = whole.intents;
  return parts
    .filter((part) => part.refusal?.contrast === false && isSure(part, soleRefusalFrom))
    .filter(({ intents: [meant] }) => whole.inScope && meant!.intent === best?.intent && meant!.confidence > best.confidence)
    .flatMap(refusals);
}

function refusals({ intents, start, end }: Judged): Ask[] {
  return intents.filter(({ confidence }) => confidence >= meantFrom).map((meant) => ({ ...meant, start, end, negated: true }));
}
