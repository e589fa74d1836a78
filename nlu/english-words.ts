import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What a word can be, its most frequent use first: tags of the Penn Treebank, such as `NN` (noun) and `VB` (verb). */
type Tags = readonly string[];

let dictionary: ReadonlyMap<string, Tags> | undefined;

/** Words and names, 43,000 of them lower-cased, which `natural` has for tagging parts of speech; read when first needed. */
function words(): ReadonlyMap<string, Tags> {
  dictionary ??= new Map(Object.entries(readDictionary()).filter(([word]) => /^[A-Za-z][a-z]*$/.test(word)));
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

/** Whether the dictionary has a word with a capital as the name of something: `Austria`. */
export function isName(word: string): boolean {
  return (
    words()
      .get(word)
      ?.some((tag) => tag.startsWith('NNP')) ?? false
  );
}

/** Whether the dictionary has a lower-cased word as English, and not only as foreign, as a name or as a mark of a list; however short it is. */
export function isOrdinary(word: string): boolean {
  return (
    words()
      .get(word)
      ?.some((tag) => !['FW', 'NNP', 'LS'].includes(tag)) ?? false
  );
}

/** Whether a lower-cased word is mostly the base of a verb (`send`), sometimes (`refund`), or never as far as is known. */
export function verbhood(word: string): 'mostly' | 'sometimes' | 'never' {
  const [first, ...others] = words().get(word) ?? [];
  if (first === 'VB' || first === 'VBP') return 'mostly';
  return others.includes('VB') ? 'sometimes' : 'never';
}
