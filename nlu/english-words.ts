import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What a word can be, its most frequent use first: tags of the Penn Treebank, such as `NN` (noun) and `VB` (verb). */
type Tags = readonly string[];

let dictionary: ReadonlyMap<string, Tags> | undefined;

/** 43,000 lower-cased words, which `natural` has for tagging parts of speech; read when first needed. */
function words(): ReadonlyMap<string, Tags> {
  dictionary ??= new Map(Object.entries(readDictionary()).filter(([word]) => /^[a-z]+$/.test(word)));
  return dictionary;
}

function readDictionary(): Record<string, Tags> {
  const file = createRequire(import.meta.url).resolve('natural/lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json');
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Whether the dictionary has a lower-cased word. Its short entries are mostly abbreviations and names (`ym`, `na`, `ned`): they count for none. */
export function isEnglish(word: string): boolean {
  return word.length >= 4 && words().has(word);
}

/** Whether a lower-cased word is mostly the base of a verb (`send`), sometimes (`refund`), or never as far as is known. */
export function verbhood(word: string): 'mostly' | 'sometimes' | 'never' {
  const [first, ...others] = words().get(word) ?? [];
  if (first === 'VB' || first === 'VBP') return 'mostly';
  return others.includes('VB') ? 'sometimes' : 'never';
}
