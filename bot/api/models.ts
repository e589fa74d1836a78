import { StewardError } from '../../platform/errors.js';
import type { RegisteredModel } from '../../store/models.js';
import type { ModelKind } from '../../store/schema.js';
import { Reply, type Route, route } from '../http/route.js';

export interface ModelParts {
  listModels(): Promise<RegisteredModel[]>;
  /** Asks the workers to train a candidate, which the gate then judges. */
  requestLearning(kind: ModelKind): Promise<void>;
  rollBackTo(id: string): Promise<void>;
}

const owners = ['owner', 'admin'] as const;
const kinds: readonly string[] = ['intent', 'recommender', 'churn', 'value'] satisfies ModelKind[];

/** The models that serve and those that wait or served before; owners may ask for a new one or go back to an old one. */
export function modelRoutes({ listModels, requestLearning, rollBackTo }: ModelParts): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/models',
      callers: owners,
      handle: async () => ({ models: (await listModels()).map(describeModel) }),
    }),
    route({
      method: 'POST',
      path: '/api/models/:kind/retrain',
      callers: owners,
      async handle({ params }) {
        const kind = params.kind!;
        if (!isKind(kind)) throw new StewardError('not_found', 'model_kind_unknown', `There is no kind of model called "${kind}".`);
        await requestLearning(kind);
        return new Reply(202, { requested: kind });
      },
    }),
    route({
      method: 'POST',
      path: '/api/models/:id/promote',
      callers: owners,
      async handle({ params }) {
        await rollBackTo(params.id!);
        return new Reply(204, undefined);
      },
    }),
  ];
}

function isKind(kind: string): kind is ModelKind {
  return kinds.includes(kind);
}

function describeModel(model: RegisteredModel) {
  return {
    id: model.id,
    kind: model.kind,
    version: model.version,
    state: model.state,
    metrics: model.metrics,
    dataWindow: model.data_window,
    createdAt: model.created_at,
    promotedAt: model.promoted_at,
    verdict: model.verdict,
  };
}
