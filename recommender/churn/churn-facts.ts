import { type BehaviourFacts, behaviourFacts } from '../behaviour/behaviour-facts.js';
import type { Interaction } from '../behaviour/events.js';
import { noService, type ServiceFacts, type ServiceRecord, serviceFacts } from './service-facts.js';

/** All that is known of a customer on a day. */
export type ChurnFacts = BehaviourFacts & ServiceFacts;

/** Facts as of a day, from what happened up to it and nothing after. Undefined for a customer who did nothing yet. */
export function churnFacts(events: readonly Interaction[], asOf: Date, service: ServiceRecord = noService): ChurnFacts | undefined {
  const behaviour = behaviourFacts(events, asOf);
  return behaviour && { ...behaviour, ...serviceFacts(service, asOf) };
}
