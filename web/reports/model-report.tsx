import { useCallback, useEffect, useState } from 'preact/hooks';
import { sentenceOf } from '../http';
import { dateAndTime } from '../words';
import { type Model, readModels, retrain, rollBackTo } from './figures';
import { ModelKindPanel } from './model-kind-panel';

const kinds: readonly Model['kind'][] = ['intent', 'recommender', 'churn', 'value'];
/** Milliseconds; a model that is being trained shows by itself. */
const readEvery = 10_000;

/** The models that serve, those before them, and what an owner may do about them. */
export function ModelReport({ onRefusal }: { onRefusal(error: unknown): void }) {
  const [models, setModels] = useState<Model[]>();
  const [notice, setNotice] = useState<string>();

  const attempt = useCallback(
    async (work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        setNotice(sentenceOf(error));
        onRefusal(error);
      }
    },
    [onRefusal],
  );
  const read = useCallback(() => attempt(async () => setModels(await readModels())), [attempt]);
  useEffect(() => {
    void read();
    const timer = setInterval(read, readEvery);
    return () => clearInterval(timer);
  }, [read]);

  const onRetrain = (kind: Model['kind']) =>
    attempt(async () => {
      await retrain(kind);
      setNotice('A new model is being trained. It shows here when the gate has judged it.');
    });
  const onRollBack = ({ id, version, createdAt }: Model) =>
    attempt(async () => {
      if (!confirm(`Make version ${version} of ${dateAndTime(createdAt)} live again? Every bot takes it up in a moment.`)) return;
      await rollBackTo(id);
      setNotice(`Version ${version} is live again.`);
      await read();
    });

  return (
    <section aria-labelledby="models">
      <h2 id="models">Models</h2>
      <div role="status">{notice && <p class="notice">{notice}</p>}</div>
      <div class="models">
        {models &&
          kinds.map((kind) => (
            <ModelKindPanel
              key={kind}
              kind={kind}
              models={models.filter((model) => model.kind === kind)}
              onRetrain={() => onRetrain(kind)}
              onRollBack={onRollBack}
            />
          ))}
      </div>
    </section>
  );
}
