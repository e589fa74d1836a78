import { readCsvTable } from '../../recommender/tables/csv-table.js';
import { readTransactions, type Transactions } from '../../recommender/tables/transactions.js';
import { dataFile } from './data.js';

/** Files of transactions with the day up to which they are known and how far is looked ahead. */
export interface TransactionSet {
  name: string;
  file: readonly string[];
  columns: { customer: string; date: string; amount: string; quantity?: string };
  cutoff: string;
  horizonDays: number;
}

export const cdnow: TransactionSet = {
  name: 'cdnow',
  file: ['cdnow', 'transactions.csv'],
  columns: { customer: 'customer', date: 'date', amount: 'amount' },
  cutoff: '1997-09-30',
  horizonDays: 273,
};

export const onlineRetail: TransactionSet = {
  name: 'online-retail',
  file: ['online-retail', 'transactions.csv.gz'],
  columns: { customer: 'CustomerID', date: 'InvoiceDate', amount: 'UnitPrice', quantity: 'Quantity' },
  cutoff: '2011-09-09',
  horizonDays: 91,
};

export async function transactionsOf({ file, columns }: TransactionSet): Promise<Transactions> {
  return readTransactions(await readCsvTable(dataFile(...file)), columns);
}
