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
  on: string;
  count: number;
  delayMs: number;
}

export interface Ended {
  lines: string[];
  killed: boolean;
  stderr: string;
}

export const runChild = (task: ChildTask, kill?: Kill): Promise<Ended> => runScript(CHILD, task, kill);

/** Runs a script, which is handed `task`, until it ends or is killed, at the latest by `stop`; gives its lines. */
export async function runScript(script: string, task: object, kill?: Kill, stop?: AbortSignal): Promise<Ended> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, JSON.stringify(task)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      // Most of a short life is loading the program.
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'kill-nine-compiled') },
    },
  );
  stop?.addEventListener('abort', () => child.kill('SIGKILL'));
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
