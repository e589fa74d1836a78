import type { Customer, Db } from './schema.js';

export function findCustomer(db: Db, id: string): Promise<Customer | undefined> {
  return db.selectFrom('customer').selectAll().where('id', '=', id).executeTakeFirst();
}

/** By id or by e-mail address, in whatever case it is written. */
export function findCustomerByName(db: Db, idOrEmail: string): Promise<Customer | undefined> {
  return db
    .selectFrom('customer')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', idOrEmail), eb('email', '=', idOrEmail.toLowerCase())]))
    .executeTakeFirst();
}

/** The documented customers of the demo shop. */
export function demoCustomers(db: Db): Promise<Customer[]> {
  return db.selectFrom('customer').selectAll().where('demo_story', 'is not', null).orderBy('name').execute();
}
