import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createServerDatabase, onPostgres } from '../helpers/postgres.ts';
import { openServerProxy, type ServerProxy } from '../helpers/server-proxy.ts';

const PHOTO = new URL('../conversations/inspections-photo-1.png', import.meta.url);
/** A turn is taken up within seconds of the server's return; beside other work that may take long. */
const BACK = { timeout: 60_000, interval: 50 };

interface Message {
  id: string;
  who: string;
  text: string;
  photo?: boolean;
}

onPostgres('filing on a shared server', () => {
  let dataDir: string;
  let proxy: ServerProxy;
  /** Two instances on one database. */
  let [one, two]: [App, App] = [undefined as never, undefined as never];
  let drop: () => Promise<void>;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'server-faults-'));
    const database = await createServerDatabase();
    drop = database.drop;
    proxy = await openServerProxy(database.url);
    const open = () =>
      createApp({
        config: readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }),
        home: { kind: 'server', url: proxy.url },
        clock: { mode: 'frozen', start: new Date('2026-11-03T10:00:00+08:00') },
      });
    one = await open();
    two = await open();
    await one.db.prisma.staff.create({
      data: {
        id: 'ning',
        name: '宁远',
        title: '检查员',
        unitId: 'customer-service',
        roles: ['inspector'],
        lines: ['hall'],
      },
    });
    await one.start();
    await two.start();
  }, 180_000);
  afterAll(async () => {
    // One after the other: both put back the same clock function of the job queue.
    await one?.stop();
    await two?.stop();
    await proxy?.close();
    await drop?.();
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  /** What a channel does: it delivers a message until that is acknowledged. */
  async function deliver(app: App, { id, who, text, photo }: Message): Promise<void> {
    const files = photo ? [await app.receiveFile({ senderId: who, name: 'p.png', content: readFileSync(PHOTO) })] : [];
    await app.accept({ id, conversationId: `u:${who}`, senderId: who, text, files });
  }

  /** What a message was answered with, once it is; several instances may have been at it. */
  async function answer(id: string): Promise<string> {
    const replies = () =>
      one.db.prisma.outboxMessage.findMany({ where: { causeId: id, kind: 'reply' }, orderBy: { seq: 'asc' } });
    await expect.poll(async () => (await replies()).length, BACK).toBeGreaterThan(0);
    const row = await one.db.prisma.inboxMessage.findUniqueOrThrow({ where: { id } });
    expect([id, row.status]).toEqual([id, 'done']);
    return (await replies()).map(reply => (reply.payload as { text: string }).text).join('\n');
  }

  async function say(message: Message, app = one): Promise<string> {
    await deliver(app, message);
    return answer(message.id);
  }

  const filedFor = (unitId: string) =>
    one.db.prisma.inspection.findMany({ where: { unitId, no: { not: null } }, include: { findings: true } });

  /** Lets something happen right after a use case has been called once, before its turn goes on. */
  function once(name: 'saveDraft' | 'submit', when: 'before' | 'after', happen: () => void): void {
    const { inspections } = one.services;
    const original = inspections[name] as (input: unknown) => Promise<unknown>;
    Object.assign(inspections, {
      async [name](input: unknown) {
        Object.assign(inspections, { [name]: original });
        if (when === 'before') happen();
        const result = await original(input);
        if (when === 'after') happen();
        return result;
      },
    });
  }

  /** The server is away until everybody has noticed: turns, jobs, deliveries and the people's own messages. */
  async function awayAndBack(meanwhile: Message): Promise<void> {
    await expect.poll(() => proxy.refused(), BACK).toBeGreaterThan(5);
    await expect(deliver(one, meanwhile)).rejects.toThrow();
    proxy.mend();
    await expect
      .poll(
        () =>
          deliver(one, meanwhile).then(
            () => true,
            () => false,
          ),
        BACK,
      )
      .toBe(true);
  }

  it('a server that goes away in the middle loses and doubles nothing, and answers come when it is back', {
    timeout: 240_000,
  }, async () => {
    expect(await say({ id: 'a1', who: 'zhou', text: '录测评 营业厅 通川' })).toContain('第 1/20 项');
    once('saveDraft', 'after', proxy.cut);
    await deliver(one, { id: 'a2', who: 'zhou', text: '不合格，灯箱不亮' });
    await awayAndBack({ id: 'a3', who: 'zhou', text: '第1项', photo: true });
    expect(await answer('a2')).toMatch(/已记 第 1 项 门头招牌：不合格[\s\S]*第 2\/20 项/);
    expect(await answer('a3')).toContain('照片已附到第 1 项「门头招牌」（共 1 张）');
    expect(await say({ id: 'a4', who: 'zhou', text: '其余满分' })).toContain('请核对测评结果');
    once('submit', 'before', proxy.cutBehindCommit);
    await deliver(one, { id: 'a5', who: 'zhou', text: '确认提交' });
    await awayAndBack({ id: 'a6', who: 'zhou', text: '测评结果' });
    const [filed, ...others] = await filedFor('hall-tongchuan');
    expect(others).toEqual([]);
    expect(await answer('a5')).toContain(`测评已提交，单号 ${filed!.no}`);
    expect(await answer('a6')).toContain(`测评结果 ${filed!.no}`);
    expect(filed!.findings).toHaveLength(20);
    const failed = filed!.findings.filter(finding => finding.result === 'fail');
    expect(failed.map(finding => finding.note)).toEqual(['灯箱不亮']);
    const { prisma } = one.db;
    expect(await prisma.evidence.count({ where: { subjectId: failed[0]!.id } })).toBe(1);
    expect(await prisma.rectificationNotice.count()).toBe(1);
    expect(await prisma.auditEvent.count({ where: { action: 'inspection.submit' } })).toBe(1);
    expect(await prisma.inboxMessage.count({ where: { status: { not: 'done' } } })).toBe(0);
  });

  it('every message delivered to both instances at the same moment has its effect once', {
    timeout: 120_000,
  }, async () => {
    const texts = ['录测评 营业厅 南外', '不合格，灯箱不亮', '其余满分', '确认提交'];
    for (const [index, text] of texts.entries()) {
      const message = { id: `b${index}`, who: 'zhou', text };
      await Promise.all([deliver(one, message), deliver(two, message)]);
    }
    expect(await answer('b3')).toContain('测评已提交');
    expect(await filedFor('hall-nanwai')).toHaveLength(1);
  });

  it('two inspectors who confirm the same task at the same moment get one inspection, and the second is told whose', {
    timeout: 120_000,
  }, async () => {
    const { unitId } = await one.db.prisma.inspectionTask.findFirstOrThrow({
      where: { programmeId: 'hall', status: 'planned', period: '2026-11' },
      orderBy: { no: 'asc' },
    });
    const unit = await one.db.prisma.orgUnit.findUniqueOrThrow({ where: { id: unitId } });
    const people = [
      ['zhou', one],
      ['ning', two],
    ] as const;
    const both = (step: string, text: string) =>
      Promise.all(people.map(([who, app]) => say({ id: `c-${who}-${step}`, who, text }, app)));
    await both('begin', `录测评 营业厅 ${unit.name}`);
    await both('rest', '其余满分');
    const said = await both('confirm', '确认提交');
    const [filed, ...others] = await filedFor(unitId);
    expect(others).toEqual([]);
    const winner = filed!.inspectorId === 'zhou' ? 0 : 1;
    expect(said[winner]).toContain(`测评已提交，单号 ${filed!.no}`);
    expect(said[1 - winner]).toContain(`已由${winner === 0 ? '周行远' : '宁远'}于`);
    expect(said[1 - winner]).toContain(filed!.no);
  });

  it('two devices of one inspector that confirm at the same moment file once', { timeout: 120_000 }, async () => {
    const { unitId } = await one.db.prisma.inspectionTask.findFirstOrThrow({
      where: { programmeId: 'hall', status: 'planned', period: '2026-11' },
      orderBy: { no: 'asc' },
    });
    const unit = await one.db.prisma.orgUnit.findUniqueOrThrow({ where: { id: unitId } });
    await say({ id: 'd1', who: 'zhou', text: `录测评 营业厅 ${unit.name}` });
    await say({ id: 'd2', who: 'zhou', text: '其余满分' }, two);
    const said = await Promise.all([
      say({ id: 'd3-phone', who: 'zhou', text: '确认提交' }, one),
      say({ id: 'd3-desk', who: 'zhou', text: '确认提交' }, two),
    ]);
    const [filed, ...others] = await filedFor(unitId);
    expect(others).toEqual([]);
    expect(said.filter(each => each.includes(`测评已提交，单号 ${filed!.no}`))).toHaveLength(1);
    expect(said.filter(each => each.includes(`刚才已经提交过了，单号 ${filed!.no}`))).toHaveLength(1);
  });
});
