import { paragraphs } from '../markdown.js';
import { github, type PageFrame } from '../page.js';

export const frame: PageFrame = {
  title: 'Knowing the customer, measured',
  command: 'BEHAVIOUR_DATA=path/to/data-sets npm run bench:behaviour',
  lead: `Names behind \`--\` run single parts, which print what they find and leave this page alone. The figures come from the functions
behind \`steward recommender evaluate\`, \`churn evaluate\`, \`mine rules\` and \`value evaluate\`: everything is chosen by validation or nested
cross-validation on what is learnt from. All items are ranked, without those that a user has. Timings are by the clock.`,
  // The data sets are not ours to pass on.
  sources: paragraphs(
    '## Data sets',
    `They are public and not part of Steward. \`BEHAVIOUR_DATA\` names a folder with these; interactions have the header
\`user,item[,rating][,timestamp]\`:`,
    [
      '- `movielens-100k-last-out/`, `movielens-100k-temporal/` `train.csv`, `test.csv`: each user’s last item, and the last fifth of each user. GroupLens, MovieLens 100k: for measuring only.',
      `- \`amazon-toys-last-out/\`: 19,412 users. ${github('RUCAIBox/CIKM2020-S3Rec')}, no licence stated.`,
      `- \`book-crossing/\`: 47,729 positives without an order in time. ${github('Hank-Kuo/CKAN')}, no licence stated.`,
      `- \`xuetangx-courses/\`: 27,952 enrolments in 247 courses. ${github('adhi43/learning_recommendation_system')}, no licence stated.`,
      `- \`telco-churn/\` \`telco.csv\`, \`folds.csv\`: 7,043 customers. ${github('IBM/telco-customer-churn-on-icp4d')}, Apache-2.0.`,
      `- \`cdnow/\` \`transactions.csv\`: 69,659 of 23,570 customers. ${github('CamDavidsonPilon/lifetimes')}, MIT.`,
      '- `online-retail/` `transactions.csv.gz`: 541,909 order lines. UCI, Online Retail, CC BY 4.0.',
      `- \`groceries/\` \`baskets.csv\`, and itemsets and rules by another program: 9,835 baskets. ${github('stedy/Machine-Learning-with-R-datasets')}, no licence stated.`,
    ].join('\n'),
  ),
};
