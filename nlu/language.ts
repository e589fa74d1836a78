import { eld } from 'eld/extrasmall';
import type { Language } from './understanding.js';
import { surprise } from './word-surprise.js';
import { isAscii, wordsOf } from './words.js';

/** Share of Chinese characters among the letters from which a text is Chinese: `iPhone 在哪里` counts, a title in Chinese does not. */
const chineseFrom = 0.3;
/** Belong to no language: order and tracking numbers, addresses of e-mail and web pages. */
const codes = /(?<![a-z\d#-])[a-z#-]*\d[a-z\d-]*|(?<![\w.+-])[\w.+-]+@[\w.-]+|(?:https?:|www\.)\S+/gi;
/** Words of Latin letters that show a language; fewer are names and titles as often as not. */
const showsFrom = 3;
/** Nats. Words less surprising than this are ordinary in English. */
const ordinaryBelow = 8;
/** Share of ordinary English words from which a text is English, whatever else is in it. */
const englishFrom = 0.5;
/** Another language has to fit so many times better than English does: who is refused in their own language is lost. */
const foreignFrom = 1.2;

/**
 * The language that a text shows, as an ISO 639-1 code, `other` where it has no name here; undefined where it shows none, as
 * a number, a name, `ok` or an emoji. By its script, then by its character n-grams (`eld`, 60 languages), which alone take
 * one English title in seven for something else: ordinary English words keep a text English.
 */
export function languageOf(text: string): Language | undefined {
  const words = text.replace(codes, ' ');
  if (isAscii(words)) return /[a-z]/i.test(words) ? languageInLatin(words) : undefined;
  const letters = count(words, /\p{L}/gu);
  const chinese = count(words, /\p{Script=Han}/gu);
  const japanese = count(words, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  if (letters === 0) return undefined;
  if (japanese > 0 && (japanese + chinese) * 2 >= letters) return 'ja';
  if (chinese >= chineseFrom * letters) return 'zh';
  if (count(words, /\p{Script=Latin}/gu) * 2 < letters) return eld.detect(words).language || 'other';
  return languageInLatin(words);
}

function languageInLatin(text: string): Language | undefined {
  const words = wordsOf(text);
  if (words.length < showsFrom && !isPhrase(words)) return undefined;
  const ordinary = words.filter(({ text, plain }) => /^[a-z'’]+$/i.test(text) && surprise(plain) < ordinaryBelow).length;
  if (ordinary >= englishFrom * words.length) return 'en';
  const detected = eld.detect(text);
  const { [detected.language]: best = 0, en: english = 0 } = detected.getScores();
  if (detected.language === 'en') return 'en';
  // Of what is no language at all, `eld` names one and says itself that it is not sure.
  return detected.isReliable() && best > foreignFrom * english ? detected.language : undefined;
}

/** Two words with a letter that English has not, and not a name or a title: `Şifremi unuttum`, but not `Jürgen Müller`. */
function isPhrase(words: readonly { text: string }[]): boolean {
  return words.length === 2 && words.some(({ text }) => /[^a-z'’]/i.test(text)) && words.some(({ text }) => /^\p{Ll}/u.test(text));
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
