import { date, humanise, money, percent } from '../words';
import type { Customer } from './desk';

/** Who the agent talks to: orders, subscriptions, how likely they are to leave and why, which kind of customer they are, what to recommend. */
export function CustomerPanel({ customer }: { customer: Customer | undefined }) {
  return (
    <aside class="customer" aria-label="Customer">
      {customer ? <Known customer={customer} /> : <p class="muted">An anonymous visitor: nothing is known.</p>}
    </aside>
  );
}

function Known({
  customer: { name, email, since, churn, value, segment, orders, subscriptions, recommendations, similar },
}: {
  customer: Customer;
}) {
  return (
    <>
      <section>
        <h2>{name}</h2>
        <p class="small muted">
          {email && <>{email}, </>}
          customer since {date(since)}
        </p>
      </section>
      {churn && (
        <section>
          <h3>Churn risk</h3>
          <p>
            <span class={churn.band === 'high' ? 'tag bad' : churn.band === 'low' ? 'tag good' : 'tag'}>{humanise(churn.band)}</span>{' '}
            {percent(churn.risk)}
          </p>
          <ul class="small muted reasons">
            {churn.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </section>
      )}
      {segment && (
        <section>
          <h3>Segment: {segment.name}</h3>
          <p class="small muted">
            Such customers {segment.rule}. {segment.advice}
          </p>
        </section>
      )}
      {value && (
        <section>
          <h3>Expected value</h3>
          <p class="line">
            <strong>{money(value.valueCents, value.currency)}</strong>
            <span>in {value.days} days</span>
          </p>
          <p class="small muted">
            {value.purchases.toFixed(1)} purchases; nine in ten such customers spend {money(value.lowCents, value.currency)} to{' '}
            {money(value.highCents, value.currency)}
          </p>
        </section>
      )}
      <section>
        <h3>Orders</h3>
        {orders.length === 0 && <p class="small muted">None.</p>}
        <ul>
          {orders.map((order) => (
            <li key={order.id}>
              <p class="line">
                <strong>{order.id}</strong>
                <span>{money(order.totalCents, order.currency)}</span>
              </p>
              <p class="small muted">
                {humanise(order.status)}, placed {date(order.placedAt)}
                {order.deliveredAt ? `, delivered ${date(order.deliveredAt)}` : order.expectedAt && `, expected ${date(order.expectedAt)}`}
              </p>
              {order.trackingNumber && (
                <p class="small muted tracking">
                  {order.carrier} {order.trackingNumber}
                </p>
              )}
            </li>
          ))}
        </ul>
      </section>
      {subscriptions.length > 0 && (
        <section>
          <h3>Subscriptions</h3>
          <ul>
            {subscriptions.map((subscription) => (
              <li key={subscription.id}>
                <p class="line">
                  <strong>{subscription.plan}</strong>
                  <span>{money(subscription.priceCents, subscription.currency)}</span>
                </p>
                <p class="small muted">
                  {humanise(subscription.state)}
                  {subscription.pausedUntil
                    ? ` until ${date(subscription.pausedUntil)}`
                    : subscription.renewsAt && `, renews ${date(subscription.renewsAt)}`}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {recommendations.length > 0 && (
        <section>
          <h3>To recommend</h3>
          <ul>
            {recommendations.map(({ id, title, kind, reason }) => (
              <li key={id}>
                <p>{title}</p>
                <p class="small muted">
                  {humanise(kind)}, {reason}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {similar.length > 0 && (
        <section>
          <h3>Similar customers</h3>
          <ul>
            {similar.map(({ id, name, shared, sharedCount }) => (
              <li key={id}>
                <p>{name}</p>
                <p class="small muted">
                  {sharedCount === 1 ? 'one title' : `${sharedCount} titles`} shared: {shared.join('; ')}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
