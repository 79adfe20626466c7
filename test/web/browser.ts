import { existsSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';

const EXECUTABLE = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
export const hasBrowser = existsSync(EXECUTABLE);
if (!hasBrowser && process.env.CI === 'true') throw new Error(`The browser tests need Chromium at ${EXECUTABLE}`);
if (!hasBrowser)
  console.warn(`\nThe browser tests are skipped: no Chromium at ${EXECUTABLE} (CHROMIUM_PATH names another)\n`);

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Builds the page as it is in the sources now, beside what is served, and returns where. */
export async function buildPage(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'chat-page-'));
  await build({
    configFile: new URL('../../src/web/page/vite.config.ts', import.meta.url).pathname,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
  return outDir;
}

/** Where screenshots go: `SCREENSHOT_DIR`, or a new temporary folder. */
export async function screenshots(): Promise<(page: Page, name: string) => Promise<void>> {
  const folder = process.env.SCREENSHOT_DIR ?? (await mkdtemp(join(tmpdir(), 'screenshots-')));
  await mkdir(folder, { recursive: true });
  return async (page, name) => {
    await page.screenshot({ path: join(folder, `${name}.png`) });
  };
}

/** What makes a page look broken: wider than its window, or its writing cut off or hidden. */
export async function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) faults.push(`the page is ${scrollWidth} wide in a window of ${innerWidth}`);
    const inView = ['composer-input', 'composer-send'].map(id => document.querySelector(`[data-testid="${id}"]`));
    for (const element of inView) {
      const box = element?.getBoundingClientRect();
      const inside =
        box && box.width > 0 && box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
      if (!inside) faults.push(`not fully in view: ${element?.getAttribute('data-testid') ?? 'composer'}`);
    }
    for (const element of document.querySelectorAll('[data-message-id] *')) {
      const box = element.getBoundingClientRect();
      if (box.width > 1 && (box.left < -1 || box.right > innerWidth + 1)) {
        faults.push(`beyond the edge: ${element.className || element.tagName}`);
      }
    }
    return faults;
  });
}

/** Whether Chinese is really drawn: without a font every character is the same box. */
export async function drawsChinese(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const drawn = ['国', '测', '\u{10FFFD}'].map(character => {
      const canvas = document.createElement('canvas');
      canvas.width = 48;
      canvas.height = 48;
      const pen = canvas.getContext('2d');
      if (!pen) return '';
      pen.font = `32px ${getComputedStyle(document.body).fontFamily}`;
      pen.fillText(character, 4, 36);
      return canvas.toDataURL();
    });
    return new Set(drawn).size === 3;
  });
}
