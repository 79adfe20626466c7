import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChatServer, openChatServer } from '../chat-server.ts';

let server: ChatServer;
beforeAll(async () => {
  server = await openChatServer();
}, 60_000);
afterAll(() => server.close());

const move = (body: unknown) => server.postJson('/api/chat/clock?as=bai', body);
const now = () => server.app.clock.now().getTime();

it('moved over the end of a month, reminds who owes a report, live and with an unread count for everybody', async () => {
  const [bai, lina] = await Promise.all([server.connect('bai'), server.connect('lina')]);
  const before = now();
  const answer = await move({ advance: '35d' });
  expect(answer.status).toBe(200);
  expect(now() - before).toBeGreaterThanOrEqual(35 * 86_400_000);
  const { message } = await bai.until('message', frame => frame.message.kind === 'notice');
  expect(message.from).toBe('bot');
  const { unread } = await lina.until('unread', frame => frame.personId === 'bai');
  expect(unread).toBeGreaterThan(0);
  await lina.until('clock');
  const notices = (await server.history('bai')).messages;
  expect(notices.map(notice => notice.id)).toEqual([...new Set(bai.messages().map(notice => notice.id))]);
  await Promise.all([bai.close(), lina.close()]);
}, 60_000);

it('adds up two moves asked for at once', async () => {
  const before = now();
  await Promise.all([move({ advance: '1h' }), move({ advance: '2h' })]);
  expect(now() - before).toBeGreaterThanOrEqual(3 * 3_600_000);
});

it('moves to a time', async () => {
  const at = new Date(now() + 5_400_000).toISOString();
  expect((await move({ at })).status).toBe(200);
  expect(now()).toBeGreaterThanOrEqual(Date.parse(at));
});

it.each([
  [{ advance: 'later' }, '1d'],
  [{ advance: '400d' }, '366'],
  [{ at: '2020-01-01T00:00:00+08:00' }, '不能倒退'],
  [{ at: 'tomorrow' }, '目标时间'],
  [{}, '请求'],
])('refuses %j with a sentence', async (body, words) => {
  const before = now();
  const answer = await move(body);
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { error: string }).error).toContain(words);
  expect(now() - before).toBeLessThan(60_000);
});
