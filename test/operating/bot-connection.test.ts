import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTexts } from '../../dialogs/replies/start.ts';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { startWecomSimulator, type WecomSimulator } from '../wecom-simulator/simulator.ts';

let simulator: WecomSimulator;
let app: App;
/** Ms by which the real time is ahead. */
let ahead = 0;
/** The application's log, line by line. */
const lines: { level: number; msg: string; err?: unknown }[] = [];

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  simulator = await startWecomSimulator();
  simulator.bot.faults.refuseCredentials = true;
  app = await createApp({
    config: readConfig({ DEMO: 'off', ...simulator.environment, ...simulator.botEnvironment }),
    realNow: () => new Date(Date.now() + ahead),
    home: { kind: 'memory' },
    clock: { mode: 'frozen', start: new Date('2026-11-02T09:00:00+08:00') },
  });
  for (const level of ['info', 'warn', 'error'] as const)
    vi.spyOn(app.log, level).mockImplementation((...parts: unknown[]) => {
      const [first, text] = parts;
      lines.push({ level: app.log.levels.values[level]!, msg: String(text ?? first), ...(first as object) });
    });
}, 120_000);
afterAll(async () => {
  await app.stop();
  await simulator.close();
  vi.restoreAllMocks();
});

const connected = async () => /^qc_bot_connected (\S+)$/m.exec((await app.metrics.text()).body)?.[1];

it('a refused secret is one sentence that names the setting; a connection is said and shown', async () => {
  await app.start();
  expect(lines).toMatchObject([{ level: 50, msg: startTexts.bot.refused }]);
  expect(await connected()).toBe('0');
  simulator.bot.faults.refuseCredentials = false;
  ahead += 61_000;
  await expect
    .poll(() => lines.at(-1), { timeout: 15_000 })
    .toMatchObject({ level: 30, msg: startTexts.bot.connected });
  expect(await connected()).toBe('1');
  simulator.bot.kick();
  await expect.poll(() => lines.at(-1), { timeout: 15_000 }).toMatchObject({ level: 40, msg: startTexts.bot.kicked });
  expect(await connected()).toBe('0');
  expect(lines).toHaveLength(3);
}, 60_000);

it('requests to the callback that nobody signed are counted, and a line of warning', async () => {
  lines.length = 0;
  for (let times = 0; times < 3; times++)
    expect(await app.wecomCallback!({ method: 'POST', query: {}, body: '<xml/>' })).toEqual({ status: 403, body: '' });
  expect(lines).toEqual([{ level: 40, msg: 'callback refused', reason: 'otherApp', refused: 1 }]);
  expect((await app.metrics.text()).body).toContain('qc_callback_refused_total{reason="otherApp"} 3\n');
});
