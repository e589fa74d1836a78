import { byCustomer, daysBefore, type Interaction } from '../behaviour/events.js';
import { churnFacts } from './churn-facts.js';
import { churnFeatures } from './churn-features.js';
import { noService, type ServiceRecord, serviceByCustomer } from './service-facts.js';

export interface ChurnWindow {
  /** The newest day that is known. */
  asOf: Date;
  /** Who does nothing for so many days has left. */
  horizonDays: number;
  /** Only customers with an event in so many days before the cutoff are trained on; the others have left already. */
  activeWithinDays: number;
  /** What the customers had to do with the service; nothing is known of it if absent. */
  service?: ServiceRecord;
}

export interface ChurnExamples {
  /** [customers × features], known at the cutoff. */
  rows: number[][];
  /** 1: left, 0: stayed. */
  labels: number[];
}

/**
 * Examples whose features end where what they predict begins: the cutoff is `horizonDays` before `asOf`, features come from
 * events up to it, and the label says whether the customer did nothing between it and `asOf`. A return is nothing: it ends
 * an old purchase.
 */
export function churnExamples(events: Iterable<Interaction>, window: ChurnWindow): ChurnExamples {
  const { asOf, horizonDays } = window;
  const cutoff = daysBefore(asOf, horizonDays);
  const examples: ChurnExamples = { rows: [], labels: [] };
  for (const { after, row } of activeCustomers(events, cutoff, window)) {
    examples.rows.push(row());
    examples.labels.push(after.some(({ type }) => type !== 'return') ? 0 : 1);
  }
  return examples;
}

/** Features as of a day of those who were active just before it: whom a model would be asked about. */
export function churnRows(events: Iterable<Interaction>, day: Date, window: Omit<ChurnWindow, 'asOf' | 'horizonDays'>): number[][] {
  return activeCustomers(events, day, { ...window, asOf: day }).map(({ row }) => row());
}

interface ActiveCustomer {
  before: Interaction[];
  after: Interaction[];
  row(): number[];
}

function activeCustomers(
  events: Iterable<Interaction>,
  cutoff: Date,
  { asOf, activeWithinDays, service = noService }: Omit<ChurnWindow, 'horizonDays'>,
): ActiveCustomer[] {
  const activeFrom = daysBefore(cutoff, activeWithinDays);
  const services = serviceByCustomer(service);
  return Array.from(byCustomer(events, asOf), ([customer, group]) => {
    const before = group.filter((event) => event.at <= cutoff);
    const after = group.filter((event) => event.at > cutoff);
    return { before, after, row: () => churnFeatures(churnFacts(before, cutoff, services.get(customer))!) };
  }).filter(({ before }) => before.some((event) => event.at >= activeFrom));
}
