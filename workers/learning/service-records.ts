import type { ServiceRecord } from '../../recommender/churn/service-facts.js';
import { customerMessages } from '../../store/ingested-messages.js';
import { promisedParcels } from '../../store/orders.js';
import type { Db } from '../../store/schema.js';

/** Longer than any training looks back: its horizon, weeks of counts, and the months that facts count. */
const windowDays = 400;
const dayInMs = 86_400_000;

/** What customers had to do with the service in some 13 months up to a moment; one customer where one is named. */
export async function readServiceRecord(db: Db, to: Date, customer?: string): Promise<ServiceRecord> {
  const window = { from: new Date(to.getTime() - windowDays * dayInMs), to, customer };
  const [messages, parcels] = await Promise.all([customerMessages(db, window), promisedParcels(db, window)]);
  return { messages, parcels };
}
