import { beforeAll, describe, expect, it } from 'vitest';
import { modelRoutes } from '../../bot/api/models.js';
import { reportRoutes } from '../../bot/api/reports.js';
import { sessionRoutes } from '../../bot/api/session.js';
import { staticRoutes } from '../../bot/http/static.js';
import { projectFile } from '../../platform/project.js';
import { addCandidate, listModels, promote, rollBackTo } from '../../store/models.js';
import { keepRiskCounts } from '../../store/risk-counts.js';
import { type Api, cookieOf, serveRoutes, tokens } from '../support/api.js';
import { openBrowser, type TestBrowser } from '../support/browser.js';
import { account, customerSays, understood, waitingHandover } from '../support/desk.js';
import { available } from '../support/requirements.js';
import { type FreshStore, freshStore } from '../support/store.js';

describe.skipIf(!available('chromium'))('the reports page', () => {
  const requested: string[] = [];
  let db: FreshStore['db'];
  let api: Api;
  let browser: TestBrowser;
  let cookie: string;

  beforeAll(async () => {
    ({ db } = await freshStore());
    const now = () => new Date();
    api = await serveRoutes([
      ...sessionRoutes({ db, tokens, now }),
      ...reportRoutes({ db, now }),
      ...modelRoutes({
        listModels: () => listModels(db),
        rollBackTo: (id) => rollBackTo(db, id),
        requestLearning: async (kind) => void requested.push(kind),
      }),
      ...staticRoutes(projectFile('dist', 'web')),
    ]);
    await waitingHandover(db, { conversationId: 'one', at: now() });
    await customerSays(db, 'one', 'asdf', now(), understood('asdf', 'greeting', { inScope: false }));
    for (const version of [1, 2]) {
      await addCandidate(db, {
        kind: 'intent',
        artefact: Buffer.from(`${version}`),
        metrics: { macroF1: 0.9 + version / 100 },
        dataWindow: {},
      });
      await promote(db, `intent-${version}`, `Verdict ${version}.`);
    }
    await keepRiskCounts(db, [{ day: now().toISOString().slice(0, 10), low: 60, medium: 25, high: 15 }]);
    cookie = await cookieOf(await account(db, 'Olivia', 'owner'));
    browser = await openBrowser();
  });

  const visit = async (session: string) => browser.visit(`${api.url}/reports`, { extraHTTPHeaders: { cookie: session } });

  it('shows the figures of the days, as totals, as charts and as a table', async () => {
    const { page, faults } = await visit(cookie);
    const totals = page.locator('dl.totals');
    await totals.waitFor();
    expect((await totals.innerText()).split(/\n+/)).toEqual([
      ...['Conversations', '1', 'Solved without a person', '0%', 'Messages of customers', '2'],
      ...['Hand-overs', '1', 'Out of scope', '50%'],
    ]);
    expect(await page.getByRole('img', { name: /^Conversations by day, at most 1$/ }).count()).toBe(1);
    const rows = page.getByRole('region', { name: 'Figures by day' }).getByRole('row');
    expect(await rows.count()).toBe(31);
    expect((await rows.nth(1).getByRole('cell').allInnerTexts()).map((text) => text.trim())).toEqual(['1', '0 0%', '2', '1', '1 50%']);
    expect(await page.getByRole('row', { name: 'Talk to person' }).innerText()).toMatch(/1\s+90%/);
    expect(faults).toEqual([]);

    await page.getByLabel('Show the last').selectOption('7');
    await expect.poll(() => rows.count()).toBe(8);
  });

  it('shows how many customers are about to leave', async () => {
    const { page } = await visit(cookie);
    const customers = page.getByRole('region', { name: 'Customers by churn risk' }).last();
    await customers.waitFor();
    const cells = await customers.getByRole('row').nth(1).getByRole('cell').allInnerTexts();
    expect(cells.map((text) => text.trim())).toEqual(['60 60%', '25 25%', '15 15%', '100']);
    expect(await page.getByRole('img', { name: 'Share at high risk by day, at most 15%' }).count()).toBe(1);
  });

  it('shows the live models, has one trained anew, and goes back to an older one when that is confirmed', async () => {
    const { page } = await visit(cookie);
    const understanding = page.getByRole('article', { name: 'Understanding' });
    await understanding.getByText('0.920').waitFor();
    await understanding.getByRole('button', { name: 'Retrain now' }).click();
    await page.getByText('A new model is being trained.').waitFor();
    expect(requested).toEqual(['intent']);

    await understanding.getByText('1 other version').click();
    const rollBack = understanding.getByRole('button', { name: 'Roll back to version 1' });
    page.once('dialog', (dialog) => dialog.dismiss());
    await rollBack.click();
    expect(await listModels(db)).toMatchObject([{ state: 'live' }, { state: 'retired' }]);

    page.once('dialog', (dialog) => dialog.accept());
    await rollBack.click();
    await page.getByText('Version 1 is live again.').waitFor();
    await understanding.getByText('0.910').first().waitFor();
    expect(await listModels(db)).toMatchObject([{ state: 'retired' }, { state: 'live' }]);
  });

  it('sends an agent to the page that is theirs', async () => {
    const { page } = await visit(await cookieOf(await account(db, 'Robin', 'agent')));
    await page.getByRole('link', { name: "Go to the agents' page" }).waitFor();
  });
});
