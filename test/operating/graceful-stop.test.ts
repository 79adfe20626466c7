import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startTexts } from '../../dialogs/replies/start.ts';
import { openDatabase } from '../../src/store/database.ts';
import { startModelServer } from '../helpers/model-server.ts';
import { type Instance, startInstance } from './instance.ts';

let model: Awaited<ReturnType<typeof startModelServer>>;
let dataDir: string;
let instance: Instance;

beforeAll(async () => {
  model = await startModelServer();
});
afterAll(() => model.close());

beforeEach(async () => {
  model.reset();
  model.always({ kind: 'slow' });
  dataDir = await mkdtemp(join(tmpdir(), 'stopping-'));
  instance = await startInstance({
    DATA_DIR: dataDir,
    OPENAI_BASE_URL: model.baseURL,
    OPENAI_MODEL: 'test',
    OPENAI_TIMEOUT_MS: '60000',
  });
}, 60_000);
afterEach(async () => {
  instance.signal('SIGKILL');
  await instance.ended;
  await rm(dataDir, { recursive: true, force: true });
});

/** A turn that hangs in the middle: its answer is being worded. */
async function beginSlowTurn(): Promise<void> {
  await instance.say('lina', 'slow', '宽带故障多久修好');
  await model.received(1);
}

async function stored() {
  const db = await openDatabase({ kind: 'directory', dataDir, purpose: 'test' });
  try {
    const inbox = await db.prisma.inboxMessage.findMany({ orderBy: { receivedAt: 'asc' } });
    const outbox = await db.prisma.outboxMessage.findMany();
    const leases = await db.prisma.conversation.count({ where: { leaseOwner: { not: null } } });
    return { statuses: inbox.map(row => row.status), sent: outbox.filter(row => row.sentAt).length, leases };
  } finally {
    await db.close();
  }
}

it('finishes the turn at work, says that it is not ready, still stores what comes in, and hands everything back', async () => {
  expect((await instance.get('/readyz')).status).toBe(200);
  await beginSlowTurn();
  instance.signal('SIGTERM');
  await expect.poll(async () => (await instance.get('/readyz')).status).toBe(503);
  expect((await instance.get('/healthz')).status).toBe(200);
  await instance.say('fang', 'late', '帮助');
  model.release();
  expect(await instance.ended).toBe(0);
  const said = instance.lines.map(line => (JSON.parse(line) as { msg: string }).msg);
  expect(said.slice(said.indexOf(startTexts.stopping))).toEqual([startTexts.stopping, startTexts.stopped]);
  // The late one waits for the next start: nothing is lost, and nobody holds it.
  expect(await stored()).toEqual({ statuses: ['done', 'pending'], sent: 1, leases: 0 });
}, 60_000);

it('ends at once when it is signalled again; the turn is run by the next start', async () => {
  await beginSlowTurn();
  instance.signal('SIGTERM');
  await expect.poll(async () => (await instance.get('/readyz')).status).toBe(503);
  instance.signal('SIGTERM');
  expect(await instance.ended).toBe(1);
  expect((await stored()).statuses).toEqual(['pending']);
}, 60_000);
