import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/database.ts';
import type { ChildTask } from './killed-child.ts';
import { SAMPLE, sample } from './upload-server.ts';

const CHILD = new URL('killed-child.ts', import.meta.url).pathname;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-upload-'));
  // Preparing a directory takes longest, so it is done once and copied.
  await (await start({ dataDir: join(folder, 'template') })).kill();
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The application in a process of its own. `said` resolves with the rest of the line that begins with a word. */
async function start(task: ChildTask) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CHILD, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'kill-nine-compiled') },
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', line => {
    lines.push(line);
    for (const look of [...waiting]) look();
  });
  const closed = new Promise<void>(resolve => child.once('close', () => resolve()));
  const said = (word: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const line = lines.find(each => each.startsWith(word));
        if (line === undefined) return;
        waiting.delete(look);
        resolve(line.slice(word.length + 1));
      };
      waiting.add(look);
      void closed.then(() => reject(new Error(`ended without saying ${word}`)));
      look();
    });
  const [address = '', path = ''] = (await said('open')).split(' ');
  return {
    path,
    said,
    upload(to: string): Promise<Response> {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(sample)]), SAMPLE);
      return fetch(`${address}${to}`, { method: 'POST', body: form });
    },
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

it.each([
  { stopAt: 'stored', again: 200 },
  { stopAt: 'accepted', again: 404 },
] as const)(
  'killed when the file is $stopAt: one message, one preview, one import',
  async ({ stopAt, again }) => {
    const dataDir = join(folder, stopAt);
    await cp(join(folder, 'template'), dataDir, { recursive: true });
    const first = await start({ dataDir, stopAt });
    const lost = first.upload(first.path).catch(error => error);
    await first.said(stopAt);
    await first.kill();
    expect(await lost).toBeInstanceOf(Error);

    // The person sees that the connection broke, and tries once more.
    const second = await start({ dataDir });
    expect((await second.upload(first.path)).status).toBe(again);
    expect((await second.upload(first.path)).status).toBe(404);
    await second.kill();

    // Starting again answers whatever was taken in; then the import is confirmed, twice.
    const third = await start({ dataDir, say: ['确认导入', '确认导入'] });
    await third.kill();
    const db = await openDatabase({ kind: 'directory', dataDir, purpose: 'killed upload' });
    try {
      const inbox = await db.prisma.inboxMessage.findMany({ where: { id: { startsWith: 'upload-' } } });
      expect(inbox.map(message => message.status)).toEqual(['done']);
      const replies = await db.prisma.outboxMessage.findMany({ where: { causeId: inbox[0]!.id } });
      expect(replies.map(reply => (reply.payload as { text: string }).text)).toEqual([
        expect.stringContaining(`已读取《${SAMPLE}》`),
      ]);
      expect(await db.prisma.standardVersion.findMany({ where: { no: { not: null } } })).toMatchObject([
        { no: 'BZ-2026-0001', status: 'draft', label: '2026-12-01', importedById: 'wu' },
      ]);
    } finally {
      await db.close();
    }
  },
  120_000,
);
