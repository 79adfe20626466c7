import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { terminalTexts } from './terminal-texts.ts';

const COMMAND = new URL('command.ts', import.meta.url).pathname;
const NOBODY = 'http://127.0.0.1:9/wecom/callback';

/** Runs it with `input` typed once it waits; `undefined` ends the input. */
async function run(args: string[], input?: string) {
  const child = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    COMMAND,
    '--callback',
    NOBODY,
    ...args,
  ]);
  let out = '';
  let err = '';
  child.stderr.on('data', data => {
    err += String(data);
  });
  child.stdout.on('data', data => {
    if (out === '') input === undefined ? child.stdin.end() : child.stdin.write(input);
    out += String(data);
  });
  const status = await new Promise<number | null>(resolve => child.once('close', resolve));
  return { status, out, err };
}

it.each([['/quit\n'], ['zhou> 录测评\n/quit\n'], [undefined]])(
  'ends at %j while it still waits for the callback address',
  async input => {
    const { status, out, err } = await run(['--port', '0'], input);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain(terminalTexts.waiting(NOBODY));
  },
  60_000,
);

it('says in one sentence that its port is none, or in use', async () => {
  expect(await run(['--port', '70000'])).toEqual({ status: 2, out: '', err: `${terminalTexts.noPort('70000')}\n` });
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const port = String((server.address() as { port: number }).port);
  expect(await run(['--port', port])).toEqual({ status: 2, out: '', err: `${terminalTexts.portInUse(port)}\n` });
  server.close();
}, 60_000);
