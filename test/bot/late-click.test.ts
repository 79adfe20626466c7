import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { taskIdOf } from '../../src/channel/puppets/wecom-cards.ts';
import { readConfig } from '../../src/config.ts';

const start = new Date('2026-11-02T09:00:00+08:00');
let app: App;
beforeAll(async () => {
  const config = readConfig({ LOG_LEVEL: 'error' });
  app = await createApp({ config, home: { kind: 'memory' }, clock: { mode: 'frozen', start } });
  await app.start();
});
afterAll(() => app.stop());

let count = 0;

/** Says or clicks something. @returns the answer's words, and the card that it is on. */
async function act(text: string, taskId?: string): Promise<{ said: string; taskId: string }> {
  const id = `click-${++count}`;
  const who = { conversationId: 'u:zhou', senderId: 'zhou', channel: 'local' as const };
  await app.accept({ id, ...who, text, ...(taskId && { action: { taskId, key: text } }) });
  await app.drain();
  const rows = await app.db.prisma.outboxMessage.findMany({ where: { causeId: id }, orderBy: { seq: 'asc' } });
  const said = rows.map(row => (row.payload as { text: string }).text).join('\n');
  return { said, taskId: taskIdOf(rows.at(-1)!.id) };
}

describe('a click on a card', () => {
  it('counts once: the same card says nothing to the next question', async () => {
    await act('录测评 营业厅 通川');
    const first = await act('继续');
    const second = await act('A', first.taskId);
    expect(second.said).toContain('第 2/20 项');
    const again = await act('A', first.taskId);
    expect(again.said).toContain('这张卡片已经过了');
    expect(again.said).toContain('第 2/20 项');
    expect((await act('A', again.taskId)).said).toContain('第 3/20 项');
  });

  it('of something that was cancelled submits nothing else', async () => {
    const old = await act('其余满分');
    await act('取消');
    await act('录测评 营业厅 南外');
    await act('其余满分');
    expect((await act('确认提交', old.taskId)).said).toContain('这张卡片已经过了');
    expect(await app.db.prisma.inspection.count({ where: { status: 'submitted' } })).toBe(0);
  });

  it('that says all by itself counts at any time', async () => {
    expect((await act('我的任务', 'long-ago')).said).not.toContain('这张卡片已经过了');
  });
});
