import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message, PeopleAnswer } from '../../../src/web/page/protocol.ts';
import { type ChatServer, openChatServer } from '../chat-server.ts';
import { png } from '../png.ts';

const QUESTION = '宽带装机要多久';
const ROOM = 'unit-county-quxian';

let server: ChatServer;
beforeAll(async () => {
  server = await openChatServer();
}, 60_000);
afterAll(() => server.close());

const people = async (as = '') => (await (await server.get(`/api/chat/people${as}`)).json()) as PeopleAnswer;
const errorOf = async (response: Response) => ((await response.json()) as { error: string }).error;

describe('text', () => {
  it('is stored, confirmed, then answered, in this order', async () => {
    const lina = await server.connect('lina');
    lina.say('first-1', QUESTION);
    const { message } = await lina.until('accepted');
    const { message: answer } = await lina.until('message');
    expect(message).toMatchObject({ from: 'me', kind: 'text', text: QUESTION, clientId: 'first-1' });
    expect(answer).toMatchObject({ from: 'bot', kind: 'reply', outcome: 'answer', ref: null });
    expect(answer.citations[0]?.standard).toContain('宽带装维时限管理规定');
    expect(answer.seq).toBeGreaterThan(message.seq);
    expect(answer.at).toMatch(/\+08:00$/);
    expect(lina.frames.map(frame => frame.type).slice(0, 3)).toEqual(['accepted', 'typing', 'message']);
    expect((await server.history('lina')).messages.map(({ id }) => id)).toEqual([message.id, answer.id]);
    await lina.close();
  });

  it('sent again under its id is confirmed again and answered once', async () => {
    const fang = await server.connect('fang');
    fang.say('again-1', QUESTION);
    fang.say('again-1', QUESTION);
    fang.say('again-2', '帮助');
    await fang.until('message', ({ message }) => message.id.startsWith('web-fang-again-2'));
    expect(fang.frames.filter(frame => frame.type === 'accepted')).toHaveLength(3);
    const { messages } = await server.history('fang');
    expect(messages.filter(message => message.from === 'me').map(message => message.clientId)).toEqual([
      'again-1',
      'again-2',
    ]);
    await fang.close();
  });

  it('keeps the order of one socket', async () => {
    const gao = await server.connect('gao');
    const ids = Array.from({ length: 8 }, (_, index) => `order-${index}`);
    for (const id of ids) gao.say(id, '帮助');
    await gao.until('message', ({ message }) => message.id.startsWith('web-gao-order-7'));
    const mine = (await server.history('gao')).messages.filter(message => message.from === 'me');
    expect(mine.map(message => message.clientId)).toEqual(ids);
    await gao.close();
  });

  it('is shown on the other pages of the same person', async () => {
    const [here, there] = await Promise.all([server.connect('he'), server.connect('he')]);
    here.say('two-1', '帮助');
    const { message } = await there.until('message', frame => frame.message.from === 'me');
    expect(message.clientId).toBe('two-1');
    await here.until('message', frame => frame.message.from === 'bot');
    expect(here.messages().every(shown => shown.from === 'bot')).toBe(true);
    await Promise.all([here.close(), there.close()]);
  });

  it.each([
    ['too long', '长'.repeat(20_001), '最多 20,000 个字'],
    ['of blanks', ' \n ', '空的'],
  ])('%s is rejected with a sentence', async (_, text, reason) => {
    const cui = await server.connect('cui');
    cui.say('bad-1', text);
    expect((await cui.until('rejected')).reason).toContain(reason);
    expect((await server.history('cui')).messages).toEqual([]);
    await cui.close();
  });

  it('survives frames it cannot read', async () => {
    const zou = await server.connect('zou');
    zou.send('not json');
    zou.send({ type: 'send', clientId: 'no spaces allowed', text: '帮助' });
    zou.send({ type: 'dance' });
    zou.say('good-1', '帮助');
    expect((await zou.until('accepted')).clientId).toBe('good-1');
    await zou.close();
  });

  it('waits in the history for a page that was away', async () => {
    const xia = await server.connect('xia');
    xia.say('away-1', '帮助');
    await xia.until('accepted');
    await xia.close();
    await server.app.drain();
    const { messages, more } = await server.history('xia');
    expect(messages.map(message => message.from)).toEqual(['me', 'bot']);
    expect(more).toBe(false);
    const older = await server.history('xia', `&before=${messages[1]!.seq}&limit=1`);
    expect(older.messages.map(message => message.id)).toEqual([messages[0]!.id]);
    expect((await server.history('xia', '&limit=1')).more).toBe(true);
  });
});

describe('unread', () => {
  it('counts what was sent since the last read, never backwards', async () => {
    const du = await server.connect('du');
    const watcher = await server.connect('luo');
    du.say('unread-1', '帮助');
    const { message } = await du.until('message');
    await watcher.until('unread', frame => frame.personId === 'du' && frame.unread === 1);
    expect((await people()).people.find(person => person.id === 'du')?.unread).toBe(1);
    expect((await server.postJson('/api/chat/read?as=du', { seq: message.seq })).status).toBe(200);
    await watcher.until('unread', frame => frame.personId === 'du' && frame.unread === 0);
    const back = await server.postJson('/api/chat/read?as=du', { seq: 0 });
    expect(await back.json()).toEqual({ unread: 0 });
    await Promise.all([du.close(), watcher.close()]);
  });

  it('does not read ahead', async () => {
    await server.postJson('/api/chat/read?as=ding', { seq: 2 ** 40 });
    const ding = await server.connect('ding');
    ding.say('ahead-1', '帮助');
    const { message } = await ding.until('message');
    await server.postJson('/api/chat/read?as=ding', { seq: 2 ** 40 });
    ding.say('ahead-2', '帮助');
    await ding.until('message', frame => frame.message.seq > message.seq);
    expect((await people()).people.find(person => person.id === 'ding')?.unread).toBe(1);
    await ding.close();
  });
});

describe('group chat', () => {
  it('is shown to its members, answered when the assistant is named, unread by the person named', async () => {
    const [liao, bai] = await Promise.all([server.connect('liao'), server.connect('bai')]);
    liao.say('room-1', '大家早上好', ROOM);
    const { message: greeting } = await bai.until('message');
    expect(greeting).toMatchObject({ from: 'other', senderName: '廖建平', text: '大家早上好' });
    liao.say('room-2', `＠质控助手 ${QUESTION}`, ROOM);
    const answer = await bai.until('message', frame => frame.message.from === 'bot');
    expect(answer.room).toBe(ROOM);
    expect(answer.message.text).toMatch(/^@廖建平 /);
    await liao.until('message', frame => frame.message.from === 'bot');
    expect(liao.frames.filter(frame => frame.type === 'typing')).toHaveLength(1);

    const { messages } = await server.history('bai', `&room=${ROOM}`);
    expect(messages.map(message => message.from)).toEqual(['other', 'other', 'bot']);
    expect(messages.map(message => message.seq)).toEqual(
      messages.map(message => message.seq).toSorted((a, b) => a - b),
    );
    const unreadFor = async (as: string) => (await people(`?as=${as}`)).rooms.find(room => room.id === ROOM)?.unread;
    expect([await unreadFor('liao'), await unreadFor('bai')]).toEqual([1, 0]);
    await server.postJson(`/api/chat/read?as=liao&room=${ROOM}`, { seq: messages[2]!.seq });
    expect(await unreadFor('liao')).toBe(0);
    await Promise.all([liao.close(), bai.close()]);
  });

  it('is closed to others', async () => {
    const lina = await server.connect('lina');
    lina.say('room-3', '我也来', ROOM);
    expect((await lina.until('rejected')).reason).toContain('不在这个群聊');
    expect((await server.get(`/api/chat/messages?as=lina&room=${ROOM}`)).status).toBe(403);
    await lina.close();
  });
});

describe('files', () => {
  it('that the assistant sends come with the reply, and open for whom they were made', async () => {
    const wu = await server.connect('wu');
    wu.say('export-1', '导出测评表 营业厅');
    const { message } = await wu.until('message', each => each.message.file !== undefined);
    expect(message.file).toMatchObject({ name: '营业厅监督检查测评表（第1版）.xlsx' });
    const opened = await server.get(message.file!.url);
    expect(opened.headers.get('content-disposition')).toMatch(/^attachment/);
    // A zip, as every .xlsx is.
    expect(
      Buffer.from(await opened.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect((await server.get(message.file!.url.replace('as=wu', 'as=lina'))).status).toBe(404);
    await wu.close();
  });

  it('an image is stored once, shown inline to its sender, and to nobody else', async () => {
    const photo = png(40, 30);
    const send = () => server.upload('/api/chat/files?as=shi&clientId=photo-1', '门头 照片.png', photo);
    const { message } = (await (await send()).json()) as { message: Message };
    expect(message).toMatchObject({ kind: 'image', from: 'me', clientId: 'photo-1', file: { name: '门头 照片.png' } });
    expect(((await (await send()).json()) as { message: Message }).message).toEqual(message);
    expect(await server.app.db.prisma.storedFile.count({ where: { uploadedById: 'shi' } })).toBe(1);

    const opened = await server.get(message.file!.url);
    expect(hash(await opened.bytes())).toBe(hash(photo));
    expect(opened.headers.get('content-type')).toBe('image/png');
    expect(opened.headers.get('content-disposition')).toMatch(/^inline/);
    expect(opened.headers.get('content-security-policy')).toContain('sandbox');
    expect(opened.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await server.get(message.file!.url.replace('as=shi', 'as=lina'))).status).toBe(404);
  });

  it('a file of a group chat opens for its members', async () => {
    const answer = await server.upload(
      `/api/chat/files?as=bai&room=${ROOM}&clientId=doc-1`,
      '说明.txt',
      Buffer.from('整改说明'),
    );
    const { message } = (await answer.json()) as { message: Message };
    expect(message.kind).toBe('file');
    const opened = await server.get(message.file!.url.replace('as=bai', 'as=liao'));
    expect(opened.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(await opened.text()).toBe('整改说明');
    expect((await server.get(message.file!.url.replace('as=bai', 'as=lina'))).status).toBe(404);
  });

  it.each([
    ['an image of 20 MB', 'big-1', '现场.png', () => Buffer.concat([png(4, 4), randomBytes(20 * 1024 * 1024)]), '太大'],
    ['a program', 'exe-1', '工具.exe', () => Buffer.concat([Buffer.from('MZ'), randomBytes(600)]), '暂不支持'],
  ])('%s is taken as a message and refused by the assistant', async (_, clientId, name, content, reason) => {
    const pan = await server.connect('pan');
    const answer = await server.upload(`/api/chat/files?as=pan&clientId=${clientId}`, name, content());
    expect(answer.status).toBe(200);
    const { message } = (await answer.json()) as { message: Message };
    expect(message).toMatchObject({ kind: 'file', file: { url: '', name } });
    const reply = await pan.until('message', frame => frame.message.id.startsWith(`web-pan-${clientId}-`));
    expect(reply.message.text).toContain(reason);
    await pan.close();
  });

  it('above the hard limit is 413 with a sentence', async () => {
    const answer = await server.upload(
      '/api/chat/files?as=wen&clientId=huge-1',
      '大.png',
      Buffer.alloc(25 * 1024 * 1024 + 1),
    );
    expect(answer.status).toBe(413);
    expect(await errorOf(answer)).toContain('25 MB');
    expect((await server.history('wen')).messages).toEqual([]);
  });

  it.each([
    ['without a file', () => server.postJson('/api/chat/files?as=wen&clientId=none-1', {})],
    ['without an id', () => server.upload('/api/chat/files?as=wen', 'a.png', png(4, 4))],
  ])('%s is 400 with a sentence', async (_, request) => {
    const answer = await request();
    expect(answer.status).toBe(400);
    expect(await errorOf(answer)).toMatch(/\p{Script=Han}/u);
  });
});

describe('people', () => {
  it('are listed with unit, title and roles, and the clock', async () => {
    const { people: everybody, rooms, simulated, now } = await people();
    expect(everybody[0]?.name).toBe('李娜');
    expect(everybody).toHaveLength(25);
    expect(everybody.find(person => person.id === 'jiang')).toMatchObject({
      name: '蒋书宁',
      unit: '客户服务部',
      roles: ['服务管理人员', '监督检查人员'],
    });
    expect(rooms.find(room => room.id === ROOM)?.memberIds.toSorted()).toEqual(['bai', 'liao']);
    expect(simulated).toBe(true);
    expect(now).toMatch(/\+08:00$/);
  });

  it('unknown are refused with a sentence, on every route', async () => {
    await expect(server.connect('nobody')).rejects.toThrow('refused with 404');
    const answers = await Promise.all([
      server.get('/api/chat/messages?as=nobody'),
      server.postJson('/api/chat/read?as=nobody', { seq: 1 }),
      server.postJson('/api/chat/clock?as=nobody', { advance: '1h' }),
      server.upload('/api/chat/files?as=nobody&clientId=c', 'a.png', png(4, 4)),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(await errorOf(answer)).toContain('nobody');
    }
  });
});

function hash(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
