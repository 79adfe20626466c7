import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectionOf } from '../../src/store/backup/server-tools.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-command-'));
  writeFileSync(join(folder, 'holiday.tar'), 'not an archive');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, ...args: string[]) {
  return runWith({}, command, ...args);
}

function runWith(env: Record<string, string>, command: string, ...args: string[]) {
  const path = new URL(`../../src/commands/${command}.ts`, import.meta.url).pathname;
  return spawnSync(process.execPath, [path, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  });
}

it.each(['backup', 'restore'])('%s explains itself', command => {
  const { stdout, status } = run(command, '--help');
  expect([status, stdout]).toEqual([0, expect.stringContaining(`用法： npm run ${command} -- <文件>`)]);
});

it.each<[string, string[], string]>([
  ['backup', ['x.tar', '--data', 'nowhere'], '这里没有数据库'],
  ['backup', ['nodir/x.tar'], '不能写入 nodir/x.tar，没有备份'],
  ['person', ['erase', 'zhou', '--data', 'nowhere'], '这里没有数据库：nowhere'],
  ['close', ['2026-10', '--data', 'nowhere'], '这里没有数据库：nowhere'],
  ['restore', ['missing.tar'], '没有找到备份文件 missing.tar'],
  ['restore', ['holiday.tar'], '备份文件已损坏或不完整'],
])('%s %j is refused with a sentence', (command, args, told) => {
  const { stderr, status } = run(command, ...args);
  expect([status, stderr]).toEqual([2, expect.stringContaining(told)]);
  // One sentence, and nothing made by the way.
  expect(stderr).not.toMatch(/^ {4}at /m);
  expect(existsSync(join(folder, 'nowhere'))).toBe(false);
});

it.each<[string, string[], string]>([
  ['backup', ['x.tar', '--data', 'nowhere'], '这里没有数据库'],
  ['restore', ['missing.tar'], '没有找到备份文件 missing.tar'],
  ['staff', ['import', 'missing.xlsx'], 'missing.xlsx'],
])('%s %j asks for no channel that is configured by half', (command, args, told) => {
  const { stderr } = runWith({ WECOM_CORP_ID: 'ww1', WECOM_BOT_ID: 'aib' }, command, ...args);
  expect(stderr).toContain(told);
  expect(stderr).not.toContain('WECOM');
});

it('hands a password over where no list of processes shows it', () => {
  const { url, env } = connectionOf(
    'postgresql://qc:p%40ss@db:5432/qc?sslmode=require&schema=public&connection_limit=3',
  );
  expect(url).toBe('postgresql://qc@db:5432/qc?sslmode=require');
  expect(env.PGPASSWORD).toBe('p@ss');
});
