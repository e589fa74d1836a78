import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { staticRoutes } from '../../bot/http/static.js';
import { createSpeak, type Speak } from '../../bot/speak.js';
import { projectFile } from '../../platform/project.js';
import { recordOutgoing } from '../../store/activities.js';
import { openBrowser, type TestBrowser } from '../support/browser.js';
import { type DirectLineServer, serveDirectLine, shopSecret } from '../support/direct-line.js';
import { available } from '../support/requirements.js';
import { type FreshStore, freshStore } from '../support/store.js';

const hostile = '<img src=x onerror="document.title = 1"> **not bold**';

describe.skipIf(!available('chromium'))('the chat page', () => {
  let db: FreshStore['db'];
  let server: DirectLineServer;
  let browser: TestBrowser;
  let speak: Speak;

  beforeAll(async () => {
    ({ db } = await freshStore());
    const names = ['Ada Lovelace', 'Bo Lindqvist', 'Cleo Marsh', 'Dina Aziz', 'Eli Stone', 'Finn Roy'];
    const customers = names.map((name) => ({
      id: name[0]!,
      email: `${name[0]!.toLowerCase()}@example.com`,
      name,
      demo_story: 'Has a story.',
    }));
    await db.insertInto('customer').values(customers).execute();
    server = await serveDirectLine(db, { more: staticRoutes(projectFile('dist', 'web')) });
    speak = createSpeak({ db, changes: server.changes, now: () => new Date() });
    browser = await openBrowser();
  });

  /** Opens the page as a customer of the demo; each test is another one. */
  async function chatAs(name: string): Promise<{ page: Page; faults: string[]; conversationId: string }> {
    const { page, faults } = await browser.visit(server.url, { viewport: { width: 360, height: 740 } });
    await page.getByRole('button', { name }).click();
    await page.getByText('Hello!').waitFor();
    const conversation = db.selectFrom('conversation').select('id').where('customer_id', '=', name[0]!);
    return { page, faults, conversationId: (await conversation.executeTakeFirstOrThrow()).id };
  }

  async function say(page: Page, text: string): Promise<void> {
    await page.getByLabel('Your message').fill(text);
    await page.keyboard.press('Enter');
  }

  async function botSays(conversationId: string, payload: { text: string; [more: string]: unknown }): Promise<void> {
    await recordOutgoing(
      db,
      conversationId,
      'bot',
      [{ payload: { type: 'message', ...payload }, type: 'message', text: payload.text }],
      new Date(),
    );
    server.changes.notify(conversationId);
  }

  it('lets a visitor of the demo be a customer, and keeps the conversation when it is loaded again', async () => {
    const { page, faults } = await chatAs('Ada Lovelace');
    await say(page, 'Where is my order?');
    await page.getByText('You said: Where is my order?').waitFor();
    await page.reload();
    const log = page.getByRole('log', { name: 'Conversation' });
    await log.getByText('You said: Where is my order?').waitFor();
    expect(await log.getByText('Where is my order?', { exact: true }).count()).toBe(1);

    await page.getByRole('button', { name: 'Switch' }).click();
    await page.getByRole('button', { name: 'An anonymous visitor' }).click();
    await page.getByText('Hello!').waitFor();
    expect(await page.getByText('Where is my order?').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('shows whatever is said as text, also in a card, and sends what the buttons of a card hold', async () => {
    const { page, faults, conversationId } = await chatAs('Bo Lindqvist');
    const card = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'TextBlock', text: `Card ${hostile}`, wrap: true }],
      actions: [{ type: 'Action.Submit', title: 'Tell me more', data: { intent: 'product_details', itemId: 'b-1' } }],
    };
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
    const suggestedActions = { actions: [{ type: 'imBack', title: 'Thank you', value: 'Thank you' }] };
    await botSays(conversationId, { text: hostile, attachments, suggestedActions });

    await page.getByText(hostile, { exact: true }).waitFor();
    await page.getByText(`Card ${hostile}`).waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);

    await page.getByRole('button', { name: 'Thank you' }).click();
    await page.getByText('You said: Thank you').waitFor();
    expect(await page.getByRole('button', { name: 'Thank you' }).count()).toBe(0);

    await page.getByRole('button', { name: 'Tell me more' }).click();
    await expect
      .poll(async () => (await lastIncoming(conversationId)).payload)
      .toMatchObject({ value: { intent: 'product_details', itemId: 'b-1' } });
    expect(faults).toEqual([]);
  });

  it('says when a message was not sent, and sends it once when it is tried again', async () => {
    const { page, conversationId } = await chatAs('Cleo Marsh');
    await page.route('**/activities', (route) => route.fulfill({ status: 503, body: '{}' }));
    await say(page, 'Are you there?');
    await page.getByText('Not sent. Please try again in a moment.').waitFor();
    await page.unroute('**/activities');
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByText('You said: Are you there?').waitFor();
    expect(await page.getByText('Not sent.').count()).toBe(0);
    const sent = await db
      .selectFrom('activity')
      .select('id')
      .where('conversation_id', '=', conversationId)
      .where('text', '=', 'Are you there?')
      .execute();
    expect(sent).toHaveLength(1);
  });

  it('says when a person answers, and when the bot is back', async () => {
    const { page, conversationId } = await chatAs('Dina Aziz');
    await speak(conversationId, { text: 'Hello, I am a person.', agent: { id: '1', name: 'Robin' } });
    await page.getByText('You are now talking to a person: Robin').waitFor();
    await page.getByRole('heading', { name: 'Robin' }).waitFor();
    await speak(conversationId, { text: 'I am back.' });
    await page.getByText('You are talking to our bot again').waitFor();
  });

  it('follows what is said, but leaves a reader who has scrolled up where they are', async () => {
    const { page, conversationId } = await chatAs('Finn Roy');
    for (let n = 1; n <= 12; n++) await botSays(conversationId, { text: `Line ${n}\n\n.` });
    await page.getByText('Line 12').waitFor();
    const log = page.getByRole('log');
    const distanceToEnd = () => log.evaluate(({ scrollTop, scrollHeight, clientHeight }) => scrollHeight - clientHeight - scrollTop);
    await expect.poll(distanceToEnd).toBeLessThan(1);

    await log.evaluate((box) => box.scrollTo({ top: 0 }));
    await page.getByRole('button', { name: 'Newest messages' }).waitFor();
    await botSays(conversationId, { text: 'Said while reading' });
    await page.getByText('Said while reading').waitFor();
    expect(await log.evaluate(({ scrollTop }) => scrollTop)).toBe(0);

    await page.getByRole('button', { name: 'Newest messages' }).click();
    await expect.poll(distanceToEnd).toBeLessThan(1);
  });

  it('says that the connection is lost, and goes on by itself', async () => {
    const { page, conversationId } = await chatAs('Eli Stone');
    const token = await page.evaluate<string>("JSON.parse(sessionStorage.getItem('steward-chat')).token");
    const { body } = await server.call('GET', `/v3/directline/conversations/${conversationId}`, { bearer: token });
    // A conversation has one stream: a second one takes it from the page.
    const other = new WebSocket(body.streamUrl);
    await page.getByText('The connection is lost. Trying again …').waitFor();
    await botSays(conversationId, { text: 'Said meanwhile.' });
    await page.getByText('Said meanwhile.').waitFor();
    expect(await page.getByText('The connection is lost.').count()).toBe(0);
    other.close();
  });

  it('speaks Chinese to a browser that does, and says so to the bot and to the reader', async () => {
    const { page, faults } = await browser.visit(server.url, { locale: 'zh-CN' });
    await page.getByRole('button', { name: '匿名访客' }).click();
    await page.getByText('Hello!').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh');
    const arrived = await db
      .selectFrom('activity')
      .selectAll()
      .where('type', '=', 'conversationUpdate')
      .orderBy('at', 'desc')
      .executeTakeFirst();
    expect(arrived?.payload).toMatchObject({ locale: 'zh-CN' });

    await page.getByPlaceholder('请输入消息').fill('我的订单在哪里？');
    await page.getByRole('button', { name: '发送' }).click();
    await page.getByText('You said: 我的订单在哪里？').waitFor();
    await botSays(arrived!.conversation_id, { text: '请问您指的是哪个订单？', locale: 'zh-CN' });
    expect(await page.getByText('请问您指的是哪个订单？').getAttribute('lang')).toBe('zh-CN');
    expect(faults).toEqual([]);
  });

  it('in a real shop takes the token from the page that embeds it, and otherwise says what to do', async () => {
    const shop = await serveDirectLine(db, { demo: false, more: staticRoutes(projectFile('dist', 'web')) });
    const { page } = await browser.visit(shop.url);
    await page.getByText('Please open this chat from the shop').waitFor();

    const { body } = await shop.call('POST', '/v3/directline/tokens/generate', { bearer: shopSecret, body: { customer: 'A' } });
    const embedded = await browser.visit(`${shop.url}/#token=${body.token}`);
    await embedded.page.getByText('Hello!').waitFor();
    expect(await embedded.page.getByRole('button', { name: 'Switch' }).count()).toBe(0);
  });

  async function lastIncoming(conversationId: string) {
    const incoming = db.selectFrom('activity').selectAll().where('conversation_id', '=', conversationId).where('direction', '=', 'in');
    return incoming.orderBy('seq', 'desc').executeTakeFirstOrThrow();
  }
});
