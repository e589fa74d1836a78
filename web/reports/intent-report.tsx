import { humanise, percent } from '../words';
import type { Intent } from './figures';

export function IntentReport({ intents }: { intents: readonly Intent[] }) {
  const most = Math.max(...intents.map(({ messages }) => messages), 1);
  return (
    <section aria-labelledby="intents">
      <h2 id="intents">What customers asked for</h2>
      {intents.length === 0 && <p class="muted">Nothing was understood in these days yet.</p>}
      {intents.length > 0 && (
        <div class="table panel">
          <table>
            <thead>
              <tr>
                <th scope="col">Intent</th>
                <th scope="col">Messages</th>
                <th scope="col">Mean confidence</th>
              </tr>
            </thead>
            <tbody>
              {intents.map(({ intent, messages, confidence }) => (
                <tr key={intent}>
                  <th scope="row">{humanise(intent)}</th>
                  <td>
                    <div class="volume">
                      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="bar-part" width={(messages / most) * 100} height={10} />
                      </svg>
                      {messages.toLocaleString()}
                    </div>
                  </td>
                  <td>{percent(confidence)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
