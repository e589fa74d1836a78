import { byCustomer, daysBefore, type Interaction } from '../../recommender/behaviour/events.js';
import { churnRisk } from '../../recommender/churn/churn.js';
import type { ChurnModel } from '../../recommender/churn/churn-model.js';
import { noService, type ServiceRecord, serviceByCustomer } from '../../recommender/churn/service-facts.js';
import { hasRiskCounts, keepRiskCounts, type RiskCount } from '../../store/risk-counts.js';
import { readBehaviour } from './behaviour.js';
import { type LearnParts, readLive } from './learn.js';
import { readServiceRecord } from './service-records.js';

/** Who did nothing for so many days before a day is no customer of that day any more. */
const countedDays = 180;
/** Weeks before the first count that are counted with it, so that there is something to see. */
const weeksBefore = 12;

/** Counts the customers in each band of churn risk as of the newest event, and keeps it. */
export async function countRisks(parts: LearnParts): Promise<void> {
  const live = await readLive(parts, 'churn');
  const behaviour = live && (await readBehaviour(parts));
  if (!behaviour) return;
  const weeks = (await hasRiskCounts(parts.db)) ? 0 : weeksBefore;
  const days = Array.from({ length: weeks + 1 }, (_, week) => daysBefore(behaviour.asOf, 7 * week));
  const service = await readServiceRecord(parts.db, behaviour.asOf);
  await keepRiskCounts(parts.db, countByRisk(live.model, behaviour.events, days, service));
}

/** Each day's customers by the risk that their events up to then show; days without any customer are left out. */
export function countByRisk(
  model: ChurnModel,
  events: readonly Interaction[],
  days: readonly Date[],
  service: ServiceRecord = noService,
): RiskCount[] {
  const services = serviceByCustomer(service);
  const counts = days.map((asOf) => ({ asOf, low: 0, medium: 0, high: 0 }));
  const last = days.reduce((a, b) => (a > b ? a : b));
  for (const [customer, history] of byCustomer(events, last)) {
    for (const count of counts) {
      const from = daysBefore(count.asOf, countedDays);
      if (!history.some(({ at }) => at > from && at <= count.asOf)) continue;
      const score = churnRisk(model, history, count.asOf, services.get(customer));
      if (score) count[score.band]++;
    }
  }
  return counts
    .filter(({ low, medium, high }) => low + medium + high > 0)
    .map(({ asOf, ...count }) => ({ day: asOf.toISOString().slice(0, 10), ...count }));
}
