import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { reasonOfRating } from '../../../dialogs/questions/feedback-replies.ts';
import { type App, createApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { startWecomSimulator, type WecomSimulator } from '../../wecom-simulator/simulator.ts';

let simulator: WecomSimulator;
let app: App;

beforeAll(async () => {
  simulator = await startWecomSimulator({ people: { users: [], departments: [], tags: [] } });
  const { environment, botEnvironment } = simulator;
  app = await createApp({
    config: readConfig({ LOG_LEVEL: 'silent', DEMO: 'on', ...environment, ...botEnvironment }),
    home: { kind: 'memory' },
    clock: { mode: 'frozen', start: new Date('2026-11-02T09:00:00+08:00') },
  });
  await app.start();
  await vi.waitFor(() => expect(simulator.bot.say('lina', '你好')).toBeTypeOf('string'), { timeout: 20_000 });
}, 240_000);
afterAll(async () => {
  await app.stop();
  await simulator.close();
});

const feedback = (questionId: string) => app.db.prisma.questionFeedback.findUnique({ where: { questionId } });
async function asked(text: string): Promise<string> {
  const id = `bot:${simulator.bot.say('lina', text)}`;
  await expect.poll(() => app.db.prisma.questionRecord.count({ where: { id } }), { timeout: 20_000 }).toBe(1);
  return id;
}

it('keeps a rating in WeCom as 有用 or 没用 with its reasons; the last word counts', async () => {
  const id = await asked('宽带装机要多久');
  simulator.bot.rate('lina', { id, type: 1 });
  await expect.poll(() => feedback(id)).toMatchObject({ useful: true, staffId: 'lina' });
  simulator.bot.rate('lina', { id, type: 2, content: '没说农村', reasons: [2, 9] });
  await expect.poll(() => feedback(id)).toMatchObject({ useful: false, reason: '内容不完整；没说农村' });
  expect((await app.db.prisma.questionRecord.findUniqueOrThrow({ where: { id } })).backlogId).not.toBeNull();
});

it('lets nobody rate what another one asked, nor what was no question', async () => {
  const id = await asked('投诉几天内回复');
  const rate = (staffId: string, messageId: string) =>
    app.services.questions.rateMessage({ staffId, messageId, useful: false, reason: '' });
  await rate('chen', id);
  await rate('lina', 'bot:never');
  await rate('nobody', id);
  expect(await feedback(id)).toBeNull();
});

it('welcomes whoever opens the chat', async () => {
  simulator.bot.enter('chen');
  await expect.poll(() => simulator.bot.messagesOf('chen').at(-1)?.text).toContain('陈映雪，您好！我是质控助手');
});

it('cuts what is said to the length of a reason', () => {
  expect(reasonOfRating({ reasons: ['1', '7'], text: ' ' })).toBe('与问题无关');
  expect([...reasonOfRating({ reasons: [], text: '长'.repeat(300) })]).toHaveLength(100);
});
