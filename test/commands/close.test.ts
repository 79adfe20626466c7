import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { type CloseInput, closePeriod } from '../../src/commands/close-actions.ts';
import { readConfig } from '../../src/config.ts';

let app: App;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'close-'));
  app = await createApp({
    config: readConfig({ LOG_LEVEL: 'silent', DATA_DIR: dir }),
    home: { kind: 'memory' },
    clock: { mode: 'frozen', start: new Date('2026-10-08T09:00:00+08:00') },
  });
});
afterAll(async () => {
  await app.stop();
  await rm(dir, { recursive: true, force: true });
});

/** Runs the command on one database, as several starts of it would. */
async function run(input: Omit<CloseInput, 'yes'> & { yes?: boolean }) {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const open = async () => ({ ...app, stop: async () => {} });
  const terminal = { out: say, err: say, confirm: undefined };
  const code = await closePeriod({ yes: false, ...input }, open, terminal);
  return { code, said: said.join('\n') };
}

async function workbook(name: string, sheets: Record<string, (string | number)[][]>): Promise<string> {
  const book = utils.book_new();
  for (const [title, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet([['单位', '日期', '得分'], ...rows]), title);
  const path = join(dir, name);
  await writeFile(path, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

it('a quarter: a wrong sheet is named, a right workbook taken over once, announced, and frozen when the window is over', async () => {
  const bad = await workbook('bad.xlsx', { 营业厅: [['火星营业厅', '2026-09-20', 92]] });
  expect(await run({ period: '2026-Q3', province: bad, yes: true })).toMatchObject({
    code: 2,
    said: expect.stringContaining('不认识「火星营业厅」（A2）'),
  });
  const good = await workbook('good.xlsx', {
    营业厅: [['通川营业厅', '2026-09-20', 92]],
    '10000号服务能力': [['10000号', '2026-07-20', 95]],
    网厅在线客服: [['10000号', '2026-07-20', 91]],
    填表说明: [],
  });
  const shown = await run({ period: '2026-Q3', province: good });
  expect(shown.code).toBe(0);
  // 10000号 answers to the quality officers' own department: the leader takes it over.
  for (const text of [
    '「10000号服务能力」→ 10000号监督检查：导入 1 份',
    '「填表说明」：不是有省公司成绩的类别',
    '以上没有写入',
  ])
    expect(shown.said).toContain(text);
  const levels = await app.db.prisma.inspection.findMany({
    where: { batchId: { not: null } },
    select: { part: true, inspectorId: true },
    orderBy: { no: 'asc' },
  });
  expect(levels.map(({ part }) => part)).toEqual([null, 'hotline', 'online']);
  expect(new Set(levels.map(({ inspectorId }) => inspectorId)).size).toBe(2);

  const announced = await run({ period: '2026-Q3', province: good, yes: true });
  expect(announced.said).toContain('以前导入过');
  expect(announced.said).toContain('已预公示，单号 KH-2026-0001');
  expect((await run({ period: '2026-Q3', yes: true })).said).toContain('期满才能定稿');
  await app.advanceTo(new Date('2026-10-13T09:00:00+08:00'));
  expect((await run({ period: '2026-Q3', yes: true })).said).toContain('已定稿，单号 KH-2026-0001');
  expect(await app.db.prisma.kpiResult.count()).toBe(8);
});

it('says what is wrong with what was typed', async () => {
  expect(await run({ period: '三季度' })).toMatchObject({ code: 2, said: expect.stringContaining('2026-Q3') });
  expect(await run({ period: '2026-Q3', as: 'nobody' })).toMatchObject({
    code: 2,
    said: expect.stringContaining('nobody'),
  });
});
