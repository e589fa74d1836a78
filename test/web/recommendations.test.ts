import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.js';
import { available } from '../support/requirements.js';
import { type RunningSteward, runSteward } from '../support/running.js';

const phone = { width: 390, height: 844 };

describe.skipIf(!available('chromium'))('recommendations on the chat page', () => {
  let steward: RunningSteward;
  let browser: TestBrowser;

  beforeAll(async () => {
    [steward, browser] = await Promise.all([runSteward(), openBrowser()]);
  }, 300_000);

  /** Opens the page on a phone as a customer of the demo shop; each test is another one. */
  async function chatAs(name: string, locale = 'en-GB'): Promise<{ page: Page; faults: string[] }> {
    const { page, faults } = await browser.visit(steward.url, { viewport: phone, locale });
    await page.getByRole('button', { name }).click();
    await page.locator('.entry.bot').first().waitFor();
    return { page, faults };
  }

  /** The cards that come next, once all of them are there. */
  async function cardsAfter(page: Page, act: () => Promise<void>): Promise<Locator> {
    const lists = page.locator('.carousel');
    const before = await lists.count();
    await act();
    const cards = lists.nth(before).locator('.card');
    await cards.nth(2).getByRole('button').first().waitFor();
    return cards;
  }

  function asked(page: Page, text: string): Promise<Locator> {
    return cardsAfter(page, async () => {
      await page.getByRole('textbox').fill(text);
      await page.keyboard.press('Enter');
    });
  }

  /** Of each card what is above its buttons: title, creators, price, reason. */
  async function linesOf(cards: Locator): Promise<string[][]> {
    return Promise.all((await cards.all()).map((card) => card.locator('.ac-textBlock').allInnerTexts()));
  }

  it('leave out what is not for the customer, in the next list and in the next conversation', async () => {
    const { page, faults } = await chatAs('Henry Osei');
    const first = await asked(page, 'Recommend me a book');
    const [[disliked] = []] = await linesOf(first);
    const next = await cardsAfter(page, () => first.first().getByRole('button', { name: 'Not for me' }).press('Enter'));
    await page.getByText(`Noted: nothing like “${disliked}”.`).waitFor();
    expect((await linesOf(next)).map(([title]) => title)).not.toContain(disliked);

    await page.getByRole('button', { name: 'Switch' }).click();
    await page.getByRole('button', { name: 'Henry Osei' }).click();
    const anew = await asked(page, 'Recommend me a book');
    expect((await linesOf(anew)).map(([title]) => title)).not.toContain(disliked);
    expect(faults).toEqual([]);
  });

  it('follow what the customer likes, and say so', async () => {
    const { page, faults } = await chatAs('Nina Novak');
    const first = await asked(page, 'Recommend me a book');
    for (const [, , price, reason] of await linesOf(first)) {
      expect(price).toMatch(/^€\d+\.\d\d$/);
      expect(reason).toBe('popular with our customers');
    }
    const [, [liked] = []] = await linesOf(first);
    const next = await cardsAfter(page, () => first.nth(1).getByRole('button', { name: 'I like this' }).click());
    await page.getByText(`Good to know that you like “${liked}”.`).waitFor();
    for (const [, , , reason] of await linesOf(next)) expect(reason).toBe(`because you liked “${liked}”`);
    expect(faults).toEqual([]);
  });

  it('fit a phone, and tell by their names which item each button is for', async () => {
    const { page } = await chatAs('李梅', 'zh-CN');
    const cards = await asked(page, '推荐一本便宜的悬疑小说');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
    for (const card of await cards.all()) {
      const [title, , , reason] = await card.locator('.ac-textBlock').allInnerTexts();
      expect(reason).toMatch(/^因为您|类热门$|这是它的后续$/);
      for (const name of ['了解更多', '喜欢', '不感兴趣']) {
        expect(await card.getByRole('button', { name, exact: true }).getAttribute('title')).toBe(title);
      }
    }
  });
});
