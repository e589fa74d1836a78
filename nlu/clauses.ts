import { refusalIn } from './negation.js';
import { beginsRequest, isRequest } from './requests.js';

export interface Span {
  /** Character offsets, end exclusive. */
  start: number;
  end: number;
}

/** A part of a text that may ask for something by itself, without the words that join it to others. */
export interface Clause extends Span {
  /** Asks, orders or wishes, and does not tell. */
  request: boolean;
  /** Ends its sentence. */
  last: boolean;
}

/** More clauses than this are more than a message asks for. */
const most = 8;

/** Where a sentence ends; a dot within a number or after an abbreviation is no end. */
const sentenceEnd = String.raw`[!?…。！？；;\n]+|(?<!\b(?:mr|mrs|ms|dr|st|no|nr|vs|vol|etc|approx|[a-z]))\.+(?=\s|$)`;
/** What joins clauses, and nouns as often. */
const joint = String.raw`[,，、]|\s[–—-]\s|\b(?:and|but|then|plus)\b|&|还有|另外|顺便|并且|而且|同时|然后|但是|不过|而是`;
/** Joins a clause that it belongs to. */
const refusal = String.raw`\b(?:instead\s+of|rather\s+than)\b`;
/** After a refusal, what is wanted instead follows these, whatever form it has: "not to cancel, just a pause". */
const contrast = /^[\s,，、]*(?:but|only|just|rather|instead|而是|只)/iu;
const anyJoint = new RegExp(`(?<end>${sentenceEnd})|(?<refusal>${refusal})|${joint}`, 'giu');

/** May stand before what is asked for without being part of it, in any number. */
const lead =
  /^(?:[\s,，、:&–—-]|(?:and|but|so|then|plus|also|only|just|rather(?!\s+than)|instead(?!\s+of)|maybe|perhaps|oh|ok|okay|please|pls|kindly|now|first|next|second|secondly|finally|additionally|besides)(?![\p{L}'’])|还有|另外|顺便|并且|而且|同时|然后|但是|不过|而是|只是|再|也|请问|请)+/iu;

/** Says nothing by itself: it belongs to what stands beside it. */
const courtesy =
  /^(?:[\s\p{P}]|\b(?:hi|hello|hey|there|dear|team|sir|madam|all|good\s+(?:morning|afternoon|evening|day)|thanks|thank\s+you|thx|cheers|regards|kind|best|very|so|a\s+lot|much|in\s+advance|please|pls|sorry|ok|okay|yes|yeah|no|well|great|oh|hm+|um+)\b|你好|您好|谢谢|多谢|请问|请|麻烦了?|嗨|亲|好的|是的|不是|哦|嗯)+$/iu;

const quotation = /"[^"]*"|“[^”]*”|«[^»]*»|《[^》]*》|「[^」]*」/g;

/**
 * Splits a text where a sentence ends, and within a sentence before what begins as a request does: "where is my order and
 * recommend me a book", but neither "books and courses" nor "I ordered a book and it has not arrived". Quotations are not
 * split, nor are spans that are given as whole, such as titles; the sign that a title ends in, as `Whose Body?`, ends the sentence
 * only where what follows begins as a request does. In the order they stand; at most eight.
 */
export function clausesOf(text: string, whole: readonly Span[] = []): Clause[] {
  const quoted = Array.from(text.matchAll(quotation), ({ 0: { length }, index }) => ({ start: index, end: index + length }));
  const unbroken = [...whole, ...quoted];
  const parts: Clause[] = [];
  let start = 0;
  let request = false;
  for (const { 0: found, groups = {}, index } of text.matchAll(anyJoint)) {
    const after = index + found.length;
    const within = unbroken.find((span) => span.start < after && index < span.end);
    if (within && (!groups.end || within.end !== after)) continue;
    const next = groups.refusal ? index : after;
    const wanted = contrast.test(text.slice(index)) && refusalIn(withoutLead(text.slice(start, index))) !== undefined;
    if ((!groups.end || within) && !wanted && !beginsRequest(withoutLead(text.slice(next)))) continue;
    parts.push({ start, end: groups.end ? after : index, request, last: groups.end !== undefined });
    start = next;
    request = wanted;
  }
  parts.push({ start, end: text.length, request, last: true });
  return withCourtesies(parts, text)
    .map((part) => clauseIn(part, text))
    .filter(({ start, end }) => end > start)
    .slice(0, most);
}

/** Leaves out what says nothing, and gives courtesies to the part before them, or after where there is none. */
function withCourtesies(parts: readonly Clause[], text: string): Clause[] {
  const kept: Clause[] = [];
  let opening: number | undefined;
  for (const { start, end, ...rest } of parts) {
    const said = text.slice(start, end);
    const last = kept.at(-1);
    if (!/[\p{L}\p{N}]/u.test(said)) continue;
    if (!courtesy.test(said)) {
      kept.push({ start: opening ?? start, end, ...rest });
      opening = undefined;
    } else if (last) last.end = end;
    else opening ??= start;
  }
  return kept;
}

function clauseIn({ start, end, request, last }: Clause, text: string): Clause {
  const said = withoutLead(text.slice(start, end));
  const bare = said.trimEnd();
  return { start: end - said.length, end: end - said.length + bare.length, request: request || isRequest(bare), last };
}

function withoutLead(text: string): string {
  return text.replace(lead, '');
}
