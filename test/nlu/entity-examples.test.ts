import { describe, expect, it } from 'vitest';
import { findEntities } from '../../nlu/entities/find.js';
import { readIntents } from '../../nlu/training-data.js';
import { projectFile } from '../../platform/project.js';

/** Kinds that are found in the shop's catalogue only. */
const catalogued = ['product', 'creator', 'subject'];
const catalogue = { items: [], subjects: [] };
const now = new Date('2026-11-21T10:00:00Z');

describe.each(['en', 'zh'])('the examples of entities that ship with Steward: %s', async (language) => {
  for (const { intent, entities = {} } of await readIntents(projectFile('nlu', 'data', language))) {
    const examples = Object.entries(entities)
      .filter(([type]) => !catalogued.includes(type))
      .flatMap(([type, texts]) => texts.map((text) => ({ type, text })));
    if (examples.length === 0) continue;
    it(`are understood: ${intent}`, () => {
      const found = (text: string) => findEntities(text, { language, catalogue, now });
      const misread = examples.filter(({ type, text }) => found(text).every((entity) => entity.type !== type));
      expect(misread).toEqual([]);
    });
  }
});
