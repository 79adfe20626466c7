import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { startTexts } from '../../dialogs/replies/start.ts';
import { announce } from '../../src/announce.ts';
import { tellPreparing } from '../../src/preparing.ts';
import { startInstance } from './instance.ts';

it('a first start says what it is busy with; away from a terminal every line is one of the log, at any level', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'first-start-'));
  const first = await startInstance({ DATA_DIR: dataDir, LOG_LEVEL: 'error' });
  expect(await first.stop()).toBe(0);
  const said = first.lines.map(line => (JSON.parse(line) as { msg: string }).msg);
  const { creating, migrating, filling } = startTexts.preparing;
  expect(said.filter(text => Object.values(startTexts.preparing).includes(text))).toEqual([
    creating,
    migrating,
    filling,
  ]);
  expect(said.at(-1)).toContain('质控助手已启动');
  const second = await startInstance({ DATA_DIR: dataDir, LOG_LEVEL: 'error' });
  expect(await second.stop()).toBe(0);
  expect(second.lines).toHaveLength(1);
  await rm(dataDir, { recursive: true, force: true });
}, 180_000);

it('why it does not start comes before that it stops', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const dataDir = await mkdtemp(join(tmpdir(), 'port-in-use-'));
  const env = { DATA_DIR: dataDir, DEMO: 'off', PORT: String(port) };
  const said = String(await startInstance(env).then(undefined, (error: Error) => error.message));
  server.close();
  await rm(dataDir, { recursive: true, force: true });
  expect(said).toContain(`端口 ${port} 已被占用`);
  expect(said.indexOf('已被占用')).toBeLessThan(said.indexOf(startTexts.stopping));
}, 180_000);

it('the channels are named whether the chat page is open or not', () => {
  const named = '通道：企业微信自建应用、群机器人';
  for (const text of [startTexts.chatAt, startTexts.listeningAt])
    expect(text('http://127.0.0.1:3000', ['wecomApp', 'local', 'robot'])).toContain(named);
  expect(startTexts.chatAt('http://127.0.0.1:3000', ['local'])).not.toContain('通道');
});

it('what the platform refuses for the settings of the app is said with what to do', () => {
  expect(startTexts.misconfigured(60020)).toContain('企业可信IP');
  expect(startTexts.misconfigured(40001)).toContain('WECOM_SECRET');
  expect(startTexts.misconfigured(1)).toContain('docs/wecom.md');
});

it('at a terminal it is a line to read', () => {
  const written: string[] = [];
  announce('质控助手已启动', { isTTY: true, write: text => written.push(text) });
  expect(written).toEqual(['质控助手已启动\n']);
});

it('whoever waits is told for how long', () => {
  vi.useFakeTimers();
  const said: string[] = [];
  const preparing = tellPreparing(text => said.push(text));
  preparing.step('migrating');
  vi.advanceTimersByTime(10_000);
  preparing.step('waiting');
  vi.advanceTimersByTime(25_000);
  preparing.over();
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  expect(said).toEqual([
    startTexts.preparing.migrating,
    startTexts.stillPreparing.migrating(10),
    startTexts.preparing.waiting,
    startTexts.stillPreparing.waiting(10),
    startTexts.stillPreparing.waiting(20),
  ]);
});
