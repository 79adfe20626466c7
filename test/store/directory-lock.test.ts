import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDirectory } from '../../src/store/directory-lock.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const LOCK = join(ROOT, 'src/store/directory-lock.ts');

let folder: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** Another process that takes the lock and keeps it, or fails. */
async function holder(): Promise<ChildProcess> {
  const source = `import { lockDirectory } from ${JSON.stringify(LOCK)};
    lockDirectory(process.argv[1], 'the other one'); console.log('held'); setInterval(() => {}, 1000);`;
  const child = start(['--input-type=module', '-e', source, folder]);
  await once(child.stdout!, 'data');
  return child;
}

function start(args: string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '', ...env },
  });
  children.push(child);
  return child;
}

async function run(args: string[], env: Record<string, string> = {}) {
  const child = start(args, env);
  child.stdin!.end();
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'close')]);
  return { stdout, stderr, code: code as number };
}

describe('lockDirectory', () => {
  it('names the process that holds the directory', async () => {
    const other = await holder();
    expect(() => lockDirectory(folder, 'me')).toThrow(
      expect.objectContaining({
        code: 'dataDirBusy',
        params: expect.objectContaining({ pid: other.pid, purpose: 'the other one' }),
      }),
    );
  });

  it('is free again once released, also for the same process', () => {
    lockDirectory(folder, 'first').release();
    const again = lockDirectory(folder, 'second');
    expect(() => lockDirectory(folder, 'third')).toThrow(expect.objectContaining({ code: 'dataDirBusy' }));
    again.release();
  });

  it('does not outlive a process that was killed', async () => {
    const other = await holder();
    const ended = once(other, 'exit');
    other.kill('SIGKILL');
    await ended;
    lockDirectory(folder, 'heir').release();
  });

  it('keeps apart different directories', async () => {
    await holder();
    lockDirectory(join(folder, 'elsewhere'), 'me').release();
  });
});

describe('a second start on a held directory', () => {
  it.each([
    ['npm start', ['src/main.ts'], { DATA_DIR: 'FOLDER', PORT: '0' }],
    ['chat', ['src/commands/chat.ts', '--data', 'FOLDER', '--script', '-'], {}],
    ['chat with DATA_DIR', ['src/commands/chat.ts', '--data', 'FOLDER'], { DATA_DIR: 'FOLDER' }],
    ['import', ['src/commands/import.ts', '--data', 'FOLDER', 'prisma/seed/README.md'], {}],
  ])('%s ends with exit code 3 and names the holder', async (_name, args, env) => {
    const other = await holder();
    const here = (value: string) => value.replace('FOLDER', folder);
    const result = await run(
      args.map(here),
      Object.fromEntries(Object.entries(env).map(([key, value]) => [key, here(value ?? '')])),
    );
    expect(result.stderr).toContain(String(other.pid));
    expect(result.stderr).toContain('the other one');
    expect(result.stdout).toBe('');
    expect(result.code).toBe(3);
  });
});
