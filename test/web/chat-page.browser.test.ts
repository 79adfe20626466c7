import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, atShanghai, shanghaiDate } from '../../src/domain/calendar/shanghai.ts';
import { buildPage, drawsChinese, hasBrowser, launch, layoutFaults, screenshots } from './browser.ts';
import { type ChatServer, openChatServer } from './chat-server.ts';
import { png } from './png.ts';

const sizes = [
  { name: 'desktop', width: 1280, height: 800 },
  { name: 'phone', width: 390, height: 844 },
];

describe.skipIf(!hasBrowser).each(sizes)('the chat page, $name', ({ name, width, height }) => {
  let server: ChatServer;
  let browser: Browser;
  let page: Page;
  let shoot: (page: Page, name: string) => Promise<void>;
  const problems: string[] = [];

  beforeAll(async () => {
    server = await openChatServer({}, await buildPage());
    // Notices keep quiet hours: begin in the middle of a morning, whatever the time is now.
    await server.app.advanceTo(atShanghai(addDays(shanghaiDate(server.app.clock.now()), 1), '10:00'));
    browser = await launch();
    const context = await browser.newContext({
      viewport: { width, height },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    page.on('pageerror', error => problems.push(String(error)));
    shoot = await screenshots();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const isPhone = width <= 640;
  const said = (words: string): Locator => page.getByTestId('message-list').getByText(words).last();
  const press = (label: string): Promise<void> =>
    page.getByRole('button', { name: label, exact: true, disabled: false }).last().click();
  async function say(words: string): Promise<void> {
    await page.getByTestId('composer-input').fill(words);
    await page.getByTestId('composer-send').click();
  }
  async function look(step: string): Promise<void> {
    await shoot(page, `${name}-${step}`);
    expect(await layoutFaults(page), step).toEqual([]);
  }

  it('an inspector files an inspection with a photo; the head of the hall sees the notice', async () => {
    await page.goto(server.address);
    await page.getByTestId('person-zhou').waitFor();
    expect(await drawsChinese(page)).toBe(true);
    await shoot(page, `${name}-1-people`);

    await page.getByTestId('person-zhou').click();
    await page.getByTestId('composer-input').waitFor();
    await look('2-empty');
    await page.getByRole('button', { name: '录测评', exact: true }).click();
    await said('请问要录哪个检查类别').waitFor();
    await press('营业厅监督检查');
    await said('请选择被检查单位').waitFor();
    await look('3-choices');
    await press('通川营业厅');
    await said('第 1/20 项').waitFor();
    await look('4-item');
    await say('不合格，门头灯箱破损');
    await said('第 2/20 项').waitFor();
    // What is asked in the middle of a form is answered with buttons that work; the form goes on.
    await say('宽带装机要多久');
    await page.getByTestId('citation').last().waitFor();
    await said('第 2/20 项').waitFor();
    await press('有用');
    await said('谢谢').waitFor();
    await page.reload();
    await page.getByRole('button', { name: '有用', pressed: true }).waitFor();

    await page
      .getByTestId('composer-file')
      .setInputFiles({ name: '门头.png', mimeType: 'image/png', buffer: png(640, 420) });
    await said('照片已附到').waitFor();
    await say('照片归上一项');
    await said('第 1 项').waitFor();
    const thumbnail = page.getByTestId('image').locator('img').last();
    await thumbnail.waitFor();
    expect(await thumbnail.evaluate(image => (image as HTMLImageElement).naturalWidth)).toBe(640);
    await look('5-photo');

    await say('其余满分');
    await said('请核对测评结果').waitFor();
    await said('照片 1 张').waitFor();
    await look('6-summary');
    await press('确认提交');
    await said('测评已提交').waitFor();
    await look('7-filed');

    if (isPhone) await page.getByRole('button', { name: '返回同事列表' }).click();
    await page.getByTestId('unread-chen').waitFor();
    await shoot(page, `${name}-8-unread`);
    await page.getByTestId('person-chen').click();
    await page.getByTestId('notice').getByText('门头招牌').first().waitFor();
    await page.getByTestId('notice-unread').first().waitFor();
    await look('9-notice');
    await page.getByTestId('unread-chen').waitFor({ state: 'detached' });
    await press('确认结果');
    await page.getByTestId('notice').getByRole('button', { name: '提出异议', disabled: true }).waitFor();
    await look('10-confirmed');

    // In a group chat only what names the assistant is answered: its own buttons do.
    if (isPhone) await page.getByRole('button', { name: '返回同事列表' }).click();
    await page.getByRole('button', { name: /工作群/ }).click();
    await page.getByRole('button', { name: '@质控助手 宽带故障多长时间内修复？' }).click();
    await page.getByTestId('citation').last().waitFor();
    await say('宽带装机要多久');
    await page.getByTestId('unaddressed').waitFor();
    await look('11-group');
    await press('请助手回答');
    await page.getByTestId('unaddressed').waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  }, 120_000);
});
