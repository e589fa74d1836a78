import type { SaidOfItem } from '../dialogs/state.js';
import type { RecommendationRequest, RecommendedItem } from '../dialogs/turn.js';
import type { Encoder } from '../nlu/encoder.js';
import { StewardError } from '../platform/errors.js';
import type { Interaction } from '../recommender/behaviour/events.js';
import type { Signals } from '../recommender/behaviour/signals.js';
import { type ChurnScore, scoreChurn } from '../recommender/churn/churn.js';
import { isReadable } from '../recommender/content/item-text.js';
import { fitRecommender } from '../recommender/recommenders/fit.js';
import { alsoBought } from '../recommender/serving/also-bought.js';
import { recommend } from '../recommender/serving/recommend.js';
import { customerValue } from '../recommender/value/customer-value.js';
import { findCustomer } from '../store/customers.js';
import { customerEvents } from '../store/events.js';
import { customerOrders } from '../store/orders.js';
import type { Customer, Db, Item } from '../store/schema.js';
import { similarCustomers } from '../store/similar-customers.js';
import { customerSubscriptions } from '../store/subscriptions.js';
import { readServiceRecord } from '../workers/learning/service-records.js';
import type { CustomerView } from './api/case-view.js';
import type { Content } from './content.js';
import { explain } from './explain.js';
import type { LiveModels } from './live-models.js';
import { createSegmenter } from './segmenter.js';

/** What Steward knows of one customer: what to recommend, whether they are about to leave. */
export interface Personal {
  /** Best first, never something bought; for an anonymous visitor what is popular. */
  recommendTo(db: Db, customer: Customer | undefined, request: RecommendationRequest): Promise<RecommendedItem[]>;
  /** What customers who bought an item bought as well. */
  alsoBought(itemId: string, count: number): Item[];
  /** Undefined where there is no behaviour or no model to judge it by. */
  churnRiskOf(db: Db, customer: Customer | undefined): Promise<ChurnScore | undefined>;
  /**
   * All of it, for the agent who talks to the customer.
   * @throws StewardError `customer_not_found`
   */
  view(db: Db, customerId: string): Promise<CustomerView>;
}

const agentSees = { orders: 10, recommendations: 3, similar: 3 };

export interface PersonalParts {
  live: LiveModels;
  content: Content;
  /** For the words of a wish. */
  encoder: Pick<Encoder, 'encode'>;
  signals: Signals;
  now(): Date;
}

export function createPersonal({ live, content, encoder, signals, now }: PersonalParts): Personal {
  // A shop without events has no fitted model; one fitted on nothing still ranks what the wishes leave.
  const knowsNothing = fitRecommender([], [], { asOf: now() });

  const segmentOf = createSegmenter(now);

  const foretellValue = async (db: Db, customerId: string) => {
    const model = live.value();
    return model && customerValue(model, await customerEvents(db, customerId), now());
  };

  const personal: Personal = {
    async recommendTo(db, customer, { exclude, opinions = [], reads = [], ...wishes }) {
      const index = content.index();
      const history = customer ? await customerEvents(db, customer.id) : opinions.map(asEvent);
      const meaning = wishes.words && isReadable(wishes.words) ? (await encoder.encode([wishes.words]))[0] : undefined;
      const spoken = [...reads, ...(customer?.language ? [customer.language] : [])];
      const request = { ...wishes, reads: spoken, meaning, history, exclude: new Set(exclude), asOf: now(), signals };
      const itemOf = (id: string) => index.items[index.positions.get(id)!];
      return recommend({ model: live.recommender() ?? knowsNothing, content: index }, request).map(({ itemId, reason }) => ({
        item: itemOf(itemId)!,
        reason: explain(reason, itemOf),
      }));
    },
    alsoBought(itemId, count) {
      const index = content.index();
      const ids = alsoBought({ model: live.recommender() ?? knowsNothing, content: index }, itemId, count);
      return ids.map((id) => index.items[index.positions.get(id)!]!);
    },
    async churnRiskOf(db, customer) {
      const model = live.churn();
      if (!model || !customer) return undefined;
      const asOf = now();
      const service = await readServiceRecord(db, asOf, customer.id);
      return scoreChurn(model, await customerEvents(db, customer.id), asOf, service);
    },
    async view(db, customerId) {
      const customer = await findCustomer(db, customerId);
      if (!customer) throw new StewardError('not_found', 'customer_not_found', 'There is no customer with this id.');
      return {
        customer,
        orders: await customerOrders(db, customerId, agentSees.orders),
        subscriptions: await customerSubscriptions(db, customerId, now()),
        churn: await personal.churnRiskOf(db, customer),
        value: await foretellValue(db, customer.id),
        segment: await segmentOf(db, customer.id),
        recommendations: await personal.recommendTo(db, customer, { count: agentSees.recommendations }),
        similar: await similarCustomers(db, customer.id, agentSees.similar),
      };
    },
  };
  return personal;
}

function asEvent({ type, itemId, at }: SaidOfItem): Interaction {
  return { customer: 'visitor', item: itemId, type, at: new Date(at) };
}
