import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createAccept } from '../../../src/bot/accept.ts';
import type { UploadPurpose } from '../../../src/domain/files/upload-link.ts';
import { findUploadLink } from '../../../src/services/uploads/find-link.ts';
import { makeUploadLink } from '../../../src/services/uploads/make-link.ts';
import { takeUpload, type UploadedMessage } from '../../../src/services/uploads/take-upload.ts';
import { recordAudit } from '../../../src/store/audit.ts';
import { createConversations } from '../../../src/store/conversations.ts';
import type { Database, Tx } from '../../../src/store/database.ts';
import { createDirectory } from '../../../src/store/directory.ts';
import { createFileStore } from '../../../src/store/files.ts';
import { describeOnBothHomes, type OpenHome } from '../../helpers/postgres.ts';

const START = new Date('2026-11-02T09:00:00+08:00');
const MINUTE = 60_000;

describeOnBothHomes('upload links', openHome => {
  let home: OpenHome;
  let now = START;
  const clock = { now: () => now };
  const directory = createDirectory(clock);
  const files = createFileStore(mkdtempSync(join(tmpdir(), 'uploads-')));
  const contextOn = (db: Database) => ({
    db,
    clock,
    directory,
    files,
    recordAudit,
    publicUrl: 'http://127.0.0.1:3000',
  });
  const acceptOn = (db: Database) =>
    createAccept({ db, clock, conversations: createConversations(), sequencer: { wake() {} } });

  beforeAll(async () => {
    home = await openHome();
  });
  afterAll(() => home.close());
  beforeEach(async () => {
    now = START;
    await home.db.prisma.uploadLink.deleteMany();
    await home.db.prisma.inboxMessage.deleteMany();
  });

  async function link(staffId = 'wu'): Promise<string> {
    const actor = (await directory.actor(home.db.prisma, staffId))!;
    const { url } = await makeUploadLink(contextOn(home.db), {
      ...{ actor, conversationId: `u:${staffId}`, purpose: { kind: 'standard' } },
    });
    return url.split('/').at(-1)!;
  }
  const upload = (
    token: string,
    name: string,
    options: { db?: Database; accept?: ReturnType<typeof acceptOn> } = {},
  ) => {
    const db = options.db ?? home.db;
    const file = { name, content: Buffer.from(`第一条 ${name}`) };
    return takeUpload(contextOn(db), { token, file, say: () => '导入标准', accept: options.accept ?? acceptOn(db) });
  };
  const arrived = async () =>
    (await home.db.prisma.inboxMessage.findMany()).map(
      row => (row.payload as { files: { name: string }[] }).files[0]!.name,
    );

  it('for a report are for who writes it, take what a report may have, and end when it is sent in', async () => {
    const { prisma } = home.db;
    const { id: obligationId, unitId } = await prisma.obligation.findUniqueOrThrow({
      where: { id: 'quality-analysis:public-customers' },
    });
    const no = 'SB-2026-9001';
    await prisma.submission.create({
      data: {
        ...{ id: 'sb-9001', no, obligationId, unitId, period: '2026-10', dueAt: START, dueBasis: {} },
        ...{ status: 'due', content: {} },
      },
    });
    const make = async (staffId: string, purpose: UploadPurpose) => {
      const actor = (await directory.actor(prisma, staffId))!;
      const made = await makeUploadLink(contextOn(home.db), { actor, conversationId: `u:${staffId}`, purpose });
      return made.url.split('/').at(-1)!;
    };
    for (const staffId of ['lina', 'wu', 'shi'])
      await expect(make(staffId, { kind: 'report', no })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(make('wen', { kind: 'report', no: 'SB-2026-9999' })).rejects.toMatchObject({ code: 'notFound' });
    const send = (token: string, name: string, content: Buffer) =>
      takeUpload(contextOn(home.db), {
        ...{ token, file: { name, content }, accept: acceptOn(home.db) },
        say: purpose => (purpose.kind === 'report' ? `上报附件 ${purpose.no}` : '导入标准'),
      });
    const first = await make('wen', { kind: 'report', no });
    expect(await send(first, '空.csv', Buffer.alloc(0))).toEqual({ kind: 'refused', code: 'fileEmpty' });
    expect(await send(first, '程序.exe', Buffer.from('MZ\0\0'))).toEqual({ kind: 'refused', code: 'fileTypeRefused' });
    // A table of figures is no standard, and fits a report.
    expect((await send(first, '明细.csv', Buffer.from('月份,投诉\n10,12'))).kind).toBe('taken');
    expect((await send(first, '明细.csv', Buffer.from('月份,投诉\n10,12'))).kind).toBe('gone');
    expect((await prisma.inboxMessage.findMany()).map(({ payload }) => (payload as { text: string }).text)).toEqual([
      `上报附件 ${no}`,
    ]);
    const second = await make('wen', { kind: 'report', no });
    await prisma.submission.update({ where: { no }, data: { status: 'submitted' } });
    expect((await send(second, '明细.csv', Buffer.from('月份,投诉\n10,13'))).kind).toBe('gone');
    await expect(make('wen', { kind: 'report', no })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are for the quality officer', async () => {
    for (const staffId of ['lina', 'zhou', 'pan'])
      await expect(link(staffId)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await home.db.prisma.uploadLink.count()).toBe(0);
  });

  it.each([
    [29 * MINUTE + 59_999, true],
    [30 * MINUTE, false],
    [31 * MINUTE, false],
  ])('after %i ms: takes a file %s', async (ms, takes) => {
    const token = await link();
    now = new Date(START.getTime() + ms);
    expect((await findUploadLink(contextOn(home.db), { token })) !== undefined).toBe(takes);
    expect((await upload(token, '甲.md')).kind).toBe(takes ? 'taken' : 'gone');
    expect(await arrived()).toEqual(takes ? ['甲.md'] : []);
  });

  it('that have ended are cleared away with the next one', async () => {
    const used = await link();
    await upload(used, '甲.md');
    await link();
    now = new Date(START.getTime() + 30 * MINUTE);
    const fresh = await link();
    expect(await home.db.prisma.uploadLink.count()).toBe(1);
    expect((await upload(used, '乙.md')).kind).toBe('gone');
    expect((await upload(fresh, '丙.md')).kind).toBe('taken');
  });

  it('take nothing while their person may not import', async () => {
    const token = await link('qian');
    await home.db.prisma.staff.update({ where: { id: 'qian' }, data: { roles: ['frontline'] } });
    expect((await upload(token, '甲.md')).kind).toBe('gone');
    await home.db.prisma.staff.update({ where: { id: 'qian' }, data: { roles: ['qualityOfficer'] } });
    expect((await upload(token, '甲.md')).kind).toBe('taken');
  });

  it('take one of many files sent at once, on any instance', async () => {
    const token = await link();
    const names = Array.from({ length: 8 }, (_, index) => `第${index}份.md`);
    const results = await Promise.all(
      names.map((name, index) => upload(token, name, { db: index % 2 ? home.second : home.db })),
    );
    const taken = results.flatMap(result => (result.kind === 'taken' ? [result.name] : []));
    expect(taken).toHaveLength(1);
    expect(results.filter(result => result.kind === 'gone')).toHaveLength(7);
    expect(await arrived()).toEqual(taken);
  });

  it('stay usable when the process ends between storing the file and taking the message in', async () => {
    const token = await link();
    const store = acceptOn(home.db);
    const dying = [
      // Before anything of the message is written,
      async (): Promise<never> => {
        throw new Error('killed');
      },
      // and in the middle of its transaction.
      (message: UploadedMessage, claim: (tx: Tx) => Promise<boolean>) =>
        store(message, async tx => {
          await claim(tx);
          throw new Error('killed');
        }),
    ];
    for (const accept of dying) {
      await expect(upload(token, '甲.md', { accept: accept as typeof store })).rejects.toThrow('killed');
      expect(await arrived()).toEqual([]);
    }
    expect((await upload(token, '甲.md')).kind).toBe('taken');
    expect((await upload(token, '甲.md')).kind).toBe('gone');
    expect(await arrived()).toEqual(['甲.md']);
  });
});
