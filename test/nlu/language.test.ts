import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { languageOf } from '../../nlu/language.js';
import { projectFile } from '../../platform/project.js';

const { unsure, en, zh, ...foreign }: Record<string, string[]> = parse(readFileSync(projectFile('test', 'nlu', 'languages.yml'), 'utf8'));
const served = (text: string) => ['en', 'zh', undefined].includes(languageOf(text));

describe('the language of a text', () => {
  it.each(en!)('is never another one than English for "%s"', (text) => {
    expect(languageOf(text) ?? 'en').toBe('en');
  });

  it.each(unsure!)('is not told by "%s"', (text) => {
    expect(languageOf(text)).toBeUndefined();
  });

  it.each(zh!)('is Chinese for "%s"', (text) => {
    expect(languageOf(text)).toBe('zh');
  });

  it('is seen in nearly every short sentence that is neither English nor Chinese, and mostly named', () => {
    const sentences = Object.entries(foreign).flatMap(([language, texts]) => texts.map((text) => ({ text, language })));
    const unseen = sentences.filter(({ text }) => served(text));
    const misnamed = sentences.filter(({ text, language }) => !served(text) && languageOf(text) !== language);
    expect(sentences.length).toBeGreaterThan(100);
    expect(unseen.length).toBeLessThan(0.04 * sentences.length);
    expect(misnamed.length).toBeLessThan(0.06 * sentences.length);
  });

  it('is told with less than a tenth of a millisecond of work', () => {
    const texts = Array.from({ length: 5 }, () => [...en!, ...zh!, ...Object.values(foreign).flat()]).flat();
    const before = process.cpuUsage();
    for (const text of texts) languageOf(text);
    const { user } = process.cpuUsage(before);
    expect(user / texts.length).toBeLessThan(100);
  });
});
