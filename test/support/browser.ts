import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { programPath } from './requirements.js';

/** As root and in containers Chromium has no sandbox; it talks to our own server only. */
const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'];

/** Milliseconds within which whatever a test waits for has to show. */
const patience = 10_000;

export interface TestBrowser {
  /** A page of a visitor of its own, with what went wrong on it: script errors, and what the browser refused it. */
  visit(url: string, options?: Parameters<Browser['newContext']>[0]): Promise<{ page: Page; context: BrowserContext; faults: string[] }>;
}

const browsers: Browser[] = [];

// Registered while the file is collected: vitest ignores what a running test or hook registers.
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
});

/** The installed Chromium, closed after the test file. */
export async function openBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({ executablePath: programPath('chromium')!, args });
  browsers.push(browser);
  return {
    async visit(url, options) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      page.setDefaultTimeout(patience);
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        // An HTTP status of 400 and above is an answer the page knows what to do with.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text());
      });
      await page.goto(url);
      return { page, context, faults };
    },
  };
}
