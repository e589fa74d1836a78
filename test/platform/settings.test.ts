import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFile } from '../../platform/project.js';
import { readSettings } from '../../platform/settings.js';

describe('the settings', () => {
  it('have a default for every variable', () => {
    expect(readSettings({})).toMatchObject({
      port: 3978,
      demo: true,
      databaseUrl: undefined,
      redisUrl: undefined,
      learnSchedule: '0 3 * * *',
    });
  });

  it('learn from the phrases that ship with Steward, or from those of the shop', () => {
    expect(readSettings({}).nluDataFolder).toBe(projectFile('nlu', 'data'));
    expect(readSettings({ STEWARD_NLU_DATA: 'phrases' }).nluDataFolder).toBe(resolve('phrases'));
  });

  it('weigh behaviour by the file that ships with Steward, or by that of the shop', () => {
    expect(readSettings({}).signalsFile).toBe(projectFile('recommender', 'behaviour', 'signals.yml'));
    expect(readSettings({ STEWARD_SIGNALS: 'signals.yml' }).signalsFile).toBe(resolve('signals.yml'));
  });

  it('take an empty variable as one that is not set', () => {
    expect(readSettings({ PORT: '', REDIS_URL: '' })).toMatchObject({ port: 3978, redisUrl: undefined });
  });

  it.each([
    ['PORT', 'eighty', /PORT is "eighty"; allowed is a port from 0 to 65535/],
    ['PORT', '70000', /PORT is "70000"; allowed is a port/],
    ['STEWARD_DEMO', 'yes', /STEWARD_DEMO is "yes"; allowed is one of "on", "off"/],
    ['STEWARD_LOG_LEVEL', 'loud', /allowed is one of "trace", "debug"/],
    ['STEWARD_LEARN_SCHEDULE', 'nightly', /allowed is a cron expression/],
    ['DATABASE_URL', 'mysql://shop', /DATABASE_URL is a value that is not shown; allowed is a URL that starts with postgres:\/\//],
    ['STEWARD_DIRECTLINE_SECRET', 'short', /not shown; allowed is at least 16 characters/],
  ])('say what is wrong with %s=%s', (name, value, sentence) => {
    expect(() => readSettings({ [name]: value })).toThrow(sentence);
  });

  it('never repeat a secret', () => {
    expect(() => readSettings({ REDIS_URL: 'http://user:hunter2@host' })).toThrow(/^(?!.*hunter2)/);
    expect(() => readSettings({ STEWARD_DIRECTLINE_SECRET: 'hunter2' })).toThrow(/^(?!.*hunter2)/);
  });

  it('want the id of a bot registration together with its password', () => {
    expect(() => readSettings({ MICROSOFT_APP_PASSWORD: 'x' })).toThrow(/MICROSOFT_APP_ID is not/);
    expect(() => readSettings({ MICROSOFT_APP_ID: 'x' })).toThrow(/MICROSOFT_APP_PASSWORD is not/);
  });
});
