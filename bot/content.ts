import { isDeepStrictEqual } from 'node:util';
import type { Encoder } from '../nlu/encoder.js';
import type { Log } from '../platform/log.js';
import { type ContentIndex, indexContent } from '../recommender/content/content-index.js';
import { itemText } from '../recommender/content/item-text.js';
import { keepVectors, keptVectors, textKey, vectorsById } from '../recommender/content/kept-vectors.js';
import type { Db, Item } from '../store/schema.js';
import type { Catalogue } from './catalogue.js';

/** What the shop's items are, as the catalogue has them now. */
export interface Content {
  index(): ContentIndex<Item>;
  close(): void;
}

/** Texts encoded at once: a customer's message that comes meanwhile waits for these, some 30 ms. */
const batch = 16;

/**
 * Follows the catalogue. An item that came or changed is found by its subjects, creators and words at once, and by what its words
 * mean as soon as they are encoded, which is done beside everything else and kept for the next start.
 */
export async function openContent(parts: {
  db: Db;
  encoder: Pick<Encoder, 'encode' | 'weights'>;
  catalogue: Catalogue;
  log: Log;
}): Promise<Content> {
  const { db, encoder, catalogue, log } = parts;
  const vectors = await keptVectors(db, encoder.weights);
  let index = indexOf([...catalogue.items().values()]);
  let encoding = false;
  let closed = false;

  function indexOf(items: readonly Item[]): ContentIndex<Item> {
    return indexContent(items, vectorsById(items, vectors));
  }

  async function encodeNew(): Promise<void> {
    const fresh = index.items.filter((item) => itemText(item) !== '' && !vectors.has(textKey(item)));
    for (let k = 0; k < fresh.length && !closed; k += batch) {
      const some = fresh.slice(k, k + batch);
      const made = await encoder.encode(some.map(itemText));
      some.forEach((item, i) => {
        vectors.set(textKey(item), made[i]!);
      });
      await keepVectors(db, encoder.weights, some, made);
    }
    if (fresh.length > 0) index = indexOf(index.items);
  }

  async function catchUp(): Promise<void> {
    if (encoding || closed) return;
    encoding = true;
    await encodeNew().catch((err: unknown) => closed || log.warn({ err }, 'new items were not encoded; they are tried again'));
    encoding = false;
  }

  const unfollow = catalogue.onRead((read) => {
    const items = [...read.values()];
    index = isDeepStrictEqual(items.map(described), index.items.map(described)) ? { ...index, items } : indexOf(items);
    void catchUp();
  });
  void catchUp();
  return {
    index: () => index,
    close() {
      closed = true;
      unfollow();
    },
  };
}

/** What the index is made of; a price or a stock that changes does not make another one. */
function described({ id, kind, title, creators, subjects, description, language }: Item) {
  return [id, kind, title, creators, subjects, description, language];
}
