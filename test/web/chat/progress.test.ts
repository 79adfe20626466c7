import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ModelReply, type ModelServer, startModelServer } from '../../helpers/model-server.ts';
import { type ChatServer, openChatServer } from '../chat-server.ts';

const QUESTION = '宽带装机要多久';
const SENTENCES = ['城市48小时内装通。', '农村72小时内装通。'];
const ROOM = 'unit-county-quxian';

let model: ModelServer;
let server: ChatServer;
beforeAll(async () => {
  model = await startModelServer();
  server = await openChatServer({ OPENAI_BASE_URL: model.baseURL, OPENAI_MODEL: 'm', OPENAI_TIMEOUT_MS: '5000' });
});
afterAll(async () => {
  await server?.close();
  await model?.close();
});

const says = (...texts: string[]): ModelReply => ({
  kind: 'content',
  content: { answered: true, statements: texts.map(text => ({ text, citations: ['c1'] })) },
});

it('an answer is shown as it is written, and the stored reply follows; only to the person who asked', async () => {
  model.on('answer-from-clauses', says(...SENTENCES));
  const [lina, here, other] = await Promise.all([
    server.connect('lina'),
    server.connect('lina'),
    server.connect('chen'),
  ]);
  lina.say('w-1', QUESTION);
  const { message } = await lina.until('message', frame => frame.message.from === 'bot');
  const told = (frames: typeof lina.frames) => frames.flatMap(frame => (frame.type === 'progress' ? [frame.text] : []));
  expect(told(lina.frames)).toEqual([SENTENCES[0], `${SENTENCES[0]}①${SENTENCES[1]}①`]);
  expect(message.text).toContain(`${SENTENCES[0]}①${SENTENCES[1]}①`);
  expect(lina.frames.findLastIndex(({ type }) => type === 'progress')).toBeLessThan(
    lina.frames.findIndex(({ type }) => type === 'message'),
  );
  await here.until('message', frame => frame.message.from === 'bot');
  expect(told(here.frames)).toEqual(told(lina.frames));
  expect(told(other.frames)).toEqual([]);
  // Nothing of it is kept: the history holds the question and the reply.
  expect((await server.history('lina')).messages.map(({ from }) => from)).toEqual(['me', 'bot']);
  await Promise.all([lina.close(), here.close(), other.close()]);
});

it('a sentence that fails a check is never shown, nor what follows it; the reply is the clause', async () => {
  model.on('answer-from-clauses', says(SENTENCES[0]!, '农村24小时内装通。', SENTENCES[1]!));
  const fang = await server.connect('fang');
  fang.say('w-2', QUESTION);
  const { message } = await fang.until('message', frame => frame.message.from === 'bot');
  expect(fang.frames.flatMap(frame => (frame.type === 'progress' ? [frame.text] : []))).toEqual([SENTENCES[0]]);
  expect(message.text).not.toContain('24');
  expect(message.citations[0]?.text).toContain('城市48小时内、农村72小时内装通');
  await fang.close();
});

it('in a group chat the person who asked sees it there', async () => {
  model.on('answer-from-clauses', says(...SENTENCES));
  const [liao, bai] = await Promise.all([server.connect('liao'), server.connect('bai')]);
  liao.say('w-3', `@质控助手 ${QUESTION}`, ROOM);
  await liao.until('message', frame => frame.message.from === 'bot');
  await bai.until('message', frame => frame.message.from === 'bot');
  expect(liao.frames.flatMap(frame => (frame.type === 'progress' ? [frame.room] : []))).toEqual([ROOM, ROOM]);
  expect(bai.frames.filter(({ type }) => type === 'progress')).toEqual([]);
  await Promise.all([liao.close(), bai.close()]);
});
