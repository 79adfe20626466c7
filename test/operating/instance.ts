import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';

const ROOT = new URL('../..', import.meta.url).pathname;

/** `npm start` as a process of its own, on a free port. */
export async function startInstance(env: Record<string, string>, root = ROOT) {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', './src/preload.ts', 'src/main.ts'],
    // No setting of whoever runs the tests.
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH, PORT: '0', ...env } },
  );
  const lines: string[] = [];
  const started = Promise.withResolvers<string>();
  for (const stream of [child.stdout!, child.stderr!]) {
    createInterface({ input: stream }).on('line', line => {
      lines.push(line);
      const address = /质控助手已启动.*?(http:\/\/[\w.:[\]]+)/.exec(line)?.[1];
      if (address) started.resolve(address);
    });
  }
  const ended = new Promise<number | null>(resolve => child.once('close', code => resolve(code)));
  void ended.then(code => started.reject(new Error(`ended with ${code}: ${lines.join('\n')}`)));
  const address = await started.promise;

  return {
    address,
    pid: child.pid!,
    port: Number(new URL(address).port),
    /** Everything it has printed so far, on both streams. */
    lines,
    /** The exit code, once it has ended. */
    ended,
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    get: (path: string, headers: Record<string, string> = {}) => fetch(`${address}${path}`, { headers }),
    say: (as: string, clientId: string, text: string) => say(address, { as, clientId, text }),
    async stop(): Promise<number | null> {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      return ended;
    },
  };
}

export type Instance = Awaited<ReturnType<typeof startInstance>>;

/** Sends one message as the chat page does. @returns once it is acknowledged; rejects when it was not. */
export async function say(address: string, sent: { as: string; clientId: string; text: string }): Promise<void> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/api/chat/socket?as=${encodeURIComponent(sent.as)}`);
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('the connection ended')));
      socket.once('open', () =>
        socket.send(JSON.stringify({ type: 'send', clientId: sent.clientId, text: sent.text })),
      );
      socket.on('message', data => {
        const frame = JSON.parse(String(data)) as { type: string; clientId?: string };
        if (frame.clientId !== sent.clientId) return;
        if (frame.type === 'accepted') resolve();
        else if (frame.type === 'rejected') reject(new Error('not taken'));
      });
    });
  } finally {
    socket.on('error', () => {});
    socket.close();
  }
}
