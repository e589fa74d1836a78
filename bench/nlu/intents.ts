import type { Evaluation } from '../../nlu/evaluate.js';
import { percent } from '../../platform/percent.js';
import type { Findings } from '../findings.js';
import { paragraphs, table } from '../markdown.js';
import { say } from '../say.js';
import type { Bench } from './part.js';
import { banking77, clinc150, type Split, smp2017 } from './splits.js';

/** Questions to a bank: 77 intents that are hard to tell apart. */
export async function banking({ evaluate }: Bench): Promise<Findings> {
  const section = await sectionOf('Banking77', Object.values(banking77), evaluate);
  const accuracyOf = async (split: Split) => (await evaluate(split)).figures.accuracy;
  const accuracy = { bound: '≥', say: percent } as const;
  return {
    goals: [
      { name: 'Banking77, accuracy', measured: await accuracyOf(banking77.full), required: 0.927, aim: 0.935, ...accuracy },
      { name: 'Banking77, 10-shot', measured: await accuracyOf(banking77.tenShot), required: 0.8, aim: 0.85, ...accuracy },
      { name: 'Banking77, 5-shot', measured: await accuracyOf(banking77.fiveShot), required: 0.705, aim: 0.77, ...accuracy },
    ],
    section,
  };
}

/** Questions to an assistant: 150 intents of ten domains, and questions that are of none. */
export async function assistant({ evaluate }: Bench): Promise<Findings> {
  const section = await sectionOf('CLINC150', Object.values(clinc150), evaluate);
  const { accuracy, oos } = (await evaluate(clinc150.full)).figures;
  const bound = '≥';
  const refused = 'CLINC150, out of scope refused where 95 % in scope pass';
  return {
    goals: [
      { name: 'CLINC150, accuracy in scope', measured: accuracy, bound, required: 0.953, aim: 0.965, say: percent },
      { name: 'CLINC150, out of scope, AUROC', measured: oos!.auroc, bound, required: 0.97, aim: 0.98, say: say.score },
      { name: refused, measured: oos!.recallAt95, bound, required: 0.87, aim: 0.92, say: percent },
    ],
    section,
  };
}

/** Chinese questions of 31 domains. */
export async function chinese({ evaluate }: Bench): Promise<Findings> {
  return { goals: [], section: await sectionOf('SMP2017, Chinese', [smp2017], evaluate) };
}

const header = ['learnt from', 'accuracy', 'macro-F1', 'calibration error', 'training', 'of it encoding', 'one sentence, p50 / p95'];
const scopeHeader = ['out of scope, AUROC', 'refused at 95 %'];

/** Split after split, so that each has the machine to itself. */
async function sectionOf(name: string, splits: readonly Split[], evaluate: Bench['evaluate']): Promise<string> {
  const rows: string[][] = [];
  for (const split of splits) rows.push([split.name, ...figuresOf(await evaluate(split))]);
  const columns = splits.some(({ outOfScope }) => outOfScope) ? [...header, ...scopeHeader] : header;
  return paragraphs(`## ${name}`, table(columns, rows));
}

function figuresOf({ figures: { accuracy, macroF1, ece, trainSeconds, encodeSeconds, latencyMs, oos } }: Evaluation): string[] {
  return [
    percent(accuracy),
    say.score(macroF1),
    say.score(ece),
    say.seconds(trainSeconds),
    say.seconds(encodeSeconds),
    `${say.milliseconds(latencyMs.p50)} / ${say.milliseconds(latencyMs.p95)}`,
    ...(oos ? [say.score(oos.auroc), percent(oos.recallAt95)] : []),
  ];
}
