import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { MessageContent } from '../../src/domain/conversation/message.ts';

let app: App;
beforeAll(async () => {
  app = await createApp({
    config: readConfig({ LOG_LEVEL: 'silent' }),
    home: { kind: 'memory' },
    clock: { mode: 'frozen', start: new Date('2026-11-02T09:00:00+08:00') },
  });
  await app.start();
});
afterAll(() => app.stop());

/** Says something as an inspector and returns what was answered. */
async function say(text: string): Promise<string> {
  const id = randomUUID();
  await app.accept({ id, conversationId: 'u:zhou', senderId: 'zhou', text });
  await app.drain();
  const replies = await app.db.prisma.outboxMessage.findMany({ where: { causeId: id }, orderBy: { seq: 'asc' } });
  return replies.map(reply => (reply.payload as unknown as MessageContent).text).join('\n');
}

type Stack = ({ id: string; state?: object } | null)[];

/** Changes the stored stack as an older version, or an accident, would have left it. */
async function leave(change: (stack: Stack) => Stack): Promise<void> {
  const row = await app.db.prisma.botState.findUniqueOrThrow({ where: { key: 'u:zhou' } });
  const data = row.data as { dialogs: { dialogStack: Stack } };
  data.dialogs.dialogStack = change(data.dialogs.dialogStack);
  await app.db.prisma.botState.update({ where: { key: 'u:zhou' }, data: { data: data as object } });
}

describe('stored dialog state that this version cannot go on with', () => {
  it.each<[string, (stack: Stack) => Stack, 'lost' | 'kept']>([
    [
      'an older version of the form',
      stack => stack.map(open => ({ ...open!, state: { ...open!.state, version: 0 } })),
      'lost',
    ],
    ['a form without state', stack => stack.map(open => ({ id: open!.id })), 'lost'],
    ['a dialog that is gone, above', stack => [...stack, { id: 'gone', state: {} }], 'kept'],
    ['a dialog that is gone, below', stack => [{ id: 'gone', state: {} }, ...stack], 'kept'],
    ['nothing where a dialog was', stack => [null, ...stack], 'kept'],
  ])('%s strands nobody and is said', async (_name, change, form) => {
    await app.reset();
    expect(await say('录测评')).toContain('请问要录哪个检查类别');
    await leave(change);
    const answer = await say('营业厅监督检查');
    expect(answer).toContain('系统刚刚升级');
    expect(answer.includes('请选择被检查单位')).toBe(form === 'kept');
    await say('取消');
    expect(await say('取消')).toContain('没有正在填写的内容');
  });
});
