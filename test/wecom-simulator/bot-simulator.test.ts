import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { startBotSimulator } from './bot-simulator.ts';

type Frame = { cmd?: string; headers?: { req_id?: string }; body?: Record<string, unknown>; errcode?: number };

/** A bot by hand, which does what the SDK would never do. */
async function connect(credentials?: object) {
  let at = Date.parse('2026-03-02T01:30:00Z');
  const simulator = await startBotSimulator({ now: () => new Date(at) });
  const socket = new WebSocket(simulator.url);
  const waiting = new Map<string, (frame: Frame) => void>();
  const calls: Frame[] = [];
  socket.on('message', data => {
    const frame = JSON.parse(String(data)) as Frame;
    const answered = waiting.get(frame.headers?.req_id ?? '');
    if (frame.cmd) calls.push(frame);
    else answered?.(frame);
  });
  onTestFinished(async () => {
    socket.terminate();
    await simulator.close();
  });
  await new Promise(resolve => socket.once('open', resolve));

  /** The code of the answer. */
  async function ask(cmd: string, body: object, requestId: string = randomUUID()): Promise<number | undefined> {
    const answer = new Promise<Frame>(resolve => waiting.set(requestId, resolve));
    socket.send(JSON.stringify({ cmd, headers: { req_id: requestId }, body }));
    return (await answer).errcode;
  }

  const { botId: bot_id, secret } = simulator;
  const subscribed = await ask('aibot_subscribe', credentials ?? { bot_id, secret });

  /** The request id of what somebody says. */
  async function hear(userId: string, text: string): Promise<string> {
    const known = calls.length;
    simulator.say(userId, text);
    await expect.poll(() => calls.length).toBeGreaterThan(known);
    return calls.at(-1)!.headers!.req_id!;
  }

  return { simulator, ask, hear, calls, subscribed, pass: (ms: number) => (at += ms) };
}

const stream = (id: string, content: string, finish = true) => ({ msgtype: 'stream', stream: { id, content, finish } });
const markdown = (chatid: string, content = '好') => ({ chatid, msgtype: 'markdown', markdown: { content } });
const card = (task_id: string, more: object = {}) => ({
  msgtype: 'template_card',
  template_card: {
    card_type: 'button_interaction',
    main_title: { title: '选' },
    button_list: [{ text: '是', key: 'y' }],
    task_id,
    ...more,
  },
});

describe('the simulated platform of an AI bot', () => {
  it('takes nothing from whoever has not subscribed, or with another secret', async () => {
    const { ask, subscribed, simulator } = await connect({ bot_id: 'bot-under-test', secret: 'guessed' });
    expect(subscribed).toBe(853_000);
    expect(await ask('aibot_send_msg', markdown('lin'))).toBe(853_000);
    expect(simulator.violations).toHaveLength(2);
  });

  it('keeps to one stream per message, its end, its size and its six minutes', async () => {
    const { ask, hear, pass, simulator } = await connect();
    const first = await hear('lin', '你好');
    expect(await ask('aibot_respond_msg', stream('s', '条'.repeat(6_827)), first)).toBe(40_008);
    expect(await ask('aibot_respond_msg', stream('s', '条'.repeat(6_826)), first)).toBe(0);
    expect(await ask('aibot_respond_msg', stream('s', '再来'), first)).toBe(846_608);
    const second = await hear('lin', '你好');
    expect(await ask('aibot_respond_msg', stream('s', '正在', false), second)).toBe(0);
    expect(await ask('aibot_respond_msg', stream('other', '别的'), second)).toBe(40_008);
    pass(6 * 60_000 + 1);
    expect(await ask('aibot_respond_msg', stream('s', '太晚'), second)).toBe(846_608);
    pass(24 * 3_600_000);
    expect(await ask('aibot_respond_msg', stream('s', '太晚'), first)).toBe(846_608);
    expect(await ask('aibot_respond_msg', stream('s', '太晚'), 'made-up')).toBe(846_605);
    expect(simulator.violations).toHaveLength(6);
  });

  it('counts thirty a minute for each conversation, replies included', async () => {
    const { ask, hear, pass } = await connect();
    const request = await hear('lin', '你好');
    expect(await ask('aibot_respond_msg', stream('s', '好'), request)).toBe(0);
    for (let at = 1; at < 30; at += 1) expect(await ask('aibot_send_msg', markdown('lin'))).toBe(0);
    expect(await ask('aibot_send_msg', markdown('lin'))).toBe(45_009);
    pass(60_000);
    expect(await ask('aibot_send_msg', markdown('lin'))).toBe(0);
  });

  it('pushes only to those who have written', async () => {
    const { ask, hear } = await connect();
    expect(await ask('aibot_send_msg', markdown('lin'))).toBe(93_006);
    await hear('lin', '你好');
    expect(await ask('aibot_send_msg', markdown('lin'))).toBe(0);
  });

  it.each([
    ['a task id with other characters', card('bot:1')],
    ['too long a task id', card('x'.repeat(129))],
    ['no task id', card('')],
    ['seven buttons', card('t', { button_list: Array.from({ length: 7 }, (_, at) => ({ text: 'a', key: `${at}` })) })],
    ['one key twice', card('t', { button_list: [1, 2].map(() => ({ text: 'a', key: 'k' })) })],
    ['too long a key', card('t', { button_list: [{ text: 'a', key: '长'.repeat(342) }] })],
    ['a vote without options', card('t', { card_type: 'vote_interaction' })],
  ])('refuses a card with %s', async (_, body) => {
    const { ask, hear, simulator } = await connect();
    await hear('lin', '你好');
    expect(await ask('aibot_send_msg', { chatid: 'lin', ...body })).toBe(40_008);
    expect(simulator.violations).toHaveLength(1);
  });

  it('takes a task id once, an update within five seconds and once', async () => {
    const { ask, hear, pass, calls, simulator } = await connect();
    await hear('lin', '你好');
    expect(await ask('aibot_send_msg', { chatid: 'lin', ...card('t1') })).toBe(0);
    const another = card('t1', { main_title: { title: '另一张' } });
    expect(await ask('aibot_send_msg', { chatid: 'lin', ...another })).toBe(40_008);
    // The same one again is refused as well, but nobody could have known.
    expect(await ask('aibot_send_msg', { chatid: 'lin', ...card('t1') })).toBe(40_008);
    const click = async () => {
      const known = calls.length;
      simulator.click({ userId: 'lin', taskId: 't1', key: 'y' });
      await expect.poll(() => calls.length).toBeGreaterThan(known);
      return calls.at(-1)!.headers!.req_id!;
    };
    const update = { response_type: 'update_template_card', ...card('t1') };
    const [late, good] = [await click(), await click()];
    expect(await ask('aibot_respond_msg', stream('s', '好'), good)).toBe(846_605);
    expect(await ask('aibot_respond_update_msg', { ...update, ...card('t2') }, good)).toBe(40_008);
    expect(await ask('aibot_respond_update_msg', update, good)).toBe(0);
    expect(await ask('aibot_respond_update_msg', update, good)).toBe(846_605);
    pass(5_001);
    expect(await ask('aibot_respond_update_msg', update, late)).toBe(846_608);
    expect(simulator.violations).toHaveLength(5);
  });

  it('takes an upload whole, in order of its sizes', async () => {
    const { ask, simulator } = await connect();
    const init = { type: 'file', filename: 'a.pdf', total_size: 100, total_chunks: 1, md5: 'x' };
    expect(await ask('aibot_upload_media_init', init)).toBe(0);
    expect(await ask('aibot_upload_media_init', { ...init, total_chunks: 101 })).toBe(40_008);
    expect(await ask('aibot_upload_media_init', { ...init, total_size: 4 })).toBe(40_008);
    expect(await ask('aibot_upload_media_init', { ...init, type: 'image', total_size: (10 << 20) + 1 })).toBe(40_008);
    expect(await ask('aibot_upload_media_chunk', { upload_id: 'none', chunk_index: 0, base64_data: 'AA==' })).toBe(
      40_008,
    );
    expect(simulator.violations).toHaveLength(4);
  });
});
