import type { ComponentChildren } from 'preact';
import { dateAndTime, humanise } from '../words';
import type { Model } from './figures';

export interface ModelKindPanelProps {
  kind: Model['kind'];
  /** Newest first. */
  models: readonly Model[];
  onRetrain(): void;
  onRollBack(model: Model): void;
}

const titles = { intent: 'Understanding', recommender: 'Recommendations', churn: 'Churn risk', value: 'Customer value' };

export function ModelKindPanel({ kind, models, onRetrain, onRollBack }: ModelKindPanelProps) {
  const live = models.find(({ state }) => state === 'live');
  const others = models.filter((model) => model !== live);
  return (
    <article class="panel" aria-label={titles[kind]}>
      <div class="model-head">
        <h3>{titles[kind]}</h3>
        <button type="button" class="quiet" onClick={onRetrain}>
          Retrain now
        </button>
      </div>
      {live ? <Version model={live} /> : <p class="muted">No model is live yet.</p>}
      {others.length > 0 && (
        <details>
          <summary class="small">
            {others.length} other {others.length === 1 ? 'version' : 'versions'}
          </summary>
          {others.map((model) => (
            <Version key={model.id} model={model}>
              {model.promotedAt && (
                <button type="button" class="quiet" onClick={() => onRollBack(model)}>
                  Roll back to version {model.version}
                </button>
              )}
            </Version>
          ))}
        </details>
      )}
    </article>
  );
}

function Version({ model, children }: { model: Model; children?: ComponentChildren }) {
  const { version, state, createdAt, metrics, verdict } = model;
  return (
    <div class="version">
      <p>
        <strong>Version {version}</strong> <span class={state === 'live' ? 'tag good' : 'tag'}>{humanise(state)}</span>
      </p>
      <p class="small muted">Trained {dateAndTime(createdAt)}</p>
      {verdict && <p class="small">{verdict}</p>}
      <dl class="metrics small">
        {numbersIn(metrics).map(([name, value]) => (
          <div key={name}>
            <dt class="muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </div>
  );
}

/** Better known under other names than in the registry. */
const metricNames: Record<string, string> = {
  macroF1: 'Macro F1',
  ece: 'Calibration error',
  acceptance: 'In scope, accepted',
  refusal: 'Out of scope, refused',
  n: 'Examples',
  classes: 'Intents',
  recallAt10: 'Recall@10',
  ndcgAt10: 'NDCG@10',
  popularRecallAt10: 'Recall@10 of popular items',
  auc: 'AUC',
  prAuc: 'PR-AUC',
  brier: 'Brier score',
  baseRate: 'Share who left',
  mae: 'Error in purchases of a customer',
  meanRateMae: 'Error of the mean rate',
  coverage: 'Share within the interval',
};

/** Counts as they are, everything else with three digits. */
function numbersIn(metrics: Record<string, unknown>): [string, string][] {
  return Object.entries(metrics)
    .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    .map(([name, value]) => [
      metricNames[name] ?? humanise(name),
      Number.isInteger(value) && value > 1 ? value.toLocaleString() : value.toFixed(3),
    ]);
}
