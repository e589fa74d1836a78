import { beforeAll, describe, expect, it } from 'vitest';
import { addAccount } from '../../bot/accounts.js';
import { agentRoutes } from '../../bot/api/handovers.js';
import { sessionRoutes } from '../../bot/api/session.js';
import { staticRoutes } from '../../bot/http/static.js';
import { createSpeak } from '../../bot/speak.js';
import { projectFile } from '../../platform/project.js';
import { segments } from '../../recommender/mining/segments/segment-rules.js';
import { findCustomer } from '../../store/customers.js';
import type { ShopOrder } from '../../store/schema.js';
import { type Api, cookieOf, localChanges, serveRoutes, tokens } from '../support/api.js';
import { openBrowser, type TestBrowser } from '../support/browser.js';
import { account, customerSays, understood, waitingHandover } from '../support/desk.js';
import { available } from '../support/requirements.js';
import { type FreshStore, freshStore } from '../support/store.js';

const alex = { email: 'alex@shop.test', name: 'Alex', role: 'agent', password: 'a long enough phrase' } as const;
const changes = localChanges();
const now = () => new Date();
const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

describe.skipIf(!available('chromium'))('the agents page', () => {
  let db: FreshStore['db'];
  let api: Api;
  let browser: TestBrowser;
  let robin: { cookie: string };

  beforeAll(async () => {
    ({ db } = await freshStore());
    robin = { cookie: await cookieOf(await account(db, 'Robin', 'agent')) };
    await db.insertInto('customer').values({ id: 'ada', email: 'ada@example.com', name: 'Ada Lovelace' }).execute();
    const parts = { db, changes, now, knowCustomer };
    api = await serveRoutes([
      ...sessionRoutes({ db, tokens, now }),
      ...agentRoutes({ ...parts, speak: createSpeak(parts) }),
      ...staticRoutes(projectFile('dist', 'web')),
    ]);
    browser = await openBrowser();
  });

  async function knowCustomer(id: string) {
    const order = { id: 'SO-1001', status: 'shipped', placed_at: minutesAgo(9_000), total_cents: 1_890, currency: 'EUR' } as ShopOrder;
    const churn = { risk: 0.71, band: 'high', reasons: ['no purchase for 94 days'] };
    return {
      customer: (await findCustomer(db, id))!,
      orders: [order],
      subscriptions: [],
      churn,
      segment: segments[0],
      recommendations: [],
      similar: [],
    };
  }

  it('asks for a sign-in, and says when it was wrong', async () => {
    await addAccount(db, alex);
    const { page } = await browser.visit(`${api.url}/agents`);
    const signIn = async (password: string): Promise<void> => {
      await page.getByLabel('E-mail').fill(alex.email);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };
    await signIn('not the password');
    await page.getByRole('alert').getByText('The e-mail address or the password is wrong.').waitFor();
    await signIn(alex.password);
    await page.getByText('Nobody is waiting.').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Password').waitFor();
  });

  it('shows who begins to wait without a reload, and takes a conversation from claim to the end', async () => {
    const { page } = await browser.visit(`${api.url}/agents`, { extraHTTPHeaders: robin });
    const waiting = page.getByRole('heading', { name: 'Waiting' });
    await page.getByText('Nobody is waiting.').waitFor();

    await waitingHandover(db, { conversationId: 'one', customerId: 'ada', lastWords: 'Is anybody <b>there</b>?', at: minutesAgo(7.5) });
    const entities = [{ type: 'order_number' as const, start: 0, end: 7, text: 'SO-1001', value: 'SO-1001' }];
    const urgency = { label: 'urgent' as const, score: 0.9 };
    const angry = { entities, sentiment: { label: 'negative' as const, score: -0.8 }, urgency };
    await customerSays(db, 'one', 'SO-1001 is late', minutesAgo(6), understood('SO-1001 is late', 'order_status', angry));
    changes.notify('one');
    await page.getByRole('link', { name: /Ada Lovelace.*7 min.*SO-1001 is late.*Urgent.*Asked for a person.*Negative/s }).click();
    expect(await waiting.innerText()).toBe('Waiting 1');

    const transcript = page.getByRole('log', { name: 'Transcript' });
    await transcript.getByText('Is anybody <b>there</b>?').waitFor();
    for (const understoodAs of ['Order status 90%', 'Order number: SO-1001', 'Urgent', 'Negative'])
      await transcript.getByText(understoodAs).waitFor();
    const customer = page.getByRole('complementary', { name: 'Customer' });
    const known = await customer.innerText();
    for (const fact of ['ada@example.com', '71%', 'no purchase for 94 days', 'Segment: Champions', 'SO-1001', '€18.90'])
      expect(known).toContain(fact);

    await page.getByRole('button', { name: 'Claim' }).click();
    await page.getByLabel('Your answer').fill('Hello Ada, I am looking into it.');
    await page.keyboard.press('Enter');
    await transcript.getByText('Hello Ada, I am looking into it.').waitFor();
    await customerSays(db, 'one', 'Thank you, Robin', now());
    changes.notify('one');
    await transcript.getByText('Thank you, Robin').waitFor();

    await page.getByRole('button', { name: 'Resolve' }).click();
    await page.getByText('Asked for a person · resolved by Robin').waitFor();
    await page.getByText('You have no conversation.').waitFor();
    expect(await page.getByLabel('Your answer').count()).toBe(0);
  });

  it('says that somebody else was faster', async () => {
    const { id } = await waitingHandover(db, { conversationId: 'two', at: minutesAgo(1) });
    const asSam = await api.as(await account(db, 'Sam', 'agent'));
    const { page } = await browser.visit(`${api.url}/agents#${id}`, { extraHTTPHeaders: robin });
    await page.getByRole('button', { name: 'Claim' }).waitFor();

    await page.route('**/claim', async (route) => {
      await asSam('POST', `/api/handovers/${id}/claim`);
      await route.continue();
    });
    await page.getByRole('button', { name: 'Claim' }).click();
    await page.getByRole('alert').getByText('Somebody else was faster').waitFor();
    await page.getByText('Asked for a person · with Sam · writes English').waitFor();
  });

  it('works on a phone: one thing at a time, nothing wider than the screen', async () => {
    await waitingHandover(db, { conversationId: 'three', customerId: 'ada', lastWords: 'w'.repeat(200), at: minutesAgo(1) });
    const phone = { viewport: { width: 360, height: 740 } };
    const { page, faults } = await browser.visit(`${api.url}/agents`, { ...phone, extraHTTPHeaders: robin });
    await page.getByRole('link', { name: /w{200}/ }).click();
    await page.getByRole('button', { name: 'Claim' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Waiting' }).isVisible()).toBe(false);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.getByRole('button', { name: 'All conversations' }).click();
    await page.getByRole('heading', { name: 'Waiting' }).waitFor();
    expect(faults).toEqual([]);
  });
});
