import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFiles } from '../../src/commands/import-files.ts';
import { openWorkbench } from '../../src/commands/open-workbench.ts';
import { lockDirectory } from '../../src/store/directory-lock.ts';
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
      bench.folder,
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
