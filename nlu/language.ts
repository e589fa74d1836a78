import type { Language } from './understanding.js';
import { wordsOf } from './words.js';

/** Share of Chinese characters among the letters from which a text is Chinese: `iPhone 在哪里` counts, a title in Chinese does not. */
const chineseFrom = 0.3;
/** So many words of another language, and more of them than English ones, make a text in Latin letters not English. */
const foreignFrom = 2;

const english = words(
  'a and are can do does for have how i in is it me my not of on or that the this to want was what when where with you your',
);

/** Frequent words of German, French, Spanish, Italian, Portuguese and Dutch that English does not have. */
const foreign = words(
  'aber auch auf bitte danke das dem den der ein eine einen es fur gibt habe haben hallo ich ist kann kein mein meine meiner mit nicht oder sie und von wann warum wie wo zu ' +
    'avec bonjour cette dans de des du elle est et je la le les livre ma mais merci mes mon nous ou par pas pour pouvez quand que qui quoi sont suis sur un une vous ' +
    'como con cuando donde el ella en esta gracias hola libro lo los mas mi mis muy para pedido pero por puedo quiero se si su tengo ' +
    'buongiorno che ciao come della dove gli grazie ho il mia mio non per posso quando questo sono voglio vorrei ' +
    'eu meu minha nao obrigado onde posso quero uma voce ' +
    'dank een graag heb hoe het ik kan mijn niet waar wat wil zijn',
);

/** The language of a text, by its script and its most frequent words. A text without letters counts as English. */
export function languageOf(text: string): Language {
  const letters = count(text, /\p{L}/gu);
  const chinese = count(text, /\p{Script=Han}/gu);
  const japanese = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  if (letters > 0 && japanese === 0 && chinese >= chineseFrom * letters) return 'zh';
  if (count(text, /\p{Script=Latin}/gu) * 2 < letters) return 'other';
  const plain = wordsOf(text).map((word) => word.plain);
  const others = plain.filter((word) => foreign.has(word)).length;
  const ours = plain.filter((word) => english.has(word)).length;
  return others >= foreignFrom && others > ours ? 'other' : 'en';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function words(list: string): Set<string> {
  return new Set(list.split(' '));
}
