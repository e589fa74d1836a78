import { sql } from 'kysely';
import type { Db } from './schema.js';

export interface SimilarCustomer {
  id: string;
  name: string;
  /** Titles that both turned to, what fewest others did first. */
  shared: string[];
}

/** Newest items of the customer that are looked at. */
const newest = 100;

/**
 * Customers who bought, rated, liked or put into the cart what this one did, most alike first: each shared item counts
 * 1 / ln(1 + customers who turned to it), so that a rare one says more than a bestseller (Adamic and Adar, "Friends and neighbors
 * on the web", 2003). Empty for a customer who did nothing.
 */
export async function similarCustomers(db: Db, customerId: string, limit: number): Promise<SimilarCustomer[]> {
  const { rows } = await sql<SimilarCustomer>`
    with mine as (
      select item_id from behaviour_event
      where customer_id = ${customerId} and type in ('purchase', 'rating', 'like', 'cart') and item_id is not null
      group by item_id order by max(at) desc limit ${newest}
    ), theirs as (
      select distinct customer_id, item_id from behaviour_event join mine using (item_id)
      where customer_id <> ${customerId} and type in ('purchase', 'rating', 'like', 'cart')
    ), telling as (
      select item_id, 1 / ln(1 + count(*)) as weight from theirs group by item_id
    )
    select customer.id, customer.name, array_agg(item.title order by telling.weight desc, item.id) as shared
    from theirs join telling using (item_id) join item on item.id = theirs.item_id join customer on customer.id = theirs.customer_id
    group by customer.id, customer.name
    order by sum(telling.weight) desc, customer.id
    limit ${limit}`.execute(db);
  return rows;
}
