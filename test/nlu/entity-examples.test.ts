import { describe, expect, it } from 'vitest';
import { findEntities } from '../../nlu/entities/find.js';
import { readIntents } from '../../nlu/training-data.js';
import { projectFile } from '../../platform/project.js';

/** Kinds that are found in the shop's catalogue only. */
const catalogued = ['product', 'creator', 'subject'];
const reading = { language: 'en', catalogue: { items: [], subjects: [] }, now: new Date('2026-11-21T10:00:00Z') };

describe('the examples of entities that ship with Steward', async () => {
  for (const { intent, entities = {} } of await readIntents(projectFile('nlu', 'data', 'en'))) {
    const examples = Object.entries(entities)
      .filter(([type]) => !catalogued.includes(type))
      .flatMap(([type, texts]) => texts.map((text) => ({ type, text })));
    if (examples.length === 0) continue;
    it(`are understood: ${intent}`, () => {
      const misread = examples.filter(({ type, text }) => findEntities(text, reading).every((entity) => entity.type !== type));
      expect(misread).toEqual([]);
    });
  }
});
