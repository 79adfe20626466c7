import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { log } from 'wechaty-puppet';
import { DeliveringPuppet } from '../../src/channel/puppets/delivering-puppet.ts';
import { startChannel } from '../../src/channel/start.ts';
import { BOT, directoryOf, startHarness } from './harness.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OPTIONS = { bot: BOT, directory: directoryOf(), deliver: () => {} };

/** Runs a module in a process of its own, from the repository's root; resolves when that process ends by itself. */
async function runAlone(lines: readonly string[]): Promise<string> {
  const args = ['--input-type=module', '--eval', lines.join('\n')];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, timeout: 20_000 });
  return `${stdout}${stderr}`;
}

describe('startChannel', () => {
  it('is logged in when it resolves, and silent', async () => {
    const { channel } = await startHarness();
    expect(channel.wechaty.isLoggedIn).toBe(true);
    expect(log.level()).toBe('silent');
    await channel.stop();
    expect(channel.wechaty.isLoggedIn).toBe(false);
  });

  it('keeps the memory card in memory', async () => {
    const before = readdirSync('.');
    const { channel, puppet } = await startHarness();
    // Third-party puppets keep their session there.
    await puppet.memory.set('session', 'token');
    await puppet.memory.save();
    await channel.stop();
    expect(readdirSync('.').filter(name => name.endsWith('.memory-card.json') && !before.includes(name))).toEqual([]);
  });

  it('fails when the puppet does not start, with its error as the cause', async () => {
    class BrokenPuppet extends DeliveringPuppet {
      override onStart(): Promise<void> {
        return Promise.reject(new Error('wrong secret'));
      }
    }
    // Wechaty waits 5 s for a puppet that has failed to become active after all.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const refused = expect(startChannel({ puppet: new BrokenPuppet(OPTIONS), name: 'broken' })).rejects.toMatchObject(
        {
          code: 'channelStartFailed',
          params: { name: 'broken', reason: 'puppetFailed' },
          cause: { message: 'wrong secret' },
        },
      );
      await vi.advanceTimersByTimeAsync(5000);
      await refused;
    } finally {
      vi.useRealTimers();
    }
  });

  it('fails when nobody logs in', async () => {
    class SilentPuppet extends DeliveringPuppet {
      override async onStart(): Promise<void> {}
    }
    const started = startChannel({ puppet: new SilentPuppet(OPTIONS), name: 'silent', loginTimeoutMs: 1 });
    await expect(started).rejects.toMatchObject({ code: 'channelStartFailed', params: { reason: 'timeout' } });
  });

  it('lets the process end after the stop, survives a broken bot, and prints nothing', async () => {
    const output = await runAlone([
      "import { inboundMessage, startHarness } from './test/channel/harness.ts';",
      'const { channel } = await startHarness();',
      "channel.adapter.onTurn(async () => { throw new Error('the bot broke'); });",
      'const inbound = inboundMessage();',
      'const ghost = inboundMessage({ senderId: "ghost" });',
      'const outcomes = await Promise.allSettled([channel.adapter.dispatch(inbound), channel.adapter.dispatch(ghost)]);',
      'await channel.stop();',
      'await channel.stop();',
      'process.once("exit", code => console.log(code, ...outcomes.map(outcome => outcome.status)));',
    ]);
    expect(output.trim()).toBe('0 rejected rejected');
  }, 20_000);
});
