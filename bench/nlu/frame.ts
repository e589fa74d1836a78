import { paragraphs } from '../markdown.js';
import { github, type PageFrame } from '../page.js';

export const frame: PageFrame = {
  title: 'Understanding, measured',
  command: 'NLU_DATA=path/to/data-sets npm run bench:nlu',
  lead: `Names behind \`--\` run single parts, which print what they find and leave this page alone. Everything is learnt from the training
files alone, with settings chosen by cross-validation on them; the right answers to a test are looked at when all is answered
(\`nlu/evaluate.ts\`, the code behind \`steward nlu evaluate\`). Timings are by the clock, with nothing cached unless it is said.`,
  // The data sets are not ours to pass on.
  sources: paragraphs(
    '## Data sets',
    `They are public and not part of Steward. \`NLU_DATA\` names a folder with these CSV files, which have the header \`text,intent\`; behind
them, how many texts are learnt from and asked:`,
    [
      `- \`banking77/\` \`train.csv\`, \`test.csv\`: 10,003 / 3,080. ${github('PolyAI-LDN/task-specific-datasets')}, CC BY 4.0.`,
      `- \`banking77_few_shot/\` \`train_5.csv\`, \`train_10.csv\`, \`test.csv\`: 385, 770 / 3,080, and`,
      `- \`clinc150_few_shot/\` \`train_5.csv\`, \`train_10.csv\`, \`test.csv\`: 750, 1,500 / 4,500. ${github('jianguoz/Few-Shot-Intent-Detection')}, no licence stated.`,
      `- \`clinc150/\` \`train.csv\`, \`test.csv\`, \`oos_train.csv\`, \`oos_test.csv\`: 15,000 / 4,500, out of scope 100 / 1,000. ${github('clinc/oos-eval')}, CC BY 3.0.`,
      `- \`airline/\` \`train.csv\`, \`test.csv\`: 11,452 / 2,843. ${github('fastforwardlabs/airline-sentiment')}, no licence stated.`,
      `- \`smp2017_zh/\` \`train.csv\`, \`test.csv\`: 2,299 / 770. ${github('NOXITONG/SMP2017-ECDT-task1')}, no licence stated.`,
    ].join('\n'),
  ),
};
