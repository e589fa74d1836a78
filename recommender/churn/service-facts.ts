import type { CustomerMessage } from '../../store/ingested-messages.js';
import type { Parcel } from '../../store/orders.js';
import { daysBetween, isKnownAt } from '../behaviour/events.js';

/** What one customer had to do with the shop's service. */
export interface ServiceRecord {
  messages: readonly CustomerMessage[];
  parcels: readonly Parcel[];
}

/** What a service record says on a day; each counts some months back. */
export interface ServiceFacts {
  /** Conversations in 90 days. */
  contacts: number;
  /** Conversations with a complaint in 90 days: something was broken, missing, wrong, lost or charged for nothing. */
  complaints: number;
  /** Conversations in a bad mood in 90 days. */
  badMoods: number;
  /** Conversations about cancelling, pausing or deleting in 90 days. */
  farewells: number;
  /** Parcels of 120 days that came, or have not come yet, more than a day after they were promised. */
  lateParcels: number;
}

export const noService: ServiceRecord = { messages: [], parcels: [] };

const complaining: ReadonlySet<string> = new Set([
  'complaint',
  'damaged_item',
  'lost_parcel',
  'missing_item',
  'wrong_item',
  'unknown_charge',
]);
const leaving: ReadonlySet<string> = new Set(['cancel_subscription', 'pause_subscription', 'delete_account']);

const talkDays = 90;
/** Half of a late parcel is forgotten by then. */
const parcelDays = 120;

/** Facts as of a day; what was said or promised after it counts for nothing, and neither does a parcel that came after it. */
export function serviceFacts({ messages, parcels }: ServiceRecord, asOf: Date): ServiceFacts {
  const recent = messages.filter(({ at }) => isKnownAt(at, asOf) && daysBetween(at, asOf) < talkDays);
  const conversations = (of: (message: CustomerMessage) => boolean) =>
    new Set(recent.filter(of).map(({ conversation }) => conversation)).size;
  return {
    contacts: conversations(() => true),
    complaints: conversations(({ intent }) => intent !== null && complaining.has(intent)),
    badMoods: conversations(({ sentiment }) => sentiment === 'negative'),
    farewells: conversations(({ intent }) => intent !== null && leaving.has(intent)),
    lateParcels: parcels.filter((parcel) => daysBetween(parcel.expected, asOf) < parcelDays && isLate(parcel, asOf)).length,
  };
}

function isLate({ expected, delivered }: Parcel, asOf: Date): boolean {
  const came = delivered && isKnownAt(delivered, asOf) ? delivered : asOf;
  return daysBetween(expected, came) > 1;
}

/** Service records by customer. */
export function serviceByCustomer(record: ServiceRecord): Map<string, ServiceRecord> {
  const records = new Map<string, { messages: CustomerMessage[]; parcels: Parcel[] }>();
  const of = (customer: string) => {
    const known = records.get(customer) ?? { messages: [], parcels: [] };
    records.set(customer, known);
    return known;
  };
  for (const message of record.messages) of(message.customer).messages.push(message);
  for (const parcel of record.parcels) of(parcel.customer).parcels.push(parcel);
  return records;
}
