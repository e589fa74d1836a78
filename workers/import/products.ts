import { z } from 'zod';
import { type ImportedItem, upsertItems } from '../../store/imports.js';
import { cents, currency, flag, key, language, list, money, must, text, webAddress } from './cells.js';
import { countWritten, type ImportKind } from './kind.js';

const product = z
  .object({
    id: key,
    kind: z.enum(['book', 'course', 'goods'], must('book, course or goods')).optional(),
    title: text,
    creators: list.optional(),
    subjects: list.transform((subjects) => [...new Set(subjects.map((subject) => subject.toLowerCase()))]).optional(),
    description: text.optional(),
    price: money.optional(),
    price_cents: cents.optional(),
    currency: currency.optional(),
    language: language.optional(),
    in_stock: flag.optional(),
    url: webAddress.optional(),
    prerequisites: list.optional(),
    consumable: flag.optional(),
  })
  .transform(({ price, price_cents = price, ...item }, context): ImportedItem => {
    if (price_cents !== undefined) return { ...item, price_cents };
    context.addIssue({ code: 'custom', path: ['price'], message: 'is missing' });
    return z.NEVER;
  });

/** The catalogue. */
export const products = (): ImportKind<ImportedItem, ImportedItem> => ({
  columns: {
    needed: [['id'], ['title'], ['price', 'price_cents']],
    optional: ['kind', 'creators', 'subjects', 'description', 'currency', 'language', 'in_stock', 'url', 'prerequisites', 'consumable'],
    aliases: { author: 'creators', authors: 'creators', follows: 'prerequisites' },
  },
  schema: product,
  resolve: async (_db, rows) => rows.map((row) => ({ row })),
  write: async (db, rows) => countWritten(await upsertItems(db, rows)),
});
