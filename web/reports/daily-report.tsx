import { percent } from '../words';
import { BarChart, shortDay } from './bar-chart';
import { type Day, share, total } from './figures';

const whole = (value: number): string => value.toLocaleString();

export function DailyReport({ days }: { days: readonly Day[] }) {
  const sum = total(days);
  return (
    <section aria-labelledby="daily">
      <h2 id="daily">Conversations by day</h2>
      <dl class="totals">
        <Total name="Conversations" value={whole(sum.conversations)} />
        <Total name="Solved without a person" value={shareOf(sum.solvedAlone, sum.conversations)} />
        <Total name="Messages of customers" value={whole(sum.messages)} />
        <Total name="Hand-overs" value={whole(sum.handovers)} />
        <Total name="Out of scope" value={shareOf(sum.outOfScope, sum.understood)} />
      </dl>
      <div class="charts">
        <BarChart
          title="Conversations"
          bars={days.map(({ day, conversations, solvedAlone }) => ({ day, value: conversations, part: solvedAlone }))}
          format={whole}
          legend={['solved without a person', 'handed over']}
        />
        <BarChart title="Messages of customers" bars={days.map(({ day, messages }) => ({ day, value: messages }))} format={whole} />
        <BarChart title="Hand-overs" bars={days.map(({ day, handovers }) => ({ day, value: handovers }))} format={whole} />
        <BarChart
          title="Share of messages out of scope"
          bars={days.map(({ day, outOfScope, understood }) => ({ day, value: share(outOfScope, understood) ?? 0 }))}
          format={(value) => percent(value)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section class="table panel" tabIndex={0} aria-label="Figures by day">
        <table>
          <thead>
            <tr>
              <th scope="col">Day (UTC)</th>
              <th scope="col">Conversations</th>
              <th scope="col">Solved without a person</th>
              <th scope="col">Messages</th>
              <th scope="col">Hand-overs</th>
              <th scope="col">Out of scope</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((day) => (
              <tr key={day.day}>
                <th scope="row">{shortDay(day.day)}</th>
                <td>{whole(day.conversations)}</td>
                <td>
                  {whole(day.solvedAlone)} <span class="muted">{shareOf(day.solvedAlone, day.conversations)}</span>
                </td>
                <td>{whole(day.messages)}</td>
                <td>{whole(day.handovers)}</td>
                <td>
                  {whole(day.outOfScope)} <span class="muted">{shareOf(day.outOfScope, day.understood)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Total({ name, value }: { name: string; value: string }) {
  return (
    <div class="panel">
      <dt class="small muted">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function shareOf(part: number, of: number): string {
  const found = share(part, of);
  return found === undefined ? '–' : percent(found);
}
