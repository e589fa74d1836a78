import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { doctor } from '../../bot/commands/doctor.js';
import { createLog } from '../../platform/log.js';
import { projectFile } from '../../platform/project.js';
import { readSettings } from '../../platform/settings.js';
import { addCandidate, promote } from '../../store/models.js';

import { startSteward } from '../support/steward.js';
import { freshStore } from '../support/store.js';
import { testTerminal } from '../support/terminal.js';

const log = createLog('test', 'silent');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** What it writes, line by line, and the sentence that it ends with if something is broken. */
async function consult(env: Record<string, string>): Promise<{ lines: string[]; refused: string }> {
  const { stdout, written } = testTerminal();
  let refused = '';
  await doctor(readSettings({ STEWARD_DATA: folder, ...env }), log, stdout).catch((error: Error) => {
    refused = error.message;
  });
  return { lines: written().stdout.trimEnd().split('\n'), refused };
}

describe('steward doctor', () => {
  it('finds a fresh installation sound, and names what it stands on', async () => {
    const { lines, refused } = await consult({});
    expect(refused).toBe('');
    expect(lines).toEqual([
      `ok      Node.js           ${process.version} on ${process.platform} ${process.arch}`,
      `ok      data folder       ${folder}, can be written`,
      expect.stringMatching(/^ok {6}sentence encoder {2}ONNX Runtime 1\.\d+\.\d+$/),
      'ok      database          embedded PostgreSQL, which the first start makes',
      'ok      queues            in the database',
      `ok      signals           ${projectFile('recommender', 'behaviour', 'signals.yml')}`,
    ]);
  });

  it('says why the slower engine encodes', async () => {
    const { lines } = await consult({ STEWARD_ENCODER: 'tensorflow' });
    expect(lines[2]).toMatch(/^ok {6}sentence encoder {2}TensorFlow\.js 4\.\S+ WebAssembly.*, because it was asked for$/);
  });

  it('names the live models of a served database', async () => {
    const { db, url, schema } = await freshStore();
    const { id } = await addCandidate(db, { kind: 'churn', artefact: Buffer.from('a model'), metrics: {}, dataWindow: {} });
    await promote(db, id, 'It is the first.');
    const { lines } = await consult({ DATABASE_URL: url, STEWARD_DATABASE_SCHEMA: schema });
    expect(lines[3]).toMatch(/^ok {6}database {10}PostgreSQL at \S+; live models: /);
    expect(lines[3]).toContain('churn-1');
    expect(lines[3]).toContain('no intent yet');
  });

  it('says that a database has no tables yet', async () => {
    const { lines } = await consult({ DATABASE_URL: inject('databaseUrl'), STEWARD_DATABASE_SCHEMA: 'nothing_here' });
    expect(lines[3]).toMatch(/^ok .*without tables, which the first start makes$/);
  });

  it('names everything that is broken, and no password', async () => {
    const file = join(folder, 'a file');
    await writeFile(file, '');
    const { lines, refused } = await consult({
      STEWARD_DATA: join(file, 'data'),
      DATABASE_URL: 'postgres://steward:hunter22@127.0.0.1:1/steward',
      REDIS_URL: 'redis://:hunter22@127.0.0.1:1',
      STEWARD_SIGNALS: join(file, 'signals.yml'),
    });
    expect(lines.map((line) => line.slice(0, 24).trimEnd())).toEqual([
      'ok      Node.js',
      'broken  data folder',
      'ok      sentence encoder',
      'broken  database',
      'broken  queues',
      'broken  signals',
    ]);
    expect(refused).toBe('Broken: data folder, database, queues, signals.');
    expect(lines.join()).toContain('127.0.0.1:1, which does not answer');
    expect(lines.join() + refused).not.toContain('hunter22');
  });

  it('ends with an exit code that tells whether something is broken', async () => {
    const ended = async (env: Record<string, string>) => {
      const { child, output } = startSteward(['doctor'], { STEWARD_DATA: folder, STEWARD_ENCODER: 'onnx', ...env });
      const code = await new Promise((resolve) => child.once('close', resolve));
      return { code, output: output() };
    };
    expect(await ended({})).toMatchObject({ code: 0, output: expect.stringContaining('ONNX Runtime') });
    const broken = await ended({ REDIS_URL: 'redis://127.0.0.1:1' });
    expect(broken).toMatchObject({ code: 1, output: expect.stringContaining('Broken: queues.') });
  });
});
