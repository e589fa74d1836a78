import type { RecommendationRequest, RecommendedItem } from '../dialogs/turn.js';
import { StewardError } from '../platform/errors.js';
import type { Signals } from '../recommender/behaviour/signals.js';
import { type ChurnScore, scoreChurn } from '../recommender/churn/churn.js';
import { fitRecommender } from '../recommender/recommenders/fit.js';
import { recommend } from '../recommender/serving/recommend.js';
import { findCustomer } from '../store/customers.js';
import { customerEvents } from '../store/events.js';
import { customerOrders } from '../store/orders.js';
import type { Customer, Db } from '../store/schema.js';
import { customerSubscriptions } from '../store/subscriptions.js';
import type { CustomerView } from './api/case-view.js';
import type { Catalogue } from './catalogue.js';
import { explain } from './explain.js';
import type { LiveModels } from './live-models.js';

/** What Steward knows of one customer: what to recommend, whether they are about to leave. */
export interface Personal {
  /** Best first, never something bought; for an anonymous visitor what is popular. */
  recommendTo(db: Db, customer: Customer | undefined, request: RecommendationRequest): Promise<RecommendedItem[]>;
  /** Undefined where there is no behaviour or no model to judge it by. */
  churnRiskOf(db: Db, customer: Customer | undefined): Promise<ChurnScore | undefined>;
  /**
   * All of it, for the agent who talks to the customer.
   * @throws StewardError `customer_not_found`
   */
  view(db: Db, customerId: string): Promise<CustomerView>;
}

const agentSees = { orders: 10, recommendations: 3 };

export function createPersonal(parts: { live: LiveModels; catalogue: Catalogue; signals: Signals; now(): Date }): Personal {
  const { live, catalogue, signals, now } = parts;

  const personal: Personal = {
    async recommendTo(db, customer, { exclude, ...request }) {
      const items = catalogue.items();
      // A shop without events has no fitted model; one fitted on nothing still ranks what the filters leave.
      const model = live.recommender() ?? fitRecommender([], [...items.values()], { asOf: now() });
      const history = customer ? await customerEvents(db, customer.id) : [];
      const found = recommend(model, { ...request, history, items, exclude: new Set(exclude), asOf: now(), signals });
      return found.map(({ itemId, reason }) => ({ item: items.get(itemId)!, reason: explain(reason, items) }));
    },
    async churnRiskOf(db, customer) {
      const model = live.churn();
      return model && customer ? scoreChurn(model, await customerEvents(db, customer.id), now()) : undefined;
    },
    async view(db, customerId) {
      const customer = await findCustomer(db, customerId);
      if (!customer) throw new StewardError('not_found', 'customer_not_found', 'There is no customer with this id.');
      return {
        customer,
        orders: await customerOrders(db, customerId, agentSees.orders),
        subscriptions: await customerSubscriptions(db, customerId, now()),
        churn: await personal.churnRiskOf(db, customer),
        recommendations: await personal.recommendTo(db, customer, { count: agentSees.recommendations }),
      };
    },
  };
  return personal;
}
