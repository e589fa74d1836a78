import { evaluate } from '../../nlu/evaluate.js';
import { stratifiedFolds } from '../../nlu/folds.js';
import { noises } from '../../nlu/noise.js';
import { isOutOfScope } from '../../nlu/out-of-scope.js';
import { type Example, examplesOf, readIntents } from '../../nlu/training-data.js';
import { percent } from '../../platform/percent.js';
import { projectFile } from '../../platform/project.js';
import { mulberry32 } from '../../platform/random.js';
import type { Findings } from '../findings.js';
import type { Goal } from '../goal.js';
import { paragraphs, table } from '../markdown.js';
import { say } from '../say.js';
import { seed } from '../seed.js';
import type { Bench } from './part.js';
import { banking77 } from './splits.js';

type Noise = keyof typeof noises;
const kinds = Object.keys(noises) as Noise[];
const folds = 4;

/** What is lost when texts that were not learnt from are typed in a hurry, each kind of noise by itself. */
export async function noise(bench: Bench): Promise<Findings> {
  const sets = [
    { name: 'the phrases that ship, cross-validated', trials: await trialsOfPhrases(bench) },
    { name: 'Banking77', trials: await trialsOfBanking(bench) },
  ].map(({ name, trials }) => {
    const losses = kinds.map((kind) => ({ kind, lost: lostTo(kind, trials) }));
    return { name, accuracy: share(trials.map(({ right }) => right)), losses };
  });
  return {
    goals: sets.map(({ name, losses }): Goal => {
      const worst = losses.reduce((most, each) => (each.lost > most.lost ? each : most));
      return { name: `lost to the worst noise (${worst.kind}), ${name}`, measured: worst.lost, bound: '<', required: 3, say: say.points };
    }),
    section: paragraphs(
      '## Noise',
      'Points of accuracy that are lost among the texts which a kind of noise changes: slips at random letters, apostrophes left out,\neverything in capitals, an emoji at the end.',
      table(
        ['', 'accuracy as written', ...kinds],
        sets.map(({ name, accuracy, losses }) => [name, percent(accuracy), ...losses.map(({ lost }) => lost.toFixed(1))]),
      ),
    ),
  };
}

/** How a text was answered. */
interface Trial {
  /** As it was written. */
  right: boolean;
  /** With each kind of noise, in the order of `kinds`. */
  noisy: { changed: boolean; right: boolean }[];
}

/** Points of accuracy. */
function lostTo(kind: Noise, trials: readonly Trial[]): number {
  const changed = trials.map(({ right, noisy }) => ({ before: right, ...noisy[kinds.indexOf(kind)]! })).filter(({ changed }) => changed);
  return 100 * (share(changed.map(({ before }) => before)) - share(changed.map(({ right }) => right)));
}

function share(list: readonly boolean[]): number {
  return list.filter(Boolean).length / list.length;
}

/** Of the English phrases; the Chinese ones are learnt with them, as they are in service. */
async function trialsOfPhrases(bench: Bench): Promise<Trial[]> {
  const [english, chinese] = await Promise.all(['en', 'zh'].map((language) => readIntents(projectFile('nlu', 'data', language))));
  const phrases = examplesOf(english!);
  const names = english!.map(({ intent }) => intent);
  const labels = phrases.map(({ intent }) => names.indexOf(intent));
  const foldOf = stratifiedFolds(labels, folds, seed);
  const trials: Trial[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const learnt = [...phrases.filter((_, k) => foldOf[k] !== fold), ...examplesOf(chinese!)];
    const asked = phrases.filter(({ intent }, k) => foldOf[k] === fold && !isOutOfScope(intent));
    trials.push(...(await trialsOf(learnt, asked, bench)));
  }
  return trials;
}

async function trialsOfBanking(bench: Bench): Promise<Trial[]> {
  const [learnt, asked] = [await bench.read(banking77.full.train[0]!), await bench.read(banking77.full.test)];
  return trialsOf(learnt, asked, bench);
}

async function trialsOf(learnt: readonly Example[], asked: readonly Example[], { encoder, onProgress }: Bench): Promise<Trial[]> {
  const noisy = kinds.map((kind) => {
    const random = mulberry32(seed);
    return asked.map(({ text, intent }) => ({ text: noises[kind](text, random), intent }));
  });
  const { answers } = await evaluate({ train: learnt, test: [...asked, ...noisy.flat()] }, encoder, { seed, onProgress });
  const right = answers.map(({ intent, answer }) => intent === answer);
  return asked.map(({ text }, k) => ({
    right: right[k]!,
    noisy: noisy.map((texts, kind) => ({ changed: texts[k]!.text !== text, right: right[(kind + 1) * asked.length + k]! })),
  }));
}
