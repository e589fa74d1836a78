import type { CatalogueIndex, Entity } from '../understanding.js';
import type { Word } from '../words.js';
import { type CreatorIndex, findCreators, indexCreators } from './creator.js';
import { findProducts, indexTitles, type TitleIndex } from './product.js';
import { findSubjects, indexSubjects, type SubjectIndex } from './subject.js';
import { findUnspaced, indexUnspaced, type UnspacedIndex } from './unspaced.js';

/** Subjects, products and creators of the catalogue in a text. */
export function findCatalogued(text: string, words: readonly Word[], catalogue: CatalogueIndex): Entity[] {
  const { subjects, titles, creators, unspaced } = prepareCatalogue(catalogue);
  return [
    ...findSubjects(text, words, subjects),
    ...findProducts(text, words, titles),
    ...findCreators(text, words, creators),
    ...findUnspaced(text, unspaced),
  ];
}

interface Prepared {
  subjects: SubjectIndex;
  titles: TitleIndex;
  creators: CreatorIndex;
  unspaced: UnspacedIndex;
}

/** Forgotten together with their catalogues. */
const memory = new WeakMap<CatalogueIndex, Prepared>();

/** Prepares a catalogue for matching, once: before its first message, which would have to wait, or else with it. */
export function prepareCatalogue(catalogue: CatalogueIndex): Prepared {
  const known = memory.get(catalogue);
  if (known) return known;
  const fresh = {
    subjects: indexSubjects(catalogue.subjects),
    titles: indexTitles(catalogue.items),
    creators: indexCreators(catalogue.items),
    unspaced: indexUnspaced(catalogue.items),
  };
  memory.set(catalogue, fresh);
  return fresh;
}
