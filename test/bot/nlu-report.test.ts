import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crossValidations } from '../../bot/commands/nlu/cross-validate.js';
import { report } from '../../bot/commands/nlu/report.js';
import { figureRows } from '../../nlu/figures.js';
import { qualityByClass } from '../../nlu/metrics.js';
import { readSettings } from '../../platform/settings.js';
import { asked, examples, learnt, strange } from '../nlu/small-shop.js';
import { openBrowser, type TestBrowser } from '../support/browser.js';
import { csvOf } from '../support/csv.js';
import { available } from '../support/requirements.js';
import { testTerminal } from '../support/terminal.js';

/** A class and texts that would do harm if they were taken for markup. */
const evil = '<script>document.title = "taken over"</script>';
const hostile = examples({
  [evil]: ['"><img src=x onerror=alert(1)>', '<b>bold</b> & <i>more</i>', '</table></svg>', '<!-- never closed', "' onload='alert(1)"],
});

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(!available('chromium'))('the page that steward nlu report writes', () => {
  let browser: TestBrowser;
  const settings = () => readSettings({ STEWARD_DATA: file('data') });
  const write = async (options: { train: string; test?: string; oos?: string }) => {
    const terminal = testTerminal();
    await report(settings(), { html: file('report.html'), seed: 1, ...options }, terminal);
    expect(terminal.written().stdout).toBe(`The report is in ${file('report.html')}.\n`);
    return browser.visit(pathToFileURL(file('report.html')).href);
  };
  beforeAll(async () => {
    browser = await openBrowser();
    await writeFile(file('train.csv'), csvOf([...learnt, ...hostile]));
    await writeFile(file('test.csv'), csvOf([...asked, ...hostile]));
    await writeFile(file('oos.csv'), csvOf(examples({ oos: strange })));
  });

  it('shows the figures of a cross-validation as they were computed', async () => {
    const { page, faults } = await write({ train: file('train.csv') });
    const { intent } = await crossValidations(settings(), { train: file('train.csv'), seed: 1 }, testTerminal());
    const { trainSeconds: _, encodeSeconds: __, ...figures } = intent!.figures;
    const tiles = await page.locator('.tiles > div').evaluateAll((all) => all.map((tile) => tile.textContent));
    expect(tiles.slice(0, -1)).toEqual(figureRows(figures).map(({ name, value, meaning }) => name + value + meaning));
    const rows = await page
      .locator('table', { hasText: 'Each by itself' })
      .locator('tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    const expected = qualityByClass(intent!.answers).map(({ intent, support, precision, recall, f1 }) => [
      intent,
      String(support),
      ...[precision, recall, f1].map((share) => share.toFixed(2)),
    ]);
    expect(rows.sort()).toEqual(expected.sort());
    const counted = await page
      .locator('table', { hasText: 'How sure it was' })
      .locator('tbody td')
      .evaluateAll((all) => all.reduce((sum, cell) => sum + Number(cell.textContent), 0));
    expect(counted).toBe(intent!.answers.length);
    expect(faults).toEqual([]);
  });

  it('says of every picture what it shows, and fits a telephone', async () => {
    const { page, faults } = await write({ train: file('train.csv'), test: file('test.csv'), oos: file('oos.csv') });
    const pictures = page.getByRole('img');
    expect(await pictures.count()).toBe(4);
    for (const picture of await pictures.all()) {
      const [title, description] = (await picture.getAttribute('aria-labelledby'))!.split(' ');
      expect(await page.locator(`[id="${title}"]`).textContent()).not.toBe('');
      expect((await page.locator(`[id="${description}"]`).textContent())!.length).toBeGreaterThan(20);
    }
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(faults).toEqual([]);
  });

  it('takes nothing in the data for markup, and asks nothing of the network', async () => {
    const { page, faults } = await write({ train: file('train.csv'), test: file('test.csv') });
    expect(await page.title()).toBe('How well texts are understood');
    expect(await page.locator('script, img').count()).toBe(0);
    expect(await page.getByText(evil).count()).toBeGreaterThan(0);
    expect(await page.locator('main > section').count()).toBe(1);
    expect(await readFile(file('report.html'), 'utf8')).not.toMatch(/(?:src|href)=(?!x onerror)|url\(|@import/);
    expect(faults).toEqual([]);
  });

  it('wants something to be trained on beside a test', async () => {
    const asking = report(settings(), { html: file('none.html'), test: file('test.csv'), seed: 1 }, testTerminal());
    await expect(asking).rejects.toMatchObject({ code: 'option_missing' });
  });

  it('is refused before any work where it cannot be written', async () => {
    const asking = report(settings(), { html: file('nowhere/report.html'), train: 'not looked for', seed: 1 }, testTerminal());
    await expect(asking).rejects.toMatchObject({ code: 'file_unwritable' });
  });
});
