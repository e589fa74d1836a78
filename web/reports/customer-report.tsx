import { percent } from '../words';
import { BarChart, shortDay } from './bar-chart';
import { type RiskCount, share } from './figures';

const whole = (value: number): string => value.toLocaleString();
const all = ({ low, medium, high }: RiskCount): number => low + medium + high;

/** How many customers are about to leave, as it was judged on each day on which the churn scorer learnt. */
export function CustomerReport({ risk }: { risk: readonly RiskCount[] }) {
  return (
    <section aria-labelledby="customers">
      <h2 id="customers">Customers by churn risk</h2>
      {risk.length === 0 && <p class="muted">Customers are counted when the churn scorer learns; in these days it has not.</p>}
      {risk.length > 0 && (
        <>
          <div class="charts">
            <BarChart
              title="Customers"
              bars={risk.map((count) => ({ day: count.day, value: all(count), part: count.high }))}
              format={whole}
              legend={['at high risk', 'others']}
            />
            <BarChart
              title="Share at high risk"
              bars={risk.map((count) => ({ day: count.day, value: share(count.high, all(count)) ?? 0 }))}
              format={(value) => percent(value)}
            />
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
          <section class="table panel" tabIndex={0} aria-label="Customers by churn risk">
            <table>
              <thead>
                <tr>
                  <th scope="col">Day (UTC)</th>
                  <th scope="col">Low</th>
                  <th scope="col">Medium</th>
                  <th scope="col">High</th>
                  <th scope="col">All</th>
                </tr>
              </thead>
              <tbody>
                {risk.toReversed().map((count) => (
                  <tr key={count.day}>
                    <th scope="row">{shortDay(count.day)}</th>
                    {([count.low, count.medium, count.high] as const).map((customers) => (
                      <td>
                        {whole(customers)} <span class="muted">{percent(share(customers, all(count)) ?? 0)}</span>
                      </td>
                    ))}
                    <td>{whole(all(count))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </section>
  );
}
