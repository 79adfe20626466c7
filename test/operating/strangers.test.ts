import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { rootReplies } from '../../dialogs/replies/root.ts';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createWeb } from '../../src/web/server.ts';
import { startWecomSimulator, type WecomSimulator } from '../wecom-simulator/simulator.ts';

const PHOTO = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6]);
const WORDS = '我是王大明，电话13812345678';

let simulator: WecomSimulator;
let app: App;
let web: Awaited<ReturnType<typeof createWeb>>;
let downloads = 0;

beforeAll(async () => {
  simulator = await startWecomSimulator({ people: { users: [], departments: [], tags: [] } });
  const { environment, botEnvironment } = simulator;
  app = await createApp({
    config: readConfig({ LOG_LEVEL: 'silent', DEMO: 'on', ...environment, ...botEnvironment }),
    home: { kind: 'memory' },
    clock: { mode: 'frozen', start: new Date('2026-11-02T09:00:00+08:00') },
  });
  web = await createWeb(app, { renderError: error => error.code });
  await simulator.configureCallback(`${await web.listen({ host: '127.0.0.1', port: 0 })}/wecom/callback`);
  await app.start();
  await app.drain();
  // In the company, of which 王大明 is not on our roster.
  for (const [userid, name] of [
    ['wang', '王大明'],
    ['lina', '李娜'],
  ] as const)
    simulator.people.users.push({ userid, name, department: [1] });
  simulator.server.on('request', ({ url = '' }) => {
    if (url.includes('media/get') || url.includes('/bot-media/')) downloads += 1;
  });
  await vi.waitFor(() => expect(simulator.bot.connected()).toBe(true), { timeout: 20_000 });
}, 240_000);
afterAll(async () => {
  await web.close();
  await app.stop();
  await simulator.close();
});

/** All that is stored of what somebody sent, once it is answered. */
async function storedOf(senderId: string, conversationId: string, count: number) {
  const done = () => app.db.prisma.inboxMessage.count({ where: { senderId, conversationId, status: 'done' } });
  await expect.poll(done, { timeout: 20_000 }).toBe(count);
  return app.db.prisma.inboxMessage.findMany({ where: { senderId, conversationId }, orderBy: { seq: 'asc' } });
}

it('on the self-built app: told that they are unknown; neither words nor pictures are kept, nor fetched', async () => {
  vi.spyOn(app.files, 'put');
  await simulator.say('wang', WORDS);
  await simulator.sendImage('wang', PHOTO);
  await simulator.sendVoice('wang', Buffer.from('#!AMR\nabc'));
  const rows = await storedOf('wang', 'u:wang', 3);
  expect(rows.map(({ payload }) => payload)).toEqual(Array(3).fill({ text: '', stranger: true }));
  await expect.poll(() => simulator.messagesOf('wang').length, { timeout: 20_000 }).toBe(3);
  for (const { text } of simulator.messagesOf('wang')) expect(text).toBe(rootReplies.unknownPerson('wang'));
  expect(await app.db.prisma.storedFile.count({ where: { uploadedById: 'wang' } })).toBe(0);
  expect(app.files.put).not.toHaveBeenCalled();
  expect(downloads).toBe(0);
});

it('on the AI bot, alone and in a group', async () => {
  simulator.bot.say('laozhang', WORDS);
  simulator.bot.say('laozhang', { file: '名单.xlsx', content: PHOTO });
  simulator.bot.say('laozhang', `@质控助手 ${WORDS}`, 'group-1');
  const rows = [
    ...(await storedOf('laozhang', 'u:laozhang', 2)),
    ...(await storedOf('laozhang', 'r:group-1:laozhang', 1)),
  ];
  expect(rows.map(({ payload }) => payload)).toEqual([
    ...Array(2).fill({ text: '', stranger: true }),
    { text: '', stranger: true, roomId: 'group-1', mentionsBot: true },
  ]);
  for (const chat of ['laozhang', 'group-1'])
    await expect
      .poll(() => simulator.bot.messagesOf(chat).at(-1)?.text, { timeout: 20_000 })
      .toContain(rootReplies.unknownPerson('laozhang'));
  expect(await app.db.prisma.storedFile.count({ where: { uploadedById: 'laozhang' } })).toBe(0);
  expect(downloads).toBe(0);
});

it('what is dumped of everything holds no word of theirs', async () => {
  const rows = await app.db.prisma.$queryRaw<{ text: string }[]>`
    SELECT payload::text AS text FROM "InboxMessage" UNION ALL SELECT payload::text FROM "OutboxMessage"`;
  expect(rows.filter(({ text }) => /王大明|13812345678|名单/.test(text))).toEqual([]);
});

it('somebody who has left is as unknown, and somebody known is heard as ever', async () => {
  await app.db.prisma.staff.update({ where: { id: 'lina' }, data: { active: false } });
  await simulator.say('lina', WORDS);
  expect((await storedOf('lina', 'u:lina', 1)).map(({ payload }) => payload)).toEqual([{ text: '', stranger: true }]);
  await app.db.prisma.staff.update({ where: { id: 'lina' }, data: { active: true } });
  await simulator.say('lina', '帮助');
  expect((await storedOf('lina', 'u:lina', 2)).at(-1)?.payload).toMatchObject({ text: '帮助' });
});
