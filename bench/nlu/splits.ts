/** Files of the data folder to be learnt from and to be answered. */
export interface Split {
  name: string;
  train: readonly string[];
  test: string;
  /** Texts that are none of our business. */
  outOfScope?: string;
}

const bankingTest = 'banking77_few_shot/test.csv';
const clincTest = 'clinc150_few_shot/test.csv';
const strangers = { outOfScope: 'clinc150/oos_test.csv' };

export const banking77 = {
  full: { name: 'all phrases', train: ['banking77/train.csv'], test: 'banking77/test.csv' },
  tenShot: { name: '10 phrases an intent', train: ['banking77_few_shot/train_10.csv'], test: bankingTest },
  fiveShot: { name: '5 phrases an intent', train: ['banking77_few_shot/train_5.csv'], test: bankingTest },
} satisfies Record<string, Split>;

export const clinc150 = {
  full: { name: 'all phrases', train: ['clinc150/train.csv'], test: 'clinc150/test.csv', ...strangers },
  taught: {
    name: 'the same and 100 out of scope',
    train: ['clinc150/train.csv', 'clinc150/oos_train.csv'],
    test: 'clinc150/test.csv',
    ...strangers,
  },
  tenShot: { name: '10 phrases an intent', train: ['clinc150_few_shot/train_10.csv'], test: clincTest, ...strangers },
  fiveShot: { name: '5 phrases an intent', train: ['clinc150_few_shot/train_5.csv'], test: clincTest, ...strangers },
} satisfies Record<string, Split>;

export const smp2017: Split = { name: 'all phrases', train: ['smp2017_zh/train.csv'], test: 'smp2017_zh/test.csv' };

export const airline = { train: 'airline/train.csv', test: 'airline/test.csv' };
