import { useEffect, useState } from 'preact/hooks';
import { sentenceOf } from '../http';
import { CustomerReport } from './customer-report';
import { DailyReport } from './daily-report';
import { type Day, type Intent, type RiskCount, readDays, readIntents, readRisk } from './figures';
import { IntentReport } from './intent-report';
import { ModelReport } from './model-report';

const ranges = [7, 30, 90];

/** What was asked, how it was answered, and the models that answered. Days are UTC. */
export function ReportsPage({ onRefusal }: { onRefusal(error: unknown): void }) {
  const [range, setRange] = useState(30);
  const [report, setReport] = useState<{ days: Day[]; intents: Intent[]; risk: RiskCount[] }>();
  const [complaint, setComplaint] = useState<string>();

  useEffect(() => {
    let outdated = false;
    setComplaint(undefined);
    Promise.all([readDays(range), readIntents(range), readRisk(range)]).then(
      ([days, intents, risk]) => outdated || setReport({ days, intents, risk }),
      (error: unknown) => {
        if (outdated) return;
        setComplaint(sentenceOf(error));
        onRefusal(error);
      },
    );
    return () => {
      outdated = true;
    };
  }, [range, onRefusal]);

  return (
    <main class="reports">
      <div role="alert">{complaint && <p class="notice bad">{complaint}</p>}</div>
      <label class="range">
        Show the last{' '}
        <select value={range} onChange={(event) => setRange(Number(event.currentTarget.value))}>
          {ranges.map((days) => (
            <option key={days} value={days}>
              {days} days
            </option>
          ))}
        </select>
      </label>
      {report && <DailyReport days={report.days} />}
      {report && <IntentReport intents={report.intents} />}
      {report && <CustomerReport risk={report.risk} />}
      <ModelReport onRefusal={onRefusal} />
    </main>
  );
}
