import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { ChineseCommand } from '../../src/commands/chinese-command.ts';
import { demoBranch, smallBranch } from './people.ts';
import { startWecomSimulator, type WecomSimulator } from './simulator.ts';
import { createTerminal } from './terminal.ts';
import { terminalTexts as texts } from './terminal-texts.ts';

/** The same at every start, so that the application need not be started anew; they open nothing but this simulator. */
const CREDENTIALS = {
  secret: 'simulated-secret',
  callbackToken: 'simulated',
  aesKey: 'c2ltdWxhdGVkLXdlY29tLWFlcy1rZXktMzItYnl0ZXM',
};
const CHECK_PAUSE_MS = 1000;

interface Options {
  callback: string;
  port: string;
  host: string;
  people: string;
}

async function simulate({ callback, port, host, people }: Options): Promise<void> {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return refuse(texts.noPort(port));
  const started = await startWecomSimulator({
    port: Number(port),
    host,
    people: people === 'small' ? smallBranch() : demoBranch(),
    credentials: CREDENTIALS,
  }).catch((error: { code?: string }) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return undefined;
  });
  if (!started) return refuse(texts.portInUse(port));
  const simulator = started;
  const settings = {
    ...{ ...simulator.environment, ...simulator.botEnvironment },
    // With the chat page on, and a database of its own, the application has a clock that can be moved.
    ...(people === 'demo' && { DEMO: 'on', LOCAL_CHAT: 'on' }),
  };
  print(texts.environment(Object.entries(settings).map(([name, value]) => `${name}=${value}`)));
  print(texts.waiting(callback));
  const over = new AbortController();
  let take: ReturnType<typeof createTerminal> | undefined;
  void isConfigured(simulator, callback, over.signal).then(isReady => {
    if (!isReady) return;
    print(texts.ready);
    simulator.events.on('message', message => print(texts.shown(message)));
    simulator.events.on('botMessage', (chat, message) => print(texts.shownByBot(chat, message)));
    take = createTerminal(simulator, { advance: (userId, duration) => advance(callback, userId, duration) });
  });
  for await (const line of createInterface({ input: process.stdin })) {
    if (!take && line.trim() !== '/quit') print(texts.waiting(callback));
    const output = await take?.(line);
    if (output === undefined && (take || line.trim() === '/quit')) break;
    print(output ?? '');
  }
  over.abort();
  // Open, it would keep the process.
  process.stdin.destroy();
  await simulator.close();
}

function print(text: string): void {
  if (text !== '') process.stdout.write(`${text}\n`);
}

function refuse(text: string): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = 2;
}

/** Waits until the application's address passes its check. @returns false where it ends before that. */
async function isConfigured(simulator: WecomSimulator, callback: string, over: AbortSignal): Promise<boolean> {
  while (!over.aborted) {
    const isReady = await simulator.configureCallback(callback).then(
      () => true,
      () => false,
    );
    if (isReady) return !over.aborted;
    await pause(CHECK_PAUSE_MS, undefined, { signal: over }).catch(() => {});
  }
  return false;
}

/** Asks the application to move its clock, as its chat page does. */
async function advance(callback: string, userId: string, duration: string): Promise<string> {
  try {
    const response = await fetch(new URL(`/api/chat/clock?as=${encodeURIComponent(userId)}`, callback), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advance: duration }),
    });
    const { now, error } = (await response.json()) as { now?: string; error?: string };
    return now === undefined ? texts.notAdvanced(error ?? String(response.status)) : texts.advanced(now);
  } catch {
    return texts.clockUnreachable;
  }
}

await new ChineseCommand('npm run wecom:simulate --')
  .usage(texts.usage)
  .description(texts.description)
  .option('--callback <url>', texts.callback, 'http://127.0.0.1:3000/wecom/callback')
  .option('--port <number>', texts.port, '3900')
  .option('--host <address>', texts.host, '127.0.0.1')
  .option('--people <name>', texts.people, 'demo')
  .action(simulate)
  .parseAsync();
