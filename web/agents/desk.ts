import { request } from '../http';
import { humanise } from '../words';

/** A hand-over in the list. */
export interface DeskEntry {
  id: string;
  conversationId: string;
  reason: string;
  openedAt: string;
  channel: string;
  customerName: string | null;
  lastWords: string | null;
  sentiment: 'negative' | 'neutral' | 'positive' | null;
  urgent: boolean;
}

export interface Desk {
  waiting: DeskEntry[];
  mine: DeskEntry[];
}

export interface TranscriptEntry {
  id: string;
  speaker: 'customer' | 'bot' | 'agent';
  text: string;
  at: string;
  agentName?: string;
  cards: string[];
  understanding?: {
    intents: { intent: string; confidence: number }[];
    inScope: boolean;
    entities: { type: string; text: string }[];
    sentiment: { label: 'negative' | 'neutral' | 'positive' };
    urgency?: { label: 'urgent' | 'calm' };
  };
}

export interface Customer {
  name: string;
  email: string | null;
  since: string;
  orders: {
    id: string;
    status: string;
    placedAt: string;
    expectedAt: string | null;
    deliveredAt: string | null;
    carrier: string | null;
    trackingNumber: string | null;
    totalCents: number;
    currency: string;
  }[];
  subscriptions: {
    id: string;
    plan: string;
    state: string;
    priceCents: number;
    currency: string;
    renewsAt: string | null;
    pausedUntil: string | null;
  }[];
  /** The kind of customer, what such customers did, and what to do. */
  segment?: { name: string; rule: string; advice: string };
  churn?: { risk: number; band: string; reasons: string[] };
  /** What the customer is expected to buy and spend in the next `days`; money between `lowCents` and `highCents` for nine in ten. */
  value?: { days: number; purchases: number; valueCents: number; lowCents: number; highCents: number; currency: string };
  recommendations: { id: string; title: string; kind: string; reason: string }[];
  /** Customers who do what this one does, with some of the titles that both turned to. */
  similar: { id: string; name: string; shared: string[]; sharedCount: number }[];
}

/** Everything an agent sees of one hand-over. */
export interface Case {
  handover: {
    id: string;
    conversationId: string;
    reason: string;
    state: 'waiting' | 'claimed' | 'returned' | 'resolved';
    openedAt: string;
    agent?: string;
    mine: boolean;
  };
  /** What the customer writes in: an ISO 639-1 code, or `other`; absent where that has not shown yet. */
  language?: string;
  transcript: TranscriptEntry[];
  customer?: Customer;
}

/** Why it was handed over, in words; other reasons are the intents that people answer. */
export function reasonOf({ reason }: { reason: string }): string {
  return reason === 'asked_for_person' ? 'Asked for a person' : humanise(reason);
}

export type Action = 'claim' | 'give-back' | 'resolve';

export const readDesk = (): Promise<Desk> => request('GET', '/api/handovers');
export const readCase = (id: string): Promise<Case> => request('GET', `/api/handovers/${id}`);
export const act = (id: string, action: Action): Promise<void> => request('POST', `/api/handovers/${id}/${action}`);
export const answer = (id: string, text: string): Promise<void> => request('POST', `/api/handovers/${id}/messages`, { text });

/** Milliseconds until a browser that gave up listening, as browsers do after a refusal, listens again. */
const againAfter = 5_000;

/**
 * Calls `onChange` with the id of each conversation that has something new, and without one when some may have been
 * missed; `onLive` with whether the server can be heard. Returns the function that stops listening.
 */
export function listen(onChange: (conversationId?: string) => void, onLive: (live: boolean) => void): () => void {
  let again: ReturnType<typeof setTimeout> | undefined;
  let source = open();
  function open(): EventSource {
    const opened = new EventSource('/api/handovers/events');
    opened.addEventListener('changed', (event) => onChange(JSON.parse(event.data).conversationId));
    opened.addEventListener('open', () => {
      onLive(true);
      onChange();
    });
    opened.addEventListener('error', () => {
      onLive(false);
      if (opened.readyState !== EventSource.CLOSED) return;
      // Reading anew shows whether it is the session that is over.
      onChange();
      again = setTimeout(() => {
        source = open();
      }, againAfter);
    });
    return opened;
  }
  return () => {
    clearTimeout(again);
    source.close();
  };
}
