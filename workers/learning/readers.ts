import { readUnderstandingModel } from '../../nlu/artefact.js';
import type { UnderstandingModel } from '../../nlu/understanding-model.js';
import { readChurnModel } from '../../recommender/churn/churn-artefact.js';
import type { ChurnModel } from '../../recommender/churn/churn-model.js';
import type { RecommenderModel } from '../../recommender/recommenders/model.js';
import { readRecommender } from '../../recommender/recommenders/recommender-artefact.js';
import { readValueModel } from '../../recommender/value/value-artefact.js';
import type { ValueModel } from '../../recommender/value/value-model.js';
import { readArtefact } from '../../store/models.js';
import type { Db, ModelKind } from '../../store/schema.js';

/** The models that serve, by kind. */
export interface Models {
  intent: UnderstandingModel;
  recommender: RecommenderModel;
  churn: ChurnModel;
  value: ValueModel;
}

const readers: { [K in ModelKind]: (artefact: Buffer) => Models[K] } = {
  intent: readUnderstandingModel,
  recommender: readRecommender,
  churn: readChurnModel,
  value: readValueModel,
};

/**
 * Reads a registered model.
 * @throws StewardError `model_not_found`, `model_corrupt`, or what its reader says of a format that is not ours.
 */
export async function readModel<K extends ModelKind>(db: Db, kind: K, id: string): Promise<Models[K]> {
  return readers[kind](await readArtefact(db, id));
}
