import type { Encoder } from './encoder.js';
import { type Grades, gradesOf } from './grades.js';
import { answersOf } from './train.js';
import { type TrainOptions, trainClassifier } from './train-classifier.js';
import type { Example } from './training-data.js';

export interface HeldOutGrades extends Grades {
  figures: Grades['figures'] & {
    /** Of a whole training, cross-validation included. */
    trainSeconds: number;
    encodeSeconds: number;
  };
}

/** What is said of each example by models that have not seen it. Throws what `trainClassifier` throws. */
export async function gradeHeldOut(
  examples: readonly Example[],
  encoder: Pick<Encoder, 'encode'>,
  options: TrainOptions,
): Promise<HeldOutGrades> {
  const trained = await trainClassifier(examples, encoder, options);
  const { encoding, fitting } = trained.took;
  const { figures, ...grades } = gradesOf(answersOf(trained));
  return { figures: { ...figures, trainSeconds: encoding + fitting, encodeSeconds: encoding }, ...grades };
}
