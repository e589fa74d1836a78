import type { DialogContext } from 'botbuilder-dialogs';
import { labelOf } from './answers.js';
import { type Clarification, clarify } from './clarify.js';
import { dialogFor } from './dialog-set.js';
import { sentences } from './format.js';
import { type Heard, smallTalk } from './heard.js';
import type { Facts, Known } from './known.js';
import { isServed } from './language.js';
import { beginPersonOffer } from './offer-person.js';
import { aboutLastOrder, withLast } from './refer-back.js';
import { type Decision, decide } from './router.js';
import type { Turn } from './services.js';
import { mayWait, openDialog, takeStale } from './stack.js';
import type { Memory } from './state.js';
import { foreign } from './texts/foreign.js';

interface Message {
  turn: Turn;
  memory: Memory;
  /** Undefined where the message says nothing we can read. */
  heard: Heard | undefined;
}

/** Intents that end whatever is open instead of interrupting it. */
const endings = new Set(['goodbye', 'talk_to_person']);

/** Offered beside what comes closest when that is less than two. */
const mostWanted = ['order_status', 'talk_to_person'];

/** Gives a message to the dialog it is for, then begins what was asked for besides; returns the intent it was about. */
export async function respond(dc: DialogContext, message: Message): Promise<string | undefined> {
  const intent = await answer(dc, message);
  if (intent) await goOn(dc, message.turn);
  return intent;
}

async function answer(dc: DialogContext, { turn, memory, heard }: Message): Promise<string | undefined> {
  const { say } = turn;
  const stale = takeStale(dc);
  const open = stale ?? openDialog(dc);
  if (!heard) {
    await dc.context.sendActivity(dc.context.activity.value ? say.cannotPress : say.cannotRead);
    await (stale ? begin(dc, stale) : dc.repromptDialog());
    return open?.intent;
  }

  const decision = settled(decide(heard.understanding, open), heard, turn);
  memory.misses = decision.kind === 'not_understood' ? memory.misses + 1 : 0;
  switch (decision.kind) {
    case 'continue':
      if (heard.understanding.intents[0]?.intent === open?.intent) putOff(heard, turn);
      await (stale ? restart(dc, turn, stale, heard.facts) : dc.continueDialog());
      return open?.intent;
    case 'start':
      if (!mayWait(dc) || endings.has(decision.intent)) await dc.cancelAllDialogs();
      if (!isServed(heard.understanding.language)) await dc.context.sendActivity(sorryInTheirs(heard, turn));
      putOff(heard, turn);
      await begin(dc, { ...factsMeant(heard, turn), intent: decision.intent });
      return decision.intent;
    case 'stop':
      turn.waiting.splice(0);
      await dc.context.sendActivity(open ? say.stopped : say.allRight);
      await dc.cancelAllDialogs();
      return undefined;
    case 'clarify':
      await dc.cancelAllDialogs();
      await askWhich(dc, factsMeant(heard, turn), decision.intents, say.whichOfTwo);
      return undefined;
    case 'not_understood':
      await dc.cancelAllDialogs();
      await helpOut(dc, turn, memory.misses, heard);
      return undefined;
    case 'not_served':
      if (!mayWait(dc)) await dc.cancelAllDialogs();
      await beginPersonOffer(dc, { ...heard.facts, intent: 'other_language', lead: offerInTheirs(heard, turn) });
      return undefined;
  }
}

/** Welcomes somebody who has just come; in the middle of a dialog there is nobody new. */
export async function greet(dc: DialogContext): Promise<string | undefined> {
  const { membersAdded, recipient } = dc.context.activity;
  const someone = membersAdded?.some(({ id }) => id !== recipient?.id);
  if (!someone || dc.activeDialog) return undefined;
  await begin(dc, { intent: 'greeting' });
  return 'greeting';
}

/** Keeps what a message asks for besides, before what waits already. Who says goodbye waits for nothing. */
function putOff(
  {
    further,
    understanding: {
      intents: [best],
    },
  }: Heard,
  { waiting, say }: Turn,
): void {
  const fresh = further.map(({ known, text }) => ({ known, refersBack: say.refersBack(text) }));
  const earlier =
    best?.intent === 'goodbye' ? [] : waiting.filter(({ known }) => !fresh.some((other) => other.known.intent === known.intent));
  waiting.splice(0, waiting.length, ...fresh, ...earlier);
}

/** Begins what waits, one after the other, as long as nothing is open. */
async function goOn(dc: DialogContext, { waiting, last, say }: Turn): Promise<void> {
  while (dc.stack.length === 0) {
    const next = waiting.shift();
    if (!next) return;
    const { known, refersBack } = next;
    await dc.context.sendActivity(say.nowToThe(labelOf(known.intent, say.language)));
    await begin(dc, refersBack ? { ...withLast(known, last), intent: known.intent } : known);
  }
}

/** The facts of a message, and what it refers to where it names nothing. */
function factsMeant({ facts, understanding: { text } }: Heard, { last, say }: Turn): Facts {
  return say.refersBack(text) ? withLast(facts, last) : facts;
}

/** Of two intents that are close, what was talked about may tell which one is meant. */
function settled(decision: Decision, { understanding: { text } }: Heard, turn: Turn): Decision {
  const intent = decision.kind === 'clarify' ? aboutLastOrder(text, decision.intents, turn) : undefined;
  return intent ? { kind: 'start', intent } : decision;
}

async function begin(dc: DialogContext, known: Known): Promise<void> {
  const meant = looksAround(known) ? { ...known, intent: 'recommend_book' } : known;
  await dc.beginDialog(dialogFor(meant.intent), meant);
}

/** Asks what there is by an author or on a subject, and for no title: "do you have books by Jane Austen?" */
function looksAround({ intent, itemId, creators, subjects }: Known): boolean {
  return (intent === 'product_availability' || intent === 'product_details') && !itemId && Boolean(creators || subjects);
}

/** Starts a dialog again that has changed since, with what it knew and what the message adds. */
async function restart(dc: DialogContext, { say }: Turn, known: Known, facts: Facts): Promise<void> {
  const added = Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
  await dc.context.sendActivity(say.restarted);
  await begin(dc, { ...known, ...added });
}

/** First asks for other words, then offers what comes closest, then a person. */
async function helpOut(dc: DialogContext, { say }: Turn, misses: number, { understanding, facts }: Heard): Promise<void> {
  if (misses === 1) {
    await dc.context.sendActivity(say.rephrase);
  } else if (misses === 2) {
    const closest = [...understanding.intents.map(({ intent }) => intent), ...mostWanted].filter((intent) => !smallTalk.has(intent));
    await askWhich(dc, facts, [...new Set(closest)].slice(0, 2), say.didYouMean);
  } else {
    await beginPersonOffer(dc, { intent: 'not_understood', lead: say.notUnderstood });
  }
}

/** That we do not serve the customer's language, in that language where we know as much of it. */
function sorryInTheirs({ understanding: { language } }: Heard, { say }: Turn): string {
  return foreign[language]?.sorry ?? say.servedOnly;
}

function offerInTheirs({ understanding: { language } }: Heard, { say }: Turn): string {
  const theirs = foreign[language];
  return theirs ? `${sentences(theirs.sorry, theirs.offer)}\n\n${say.servedOnly}` : say.servedOnly;
}

async function askWhich(dc: DialogContext, facts: Facts, between: string[], prompt: string): Promise<void> {
  const clarification: Clarification = { ...facts, intent: 'clarify', between, prompt };
  await dc.beginDialog(clarify, clarification);
}
