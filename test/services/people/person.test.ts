import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type App, createApp } from '../../../src/app.ts';
import { erase, exportTo } from '../../../src/commands/person-actions.ts';
import { readConfig } from '../../../src/config.ts';
import { OPERATOR } from '../../../src/domain/permissions/standards.ts';
import { recordAudit } from '../../../src/store/audit.ts';
import { digestTables } from '../../../src/store/backup/digest-tables.ts';

const picture = (name: string) => ({
  senderId: 'zhou',
  name,
  content: readFileSync(new URL(`../../conversations/inspections-photo-${name[0]}.png`, import.meta.url)),
});

let app: App;
let folder: string;
let count = 0;
let photos: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'person-'));
  app = await createApp({
    config: readConfig({ LOG_LEVEL: 'error' }),
    home: { kind: 'memory' },
    clock: { mode: 'frozen', start: new Date('2026-11-03T10:00:00+08:00') },
  });
  await app.start();
  const [evidence, stray] = [await app.receiveFile(picture('1.png')), await app.receiveFile(picture('2.png'))];
  photos = [evidence, stray].map(file => (file.kind === 'refused' ? '' : file.id));
  await say('宽带故障多久修好');
  for (const text of ['录测评', '营业厅监督检查', '通川营业厅', '满分']) await say(text);
  await say('', [evidence]);
  for (const text of ['其余满分', '确认提交']) await say(text);
  await say('看看这张', [stray]);
  await say('请假 周五 去医院复查');
}, 60_000);
afterEach(async () => {
  await app.stop();
  await rm(folder, { recursive: true, force: true });
});

async function say(text: string, files: Parameters<App['accept']>[0]['files'] = [], who = 'zhou'): Promise<string> {
  const id = `said-${count++}`;
  await app.accept({ id, conversationId: `u:${who}`, senderId: who, text, files });
  await app.drain();
  const rows = await app.db.prisma.outboxMessage.findMany({ where: { causeId: id }, orderBy: { seq: 'asc' } });
  return rows.map(row => (row.payload as { text: string }).text).join('\n');
}

const state = () => digestTables(sql => app.db.prisma.$queryRawUnsafe(sql));
const act = (by: string | typeof OPERATOR, confirmed: boolean, staffId = 'zhou') =>
  actorOf(by).then(actor => app.services.people.erase({ by: actor, staffId, confirmed }));
const actorOf = async (id: string) => (id === OPERATOR ? OPERATOR : (await app.directory.actor(app.db.prisma, id))!);
const everything = async () => {
  const tables = Object.keys(await state());
  const texts: Record<string, string> = {};
  for (const table of tables) {
    const rows = await app.db.prisma.$queryRawUnsafe<{ row: unknown }[]>(`SELECT to_jsonb(t) AS row FROM ${table} t`);
    texts[table.replace(/.*\."?|"/g, '')] = JSON.stringify(rows);
  }
  return texts;
};

/** The command's place in this process: the application's own database, which stays open. */
const bench = async () =>
  ({ ...app, recordAudit, library: undefined as never, db: { ...app.db, close: async () => {} } }) as never;
const lines: string[] = [];
const terminal = {
  out: (text: string) => lines.push(text),
  err: (text: string) => lines.push(text),
  confirm: undefined,
};

it('hands out everything of one person: records, what was said, files', async () => {
  const file = join(folder, 'zhou.zip');
  expect(await exportTo({ staffId: 'zhou', file }, bench, terminal)).toBe(0);
  const zip = await JSZip.loadAsync(await readFile(file));
  const records = JSON.parse(await zip.file('records.json')!.async('string')) as {
    person: object;
    records: { table: string; rows: object[] }[];
  };
  expect(records.person).toEqual({ id: 'zhou', name: '周行远' });
  const tables = records.records.map(({ table }) => table);
  for (const table of [
    'Staff',
    'InboxMessage',
    'OutboxMessage',
    'BotState',
    'Inspection',
    'StoredFile',
    'Evidence',
    'Absence',
    'QuestionRecord',
    'AuditEvent',
  ])
    expect(tables).toContain(table);
  const text = JSON.stringify(records);
  expect(text).toContain('去医院复查');
  expect(Object.keys(zip.files).filter(name => name.startsWith('files/') && !name.endsWith('/'))).toHaveLength(2);
  expect(await exportTo({ staffId: 'zhou', file }, bench, terminal)).toBe(2);
  await expect(exportTo({ staffId: 'nobody', file: `${file}2` }, bench, terminal)).rejects.toThrow('unknownPerson');
  expect(await app.db.prisma.auditEvent.count({ where: { action: 'person.exported', subjectId: 'zhou' } })).toBe(1);
});

it('shows what erasing would do, and changes nothing', async () => {
  const before = await state();
  lines.length = 0;
  expect(await erase({ staffId: 'zhou', yes: false }, bench, terminal)).toBe(0);
  expect(lines.join('\n')).toMatch(/没有改动[\s\S]*清空收发消息 \d{2} 条[\s\S]*--yes/);
  expect(await state()).toEqual(before);
});

it('erases what was said and who it was, and keeps the records under nobody’s name', async () => {
  const before = await state();
  const erased = await act(OPERATOR, true);
  expect(erased).toMatchObject({ kind: 'erased', name: '周行远', files: 1, filesKept: 1 });
  expect(erased.alias).toMatch(/^已离职员工 [0-9a-f]{8}$/);
  const texts = await everything();
  for (const [table, text] of Object.entries(texts)) {
    expect([table, text.includes('去医院复查'), text.includes('看看这张')]).toEqual([table, false, false]);
    // Nor does what others were told, or what they or the system worded about a visit.
    expect([table, text.includes('周行远')]).toEqual([table, false]);
  }
  for (const table of ['Inspection', 'Finding', 'Evidence', 'PenaltyPosting'])
    expect(await state()).toHaveProperty([`"public"."${table}"`], before[`"public"."${table}"`]);
  const [evidence, stray] = photos as [string, string];
  expect(await app.db.prisma.storedFile.findMany({ where: { id: { in: photos } } })).toMatchObject([{ id: evidence }]);
  expect(stray).not.toBe('');
  expect(await app.directory.actor(app.db.prisma, 'zhou')).toBeUndefined();
  expect(await app.db.prisma.auditEvent.count({ where: { action: 'person.erased', subjectId: 'zhou' } })).toBe(1);
  // The record can still be read.
  const no = (await app.db.prisma.inspection.findFirstOrThrow({ where: { no: { not: null } } })).no!;
  expect(await say(no, [], 'wu')).toContain('得分：100 分');
  expect(await act(OPERATOR, true)).toMatchObject({ kind: 'already' });
});

it('puts the erased mark in the place of the name in what others wrote, and leaves the facts', async () => {
  await app.db.prisma.finding.updateMany({ data: { note: '周行远检查时灯箱不亮' } });
  await app.db.prisma.questionRecord.create({
    data: { id: 'q', staffId: 'lina', text: '周行远说的对吗', outcome: 'answered', at: app.clock.now() } as never,
  });
  const { alias } = await act(OPERATOR, true);
  const findings = await app.db.prisma.finding.findMany({ select: { note: true } });
  expect(new Set(findings.map(({ note }) => note))).toEqual(new Set([`${alias}检查时灯箱不亮`]));
  const asked = await app.db.prisma.questionRecord.findUniqueOrThrow({ where: { id: 'q' } });
  expect(asked).toMatchObject({ staffId: 'lina', text: `${alias}说的对吗` });
});

it('leaves a name that may be somebody else’s', async () => {
  await app.db.prisma.finding.updateMany({ data: { note: '周行远检查时灯箱不亮' } });
  await app.db.prisma.staff.update({ where: { id: 'lina' }, data: { name: '周行远' } });
  expect(await act(OPERATOR, true)).toMatchObject({ kind: 'erased', mentions: 0 });
  expect(await app.db.prisma.finding.findFirst()).toMatchObject({ note: '周行远检查时灯箱不亮' });
});

it('removes the bytes of a file only when nobody else sent the same', async () => {
  const again = await app.receiveFile({ ...picture('2.png'), senderId: 'lina' });
  const { sha256 } = await app.db.prisma.storedFile.findUniqueOrThrow({ where: { id: photos[1]! } });
  await act(OPERATOR, true);
  expect((await app.files.read(sha256)).length).toBeGreaterThan(0);
  await act(OPERATOR, true, 'lina');
  expect(again.kind).not.toBe('refused');
  await expect(app.files.read(sha256)).rejects.toThrow();
});

it('is for administrators, and nobody erases themselves', async () => {
  const before = await state();
  const admin = (await app.directory.withRole(app.db.prisma, 'admin'))[0]!.id;
  await expect(act('wu', false)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(act(admin, true, admin)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(app.services.people.export({ by: await actorOf('wu'), staffId: 'zhou' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await state()).toEqual(before);
});
