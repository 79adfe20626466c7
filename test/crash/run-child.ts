import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChildTask } from './child.ts';

const CHILD = new URL('child.ts', import.meta.url).pathname;

export const sentIn = (lines: readonly string[]): string[] =>
  lines.filter(line => line.startsWith('sent ')).map(line => line.slice(5));

export interface Kill {
  /** Kill after the n-th line that begins with this. */
  on: 'open' | 'ack' | 'sent';
  count: number;
  delayMs: number;
}

/** Runs a child until it ends or is killed; gives its lines. */
export async function runChild(
  task: ChildTask,
  kill?: Kill,
): Promise<{ lines: string[]; killed: boolean; stderr: string }> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', CHILD, JSON.stringify(task)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      // Most of a short life is loading the program.
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'kill-nine-compiled') },
    },
  );
  const lines: string[] = [];
  let stderr = '';
  let seen = 0;
  child.stderr!.on('data', chunk => {
    stderr += chunk;
  });
  createInterface({ input: child.stdout! }).on('line', line => {
    lines.push(line);
    if (kill && line.startsWith(kill.on) && ++seen === kill.count)
      void pause(kill.delayMs).then(() => child.kill('SIGKILL'));
  });
  const signal = await new Promise(resolve => child.on('close', (_code, by) => resolve(by)));
  return { lines, killed: signal === 'SIGKILL', stderr };
}
