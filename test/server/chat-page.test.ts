import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../store/database.js';
import { openBrowser, type TestBrowser } from '../support/browser.js';
import { available } from '../support/requirements.js';
import { type RunningSteward, runSteward } from '../support/running.js';

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

let steward: RunningSteward;
let browser: TestBrowser;

/** Opens the page as a visitor who picks whom to be. */
async function chatAs(customer: RegExp): Promise<{ page: Page; faults: string[] }> {
  const { page, faults } = await browser.visit(steward.url, phone);
  await page.getByRole('button', { name: customer }).click();
  await page
    .getByRole('log')
    .getByText(/help|hello|hi/i)
    .first()
    .waitFor();
  return { page, faults };
}

/** Types a message as a customer does, and waits for what the page shows after it. */
async function ask(page: Page, text: string, expected: RegExp | string): Promise<void> {
  await page.getByLabel('Your message').fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('log').getByText(expected).first().waitFor({ timeout: 10_000 });
}

describe.skipIf(!available('chromium'))('the chat page, on a phone', () => {
  beforeAll(async () => {
    [steward, browser] = await Promise.all([runSteward(), openBrowser()]);
  }, 300_000);

  it('tells Ada the real status of her order', async () => {
    const { page, faults } = await chatAs(/^Ada/);
    const db = openDatabase({ url: steward.databaseUrl });
    const order = await db.selectFrom('shop_order').selectAll().where('id', '=', 'SO-1001').executeTakeFirstOrThrow();
    await db.destroy();
    await ask(page, 'Where is my order SO-1001?', order.tracking_number!);
    expect(await page.getByRole('log').innerText()).toMatch(/shipped|on its way/i);
    expect(faults).toEqual([]);
  });

  it('shows Ada mysteries as cards that fit the screen', async () => {
    const { page, faults } = await chatAs(/^Ada/);
    await ask(page, 'I am looking for a mystery novel', /because you|popular in mystery/i);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(phone.viewport.width);
    expect(faults).toEqual([]);
  });

  it('greets Mei in Chinese, tells her where her order is, and says what a German hears in German', async () => {
    const { page, faults } = await browser.visit(steward.url, { ...phone, locale: 'zh-CN' });
    await page.getByRole('button', { name: /^李梅/ }).click();
    const log = page.getByRole('log');
    await log.getByText('李梅，您好！').waitFor();
    const say = async (text: string): Promise<void> => {
      await page.getByLabel('您的消息').fill(text);
      await page.getByRole('button', { name: '发送' }).click();
    };
    await say('我的订单 SO-1031 到哪里了？');
    await log.getByText(/^订单 SO-1031 已付款，正在备货/).waitFor();
    await say('Ich möchte lieber auf Deutsch schreiben');
    await log.getByText(/Soll ich Sie an jemanden aus unserem Team weitergeben\?.*需要为您转接人工客服吗？/s).waitFor();
    expect(faults).toEqual([]);
  });

  it('gets a visitor to a person', async () => {
    const { page } = await chatAs(/anonymous/i);
    await ask(page, 'Can I talk to a real person?', /colleagues|somebody will answer/i);
    const db = openDatabase({ url: steward.databaseUrl });
    const waiting = await db.selectFrom('handover').select('reason').where('state', '=', 'waiting').execute();
    await db.destroy();
    expect(waiting).toContainEqual({ reason: 'asked_for_person' });
  });

  it('asks again after gibberish, then offers the closest topics, then a person', async () => {
    const { page } = await chatAs(/anonymous/i);
    await ask(page, 'asdkjh qwpoeiru zxmcnv', /not sure|did not understand|other words/i);
    await ask(page, 'blorf snarg wibble', 'blorf snarg wibble');
    await page
      .getByRole('button', { name: /something else|none of these|person/i })
      .first()
      .waitFor();
    await ask(page, 'qwertz uiop glorp', /person|colleague/i);
  });

  it('keeps the conversation over a reload', async () => {
    const { page } = await chatAs(/anonymous/i);
    await ask(page, 'How long does delivery take?', /days?/i);
    await page.reload();
    await page.getByRole('log').getByText('How long does delivery take?').waitFor();
    expect(await page.getByText('How long does delivery take?').count()).toBe(1);
  });

  it('shows what customers type as they typed it, whatever it is', async () => {
    const { page, faults } = await chatAs(/anonymous/i);
    await ask(page, '<img src=x onerror="document.title=1"> 你好 \u202eabc', '<img src=x');
    expect(await page.locator('.log img').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('keeps a message that could not be sent and offers to send it again', async () => {
    const { page } = await chatAs(/anonymous/i);
    await page.route('**/activities', (route) =>
      route.fulfill({ status: 503, json: { error: { code: 'store_unavailable', message: 'Please try again in a moment.' } } }),
    );
    await ask(page, 'What are your opening hours?', /Not sent/);
    expect(await page.getByRole('log').innerText()).toContain('Please try again in a moment.');
    await page.unroute('**/activities');
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByText(/Not sent/).waitFor({ state: 'detached', timeout: 10_000 });
  });

  afterAll(async () => {
    // The picture in the README comes from here: PICTURE=docs/images/chat.png npx vitest run test/server/chat-page.test.ts
    if (!process.env.PICTURE) return;
    const { page } = await browser.visit(steward.url, { viewport: { width: 960, height: 1240 } });
    await page.getByRole('button', { name: /^Ada/ }).click();
    await ask(page, 'Where is my order SO-1001?', /tracking/i);
    await ask(page, 'Can you suggest a mystery novel?', /because you|popular in/i);
    await page.waitForTimeout(800);
    await page.screenshot({ path: process.env.PICTURE });
  });
});
