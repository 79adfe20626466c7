import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'service-quality-'));
  writeFileSync(join(folder, '.env'), 'PORT=seventy\n');
  writeFileSync(join(folder, '试行(2026-05-01).md'), '第一条 好。');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, ...args: string[]) {
  const path = new URL(`../../src/commands/${command}.ts`, import.meta.url).pathname;
  const { PORT: _, ...env } = process.env;
  return spawnSync(process.execPath, [path, ...args], { cwd: folder, env, encoding: 'utf8' });
}

it.each([
  ['staff', ['list']],
  ['import', ['试行(2026-05-01).md']],
])('%s reads its settings from .env as well', (command, args) => {
  const { status, stderr } = run(command, ...args);
  expect(stderr).toContain('PORT');
  expect(status).toBe(2);
});

it.each(['src/search/evaluate-command.ts', 'src/commands/import.ts'])(
  '%s ends quietly when its reader has seen enough',
  command => {
    const path = new URL(`../../${command}`, import.meta.url).pathname;
    // Nobody reads: the pipe is closed before the first line is written.
    const piped = `"${process.execPath}" "${path}" --help | true; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', piped], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout.trim()).toBe('0');
  },
);

it.each(['../main', 'chat', 'import', 'staff', 'contacts', 'close', 'simulate', 'person', 'backup', 'restore'])(
  '%s tells its use in Chinese, and does nothing else',
  command => {
    const { status, stdout, stderr } = run(command, '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^用法： npm (?:start|run [a-z:]+) --/);
    expect(stdout).not.toMatch(/Usage|Options|options|default|display help/);
  },
);

it('import shows an example that a shell takes as it stands', () => {
  const { stdout } = run('import', '--help');
  expect(stdout).toContain('用法： npm run import -- [选项] <file...>');
  const example = /npm run import -- (--yes .+)$/m.exec(stdout)?.[1];
  const words = spawnSync('sh', ['-c', `printf '%s\\n' ${example}`], { encoding: 'utf8' });
  expect(words.stdout.split('\n')).toEqual(['--yes', '电信条例(2016-02-06).md', '']);
  expect(stdout).not.toContain('shared');
});

it.each([
  ['../main', []],
  ['staff', ['list']],
  ['contacts', ['sync']],
  ['backup', ['x.tar']],
])('%s says where it looked for a database that does not answer, without the password', (command, args) => {
  const path = new URL(`../../src/commands/${command}.ts`, import.meta.url).pathname;
  const env = { PATH: process.env.PATH, DATABASE_URL: 'postgres://qc:hunter2@127.0.0.1:9/service', PORT: '0' };
  const { status, stderr } = spawnSync(process.execPath, [path, ...args], { cwd: folder, env, encoding: 'utf8' });
  expect(stderr).toContain('连不上数据库 127.0.0.1:9：拒绝连接');
  expect(stderr).not.toContain('hunter2');
  expect(status).toBe(2);
});

it.each([
  [['--units', '5'], '--units 须是不小于 6 的整数'],
  [['--days', '一年'], '--days 须是不小于 1 的整数'],
  [['--start', '2025-12-31'], '不早于 2026-01-01'],
])('simulate refuses %j', (args, told) => {
  const { status, stderr } = run('simulate', ...args);
  expect(stderr).toContain(told);
  expect(status).toBe(2);
});
