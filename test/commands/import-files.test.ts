import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Console } from '../../src/commands/console.ts';
import { correctionsOf } from '../../src/commands/import-corrections.ts';
import { importFiles } from '../../src/commands/import-files.ts';
import { openWorkbench } from '../../src/commands/open-workbench.ts';
import { lockDirectory } from '../../src/store/directory-lock.ts';
import { sampleDocx } from '../documents/sample-docx.ts';
import { hasSharedData, sharedData } from '../helpers/shared-data.ts';
import { fakeConsole, testWorkbench } from './bench.ts';

const FOLDER = sharedData('standards/').pathname;
const REGULATIONS = hasSharedData ? readdirSync(FOLDER).map(name => FOLDER + name) : [];
const TEXT = '# 试行规范\n\n第一条 客户排队不超过10分钟。\n\n第二条 其他。\n';

let bench: Awaited<ReturnType<typeof testWorkbench>>;
beforeEach(async () => {
  bench = await testWorkbench();
});
afterEach(() => bench.dispose());

const versions = () => bench.db.prisma.standardVersion.findMany({ where: { importedById: 'operator' } });

describe('importFiles', () => {
  it.skipIf(!hasSharedData)('imports and publishes the seven regulations', async () => {
    const { terminal, said, complained } = fakeConsole();
    expect(await importFiles({ files: REGULATIONS, yes: true }, bench.open, terminal)).toBe(0);
    expect(complained()).toBe('');
    expect(said()).toContain('标题：中华人民共和国电信条例');
    expect(said()).toContain('条款：80 条');
    expect(said()).toContain('[7/7]');
    const states = (await versions()).map(each => each.status).sort();
    expect(states).toEqual([...Array(6).fill('published'), 'superseded']);
  });

  it('explains each bad file, imports the others and ends with 2', async () => {
    const files = [
      bench.file('试行规范(2026-05-01).md', TEXT),
      `${bench.folder}/没有.md`,
      '/dev/null',
      bench.file('图(2026-05-01).pptx', 'PK'),
      bench.file('空(2026-05-01).md', ''),
      bench.file('图片(2026-05-01).md', new Uint8Array([0x89, 0x50, 0, 0, 0, 0xff])),
      bench.file('无日期.md', TEXT),
      bench.file('无条款(2026-05-01).txt', '只有一段话。'),
    ];
    const { terminal, said, complained } = fakeConsole();
    expect(await importFiles({ files, yes: true }, bench.open, terminal)).toBe(2);
    for (const reason of [
      '不存在',
      '不是文件',
      '不支持这种格式',
      '是空的',
      '不是文字',
      '不知道从哪天起施行',
      '没有识别出任何条款',
    ]) {
      expect(complained()).toContain(reason);
    }
    expect(said()).toContain('现已发布，自 2026-05-01 起施行');
    expect(await versions()).toHaveLength(1);
  });

  it('takes a folder and what is below it, every format, and says what it did not read', async () => {
    mkdirSync(join(bench.folder, '标准/省公司'), { recursive: true });
    bench.file('标准/一、试行规范(2026-05-01).md', TEXT);
    bench.file('标准/省公司/宽带装移机服务管理办法(2026-02-01).docx', await sampleDocx());
    bench.file('标准/~$宽带装移机服务管理办法(2026-02-01).docx', 'lock');
    bench.file('标准/照片.png', 'x');
    const { terminal, said, complained } = fakeConsole();
    expect(await importFiles({ files: [join(bench.folder, '标准')], yes: true }, bench.open, terminal)).toBe(0);
    expect(complained()).toBe('');
    expect(said()).toContain('文件夹里另有 1 个其他格式的文件');
    expect(said()).toMatch(/\[1\/2\] 宽带装移机服务管理办法[\s\S]*\[2\/2\] 一、试行规范/u);
    expect(said()).toContain('第二章 服务时限　5 条：第一条、第二条、第二条/第1行 …');
    expect(said()).toContain('2 份文件全部完成。');
    expect((await versions()).map(each => each.no).sort()).toEqual(['BZ-2026-0001', 'BZ-2026-0002']);
  });

  it('an empty folder is no success', async () => {
    const { terminal, complained } = fakeConsole();
    mkdirSync(join(bench.folder, '空'));
    expect(await importFiles({ files: [join(bench.folder, '空')], yes: true }, bench.open, terminal)).toBe(2);
    expect(complained()).toBe('没有找到可以导入的文件。');
  });

  it('takes corrections for one file, and for one only', async () => {
    const file = bench.file('无日期.md', TEXT);
    const corrections = correctionsOf({ title: ' 排队规范 ', date: '2026-06-01', level: '地方法规' });
    expect(corrections).toEqual({ title: '排队规范', effectiveDay: '2026-06-01', level: 'localLaw' });
    if (typeof corrections === 'string') throw new Error(corrections);
    const { terminal, said } = fakeConsole();
    expect(await importFiles({ files: [file], yes: true, corrections }, bench.open, terminal)).toBe(0);
    expect(said()).toContain('标题：排队规范\n  施行日期：2026-06-01　级别：地方法规\n');
    expect(await versions()).toMatchObject([{ label: '2026-06-01', status: 'published' }]);
    const two = fakeConsole();
    const files = [file, bench.file('又一份.md', TEXT)];
    expect(await importFiles({ files, yes: true, corrections }, bench.open, two.terminal)).toBe(2);
    expect(two.complained()).toContain('只能用于一份文件');
  });

  it.each([
    [{ date: '2026-02-30' }, '--date 看不懂「2026-02-30」'],
    [{ date: '明天' }, '--date 看不懂「明天」'],
    [{ level: '省级' }, '--level 看不懂「省级」，可用：国家法规、地方法规、企业标准'],
    [{ title: ' ' }, '标题是空的'],
  ])('refuses %j', (options, sentence) => expect(correctionsOf(options)).toContain(sentence));

  it('does not import what changed after it was shown', async () => {
    const path = bench.file('试行规范(2026-05-01).md', TEXT);
    const { terminal, complained } = fakeConsole();
    const changing: Console = {
      ...terminal,
      confirm: async () => {
        bench.file('试行规范(2026-05-01).md', `${TEXT}\n第三条 偷偷加上。\n`);
        return true;
      },
    };
    expect(await importFiles({ files: [path], yes: false }, bench.open, changing)).toBe(2);
    expect(complained()).toContain('文件在显示之后有改动，没有导入');
    expect(await versions()).toEqual([]);
  });

  it('reads GBK', async () => {
    // 试行(换行)第一条 好。 as GB 18030
    const gbk = new Uint8Array([
      0xca, 0xd4, 0xd0, 0xd0, 0x0a, 0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5, 0x20, 0xba, 0xc3, 0xa1, 0xa3,
    ]);
    const { terminal, said } = fakeConsole();
    expect(
      await importFiles({ files: [bench.file('试行(2026-05-01).txt', gbk)], yes: true }, bench.open, terminal),
    ).toBe(0);
    expect(said()).toContain('标题：试行');
  });

  it.each([
    ['y', true, 0, 1],
    ['n', false, 2, 0],
    ['no terminal', undefined, 2, 0],
  ])('without --yes, answered %s', async (_answer, answer, code, count) => {
    const files = [bench.file('试行规范(2026-05-01).md', TEXT)];
    const { terminal, said, complained } = fakeConsole(answer);
    expect(await importFiles({ files, yes: false }, bench.open, terminal)).toBe(code);
    const rows = await versions();
    expect(rows).toHaveLength(count);
    expect(rows.every(row => row.status === 'draft')).toBe(true);
    if (answer === undefined) expect(complained()).toContain('--yes');
    else expect(said()).toContain(answer ? '已存为草稿' : '没有导入任何文件');
  });

  it('says so when a file is known, and when its date is taken by another text', async () => {
    const file = bench.file('试行规范(2026-05-01).md', TEXT);
    await importFiles({ files: [file], yes: true }, bench.open, fakeConsole().terminal);
    const again = fakeConsole();
    expect(await importFiles({ files: [file], yes: true }, bench.open, again.terminal)).toBe(0);
    expect(again.said()).toContain('以前导入过（已发布），未作改动');
    bench.file('试行规范(2026-05-01).md', `${TEXT}\n第三条 新增。\n`);
    const other = fakeConsole();
    expect(await importFiles({ files: [file], yes: true }, bench.open, other.terminal)).toBe(2);
    expect(other.complained()).toContain('内容却不同');
    expect(await versions()).toHaveLength(1);
  });

  it('fails before writing when the directory is in use', async () => {
    const lock = lockDirectory(bench.folder, 'npm start');
    const files = [bench.file('试行规范(2026-05-01).md', TEXT)];
    const open = () => openWorkbench({ data: bench.folder, env: {}, purpose: 'import' });
    await expect(importFiles({ files, yes: true }, open, fakeConsole().terminal)).rejects.toMatchObject({
      code: 'dataDirBusy',
      params: { purpose: 'npm start', pid: process.pid },
    });
    lock.release();
  });
});
