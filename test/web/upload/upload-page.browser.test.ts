import { writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { text, wordsFor } from '../../../src/web/upload/text.ts';
import { buildPage, drawsChinese, hasBrowser, launch, layoutFaults, screenshots } from '../browser.ts';
import { openSlowLine } from './slow-line.ts';
import { openUploadServer, SAMPLE, sample, type UploadServer } from './upload-server.ts';

const sizes = [
  { name: 'desktop', width: 1280, height: 800 },
  { name: 'phone', width: 390, height: 844 },
];
const WORD = '上门服务预约管理办法.docx';
const WORD_PATH = fileURLToPath(new URL(`../../conversations/import/${WORD}`, import.meta.url));

describe.skipIf(!hasBrowser).each(sizes)('the upload page, $name', ({ name, width, height }) => {
  let server: UploadServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let shoot: (page: Page, name: string) => Promise<void>;
  let folder: string;
  const problems: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'upload-files-'));
    server = await openUploadServer({}, await buildPage());
    browser = await launch();
    context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    shoot = await screenshots();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(path: string, address = server.address): Promise<Page> {
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    page.on('pageerror', error => problems.push(String(error)));
    page.on('request', request => {
      if (!request.url().startsWith(address) && !request.url().startsWith('data:')) problems.push(request.url());
    });
    await page.goto(`${address}${path}`);
    return page;
  }
  const button = (label: string): Locator => page.getByRole('button', { name: label, exact: true });
  const fits = async (): Promise<void> => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  };

  it('takes a file, and the import goes on in the chat', async () => {
    await open('/');
    await page.getByTestId('person-wu').waitFor();
    await page.getByTestId('person-wu').click();
    const say = async (words: string): Promise<void> => {
      await page.getByTestId('composer-input').fill(words);
      await page.getByTestId('composer-send').click();
    };
    await say('上传标准');
    const link = page.getByTestId('message-list').getByRole('link').last();
    await link.waitFor();
    await shoot(page, `${name}-1-link`);
    expect(await layoutFaults(page)).toEqual([]);
    const path = new URL((await link.getAttribute('href'))!).pathname;
    const chat = page;

    await open(path);
    await page.getByText(text.choose).waitFor();
    expect(await drawsChinese(page)).toBe(true);
    await fits();
    await shoot(page, `${name}-2-page`);
    await page.locator('#file').setInputFiles(WORD_PATH);
    await page.getByText(WORD).waitFor();
    await fits();
    await shoot(page, `${name}-3-chosen`);
    await button(text.script.send).click();
    await page.getByText(text.script.done).waitFor();
    await fits();
    await shoot(page, `${name}-4-done`);
    await page.reload();
    await page.getByText(text.gone.title).first().waitFor();
    await fits();
    await shoot(page, `${name}-5-gone`);

    page = chat;
    await page.bringToFront();
    const said = (words: string): Locator => page.getByTestId('message-list').getByText(words).last();
    await page.getByTestId('message-list').getByTestId('file').getByText(WORD).last().waitFor();
    await said('请问这一版从哪天起施行').waitFor();
    await shoot(page, `${name}-6-preview`);
    expect(await layoutFaults(page)).toEqual([]);
    await button('看目录').last().click();
    await said('目录（共').waitFor();
    await shoot(page, `${name}-7-tree`);
    await button('2026-12-15 起施行').last().click();
    await said('核对无误请回复').waitFor();
    await button('确认导入').last().click();
    await said('单号 BZ-').waitFor();
    await shoot(page, `${name}-8-imported`);
    expect(await layoutFaults(page)).toEqual([]);
    // The used link's page is a 404, which the browser writes into its console.
    expect(problems.filter(problem => !problem.includes('404'))).toEqual([]);
  }, 180_000);

  it('says what is wrong with a file before it is sent, and takes the next one', async () => {
    problems.length = 0;
    await open(await server.link());
    const input = page.locator('#file');
    await input.setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: Buffer.from('x') });
    await page.getByText(wordsFor({ kind: 'standard' }).script.wrongType).waitFor();
    await fits();
    await shoot(page, `${name}-9-wrong-type`);
    await input.setInputFiles({ name: '空.md', mimeType: 'text/markdown', buffer: Buffer.alloc(0) });
    await page.getByText(text.script.empty).waitFor();
    const large = join(folder, '大.md');
    writeFileSync(large, Buffer.alloc(21 * 1024 * 1024, 'a'));
    await input.setInputFiles(large);
    await page.getByText(text.script.tooLarge).waitFor();

    // What only the server can see.
    await input.setInputFiles({ name: '改名.docx', mimeType: '', buffer: Buffer.from('MZ\0\0') });
    await button(text.script.send).click();
    await page.getByText(text.refused.fileTypeRefused).waitFor();
    await fits();
    await shoot(page, `${name}-10-refused`);

    const drop = (files: readonly string[]) =>
      page.evaluate(names => {
        const dataTransfer = new DataTransfer();
        for (const each of names) dataTransfer.items.add(new File(['第一条 一。'], each));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      }, files);
    await drop(['甲.md', '乙.md']);
    await page.getByText(text.script.oneOnly).waitFor();
    await drop(['拖来的(2026-12-01).md']);
    await page.getByText('拖来的(2026-12-01).md').waitFor();
    await button(text.script.send).click();
    await page.getByText(text.script.done).waitFor();
    expect(problems.filter(problem => !problem.includes('415'))).toEqual([]);
  }, 120_000);

  it('shows how far it is, can be stopped, and says so when the network or the link is gone', async () => {
    const path = await server.link();
    const line = await openSlowLine(server.address);
    await open(path, line.address);
    const buffer = Buffer.alloc(9_000_000, '第一条 一。\n');
    await page.locator('#file').setInputFiles({ name: '慢(2026-12-01).md', mimeType: 'text/markdown', buffer });
    await button(text.script.send).click();
    await page.getByText(/正在上传 [1-9]\d?%/).waitFor();
    await fits();
    await shoot(page, `${name}-11-sending`);
    await button(text.script.cancel).click();
    await page.getByText(text.script.cancelled).waitFor();
    await fits();
    await context.setOffline(true);
    await button(text.script.send).click();
    await page.getByText(text.script.network).waitFor();
    await fits();
    await shoot(page, `${name}-12-network`);
    await context.setOffline(false);
    // Half of it never became a file.
    expect((await server.app.db.prisma.storedFile.findMany()).map(file => file.name)).not.toContain(
      '慢(2026-12-01).md',
    );
    expect((await server.upload(path, SAMPLE, sample)).status).toBe(200);
    await button(text.script.send).click();
    await page.getByText(text.script.gone).waitFor();
    await fits();
    await shoot(page, `${name}-13-too-late`);
    expect(await page.locator('form').count()).toBe(0);
    await page.close();
    await line.close();
  }, 120_000);
});
