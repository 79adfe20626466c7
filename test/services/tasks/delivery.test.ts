import { afterAll, beforeAll, expect, it } from 'vitest';
import { taskReplies } from '../../../dialogs/tasks/replies.ts';
import { createConversations } from '../../../src/store/conversations.ts';
import { createOutbox } from '../../../src/store/outbox.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

const NO = 'DB-2026-0001';
let test: TestContext;
const outbox = createOutbox();

/** A notice to the head of a hall that went out, and was given up. */
beforeAll(async () => {
  test = await openTestContext();
  const { db, clock } = test.context;
  const now = clock.now();
  await db.transaction(async tx => {
    await outbox.enqueue(
      tx,
      'u:chen',
      [
        {
          ...{ id: 'n-1', recipientId: 'chen', kind: 'notice' as const, causeId: '1' },
          payload: {
            text: '机密内容',
            options: [],
            outcome: null,
            citations: [],
            ref: { type: 'supervision', no: NO },
          },
        },
      ],
      { now, realNow: now },
    );
    await tx.notice.create({
      data: {
        ...{ id: '1', dedupeKey: '1', code: 'supervisionIssued', params: {}, recipientId: 'chen', messageId: 'n-1' },
        ...{ refType: 'supervision', refNo: NO, status: 'sent', createdAt: now, deliverAfter: now, sentAt: now },
      },
    });
    const given = { at: now, failure: 'message/send: invaliduser', unreachable: true };
    await outbox.giveUp(tx, { id: 'n-1', recipientId: 'chen' }, given);
  });
});
afterAll(() => test.close());

const status = async (id: string) => test.services.tasks.undelivered({ actor: await test.actor(id) });
const recipients = async () => test.services.tasks.recipients({ actor: await test.actor('wu'), no: NO });

it('shows what was given up, without its words, and what it was about only to who sends', async () => {
  const [officer, admin] = [await status('wu'), await status('root')];
  expect(officer).toMatchObject({ total: 1, messages: [{ name: '陈映雪', no: NO, why: 'unknown' }] });
  expect(officer.unreachable).toMatchObject([{ name: '陈映雪', unitName: '通川营业厅' }]);
  expect(admin.messages[0]!.no).toBeNull();
  expect(JSON.stringify(officer)).not.toContain('机密');
  for (const id of ['chen', 'pan', 'gao', 'zhou'])
    await expect(status(id)).rejects.toMatchObject({ code: 'forbidden' });
});

it('is undelivered, not unsigned, for whoever looks who has not signed', async () => {
  const text = taskReplies.recipients(NO, await recipients(), test.context.clock.now()).text;
  expect(text).toContain('陈映雪（通川营业厅）：未送达（企业微信里找不到此人，或不在应用可见范围内）');
});

it('is sent again once, by whoever may', async () => {
  const resend = async (id: string) => test.services.tasks.resend({ actor: await test.actor(id), messageId: 'n-1' });
  await expect(resend('chen')).rejects.toMatchObject({ code: 'forbidden' });
  expect([await resend('root'), await resend('root')]).toEqual([1, 0]);
  const { prisma } = test.context.db;
  expect(await prisma.outboxMessage.findUniqueOrThrow({ where: { id: 'n-1' } })).toMatchObject({
    ...{ failedAt: null, failure: null, notBefore: null, attempts: 0, sentAt: null },
  });
  expect(await prisma.notice.findUniqueOrThrow({ where: { id: '1' } })).toMatchObject({
    status: 'sent',
    failure: null,
  });
  expect(await prisma.auditEvent.count({ where: { action: 'message.resent', subjectId: 'n-1' } })).toBe(1);
  const { rows: claimed } = await outbox.claim(prisma, { realNow: test.context.clock.now(), limit: 10 });
  expect(claimed.map(({ id }) => id)).toEqual(['n-1']);
  expect((await status('wu')).total).toBe(0);
});

it('does not send again what was erased', async () => {
  const { prisma } = test.context.db;
  const failedAt = test.context.clock.now();
  await prisma.outboxMessage.update({ where: { id: 'n-1' }, data: { failedAt, payload: { cleared: true } } });
  const actor = await test.actor('root');
  expect(await test.services.tasks.resend({ actor, messageId: undefined })).toBe(0);
  expect((await status('wu')).total).toBe(0);
});

it('knows somebody who writes again as reachable', async () => {
  const { db, clock } = test.context;
  const message = { id: 'm1', conversationId: 'u:chen', senderId: 'chen', channel: 'local' as const, payload: {} };
  expect((await status('wu')).unreachable).toHaveLength(1);
  await createConversations().accept(db.prisma, { ...message, at: clock.now() });
  expect((await status('wu')).unreachable).toEqual([]);
});
