import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { createLog } from '../../src/log.ts';
import { openTestDatabase } from '../helpers/database.ts';
import { startModelServer } from '../helpers/model-server.ts';
import { startInstance } from './instance.ts';

const SECRETS = [
  '李娜',
  '张小红',
  '13812345678',
  'sk-live-4f9a8b7c6d5e',
  'corpsecret-Zx81',
  '宽带故障',
  'hunter2',
  'lina',
];

function leaksIn(text: string): string[] {
  return SECRETS.filter(secret => text.includes(secret));
}

describe('a line about an error', () => {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line: string) => lines.push(line) });

  it.each<[string, unknown]>([
    ['a value in quotes', new Error('invalid input syntax for type integer: "张小红"')],
    ['a violated key', new Error('Key (id)=(lina) already exists')],
    [
      'an address with a token',
      new Error('fetch of https://qyapi.example.com/send?access_token=corpsecret-Zx81 failed'),
    ],
    ['a database address', new Error('connect to postgres://qc:hunter2@10.0.0.1/qc failed')],
    ['a text in Chinese with a number', new Error('没有读懂 李娜 的 宽带故障 13812345678')],
    ['a key in words', new Error('Incorrect API key: sk-live-4f9a8b7c6d5e')],
    ['a conversation', new Error('dialog state of u:lina changed under the turn')],
    ['an error of our own with parameters', new AppError('unknownPerson', { id: 'lina', name: '李娜' })],
    ['a cause', new Error('failed', { cause: new Error("user 'lina'") })],
    ['fields of a library', Object.assign(new Error('failed'), { dialogStack: [{ text: '李娜' }], config: 'hunter2' })],
    ['what a dialog threw', Object.assign(new Error('李娜'), { error: new Error('「宽带故障」') })],
    ['no error at all', '李娜 13812345678'],
    ['a stack that begins with the message', new Error('line one\n    at 李娜 "hunter2" (x.ts:1:1)')],
  ])('hides %s', (_what, error) => {
    lines.length = 0;
    log.error({ err: error });
    log.error({ err: error }, 'it failed');
    if (error instanceof Error) log.error(error);
    expect(leaksIn(lines.join(''))).toEqual([]);
    expect(lines.length).toBeGreaterThan(1);
  });

  it('hides fields that nobody should have passed', () => {
    lines.length = 0;
    log.info(
      { text: '李娜', row: { payload: '宽带故障', senderId: 'lina' }, headers: { authorization: 'hunter2' } },
      'x',
    );
    log.info({ req: { method: 'GET', url: '/upload/hunter2', headers: { cookie: 'hunter2' } } }, 'x');
    log.info({ message: 'web-lina-abcdef-123456' }, 'x');
    expect(leaksIn(lines.join(''))).toEqual([]);
  });

  it('still says what failed and where', () => {
    lines.length = 0;
    log.error({ err: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }) });
    expect(JSON.parse(lines[0]!)).toMatchObject({
      msg: 'connect ECONNREFUSED',
      err: { type: 'Error', code: 'ECONNREFUSED', stack: expect.stringContaining('quiet-logs.test.ts') },
    });
  });

  it('hides what the database says about values', async () => {
    const db = await openTestDatabase();
    lines.length = 0;
    const staff = { id: 'lina', name: '李娜', unitId: 'hotline' };
    await db.prisma.staff.create({ data: staff }).catch(error => log.error({ err: error }));
    await db.prisma.staff
      .create({ data: { ...staff, wrong: '张小红' } as never })
      .catch(error => log.error({ err: error }));
    await db.prisma.$queryRaw`SELECT ${'张小红'}::int`.catch(error => log.error({ err: error }));
    await db.close();
    expect(lines).toHaveLength(3);
    expect(leaksIn(lines.join(''))).toEqual([]);
  });
});

describe('a served conversation at level debug', () => {
  let model: Awaited<ReturnType<typeof startModelServer>>;
  let dataDir: string;
  beforeAll(async () => {
    model = await startModelServer();
    dataDir = await mkdtemp(join(tmpdir(), 'logs-'));
  });
  afterAll(async () => {
    await model.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('leaves nobody and no secret in the output', async () => {
    model.always({ kind: 'status', status: 500, message: '13812345678 宽带故障 sk-live-4f9a8b7c6d5e' });
    const instance = await startInstance({
      DATA_DIR: dataDir,
      LOG_LEVEL: 'debug',
      OPENAI_BASE_URL: model.baseURL,
      OPENAI_MODEL: 'test',
      OPENAI_API_KEY: 'sk-live-4f9a8b7c6d5e',
      METRICS_TOKEN: 'corpsecret-Zx81-corpsecret-Zx81',
    });
    const said = [
      '张小红的电话是13812345678，宽带故障多久修好',
      '录测评',
      '1',
      '扣2分，找李娜，密码 hunter2',
      '取消',
      '/../\u0000',
    ];
    for (const [index, text] of said.entries()) await instance.say('lina', `id-${index}`, text);
    await expect
      .poll(async () => (await history(instance.address)).length, { timeout: 20_000 })
      .toBeGreaterThanOrEqual(12);
    await instance.get('/upload/hunter2');
    await instance.get('/metrics', { authorization: 'Bearer hunter2' });
    await instance.get('/api/chat/messages?as=lina&limit=hunter2');
    expect(await instance.stop()).toBe(0);
    expect(leaksIn(instance.lines.join('\n'))).toEqual([]);
  }, 90_000);
});

async function history(address: string): Promise<unknown[]> {
  const answer = await fetch(`${address}/api/chat/messages?as=lina&limit=100`);
  return ((await answer.json()) as { messages: unknown[] }).messages;
}
