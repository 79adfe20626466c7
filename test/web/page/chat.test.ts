import { describe, expect, test } from 'vitest';
import { pressedOn } from '../../../src/web/page/pressed.ts';
import { message, stage } from './stage.ts';

const seqs = (messages: readonly { seq: number }[]) => messages.map(one => one.seq);

describe('sending', () => {
  test('a text stays on its way until it is accepted, then stands once', async () => {
    const s = stage();
    await s.open();
    s.chat.sendText('帮助');
    expect(s.socket().sent).toEqual([{ type: 'send', clientId: 'c1', text: '帮助' }]);
    expect(s.conversation().outgoing).toHaveLength(1);
    const stored = message(1, { from: 'me', kind: 'text', text: '帮助' });
    s.say({ type: 'accepted', clientId: 'c1', message: stored });
    s.say({ type: 'message', message: stored });
    expect(s.conversation().outgoing).toEqual([]);
    expect(seqs(s.conversation().messages)).toEqual([1]);
  });

  test('after a loss the unconfirmed go out again, in order, with the same ids; the confirmed do not', async () => {
    const s = stage();
    await s.open();
    for (const word of ['一', '二', '三']) s.chat.sendText(word);
    s.say({ type: 'accepted', clientId: 'c1', message: message(1, { from: 'me' }) });
    s.socket().events.onClose();
    expect(s.chat.getState().link).toBe('lost');
    s.chat.sendText('四');
    s.runTimers();
    expect(s.sockets).toHaveLength(2);
    expect(s.socket().sent).toEqual([]);
    s.socket().events.onOpen();
    expect(s.socket().sent.map(frame => [frame.clientId, frame.text])).toEqual([
      ['c2', '二'],
      ['c3', '三'],
      ['c4', '四'],
    ]);
  });

  test('an unconfirmed text whose stored copy comes with the history is not sent a third time', async () => {
    const s = stage();
    await s.open();
    s.chat.sendText('一');
    s.socket().events.onClose();
    s.stored.push(message(1, { from: 'me', clientId: 'c1' }));
    s.runTimers();
    s.socket().events.onOpen();
    await s.settle();
    expect(s.conversation().outgoing).toEqual([]);
    s.socket().events.onClose();
    s.runTimers();
    s.socket().events.onOpen();
    expect(s.socket().sent).toEqual([]);
  });

  test('no answer on an open socket: a new socket, and the text again', async () => {
    const s = stage();
    await s.open();
    s.chat.sendText('一');
    const silent = s.socket();
    s.runTimers();
    expect(silent.closed).toBe(true);
    expect(s.sockets).toHaveLength(2);
    s.socket().events.onOpen();
    expect(s.socket().sent.map(frame => frame.clientId)).toEqual(['c1']);
  });

  test('what a person sent waits while another person is looked at, and never goes out under the other name', async () => {
    const s = stage();
    await s.open();
    s.socket().events.onClose();
    s.chat.sendText('李娜的话');
    s.chat.select({ as: 'chen' });
    s.socket().events.onOpen();
    expect([s.socket().as, s.socket().sent]).toEqual(['chen', []]);
    s.chat.select({ as: 'lina' });
    s.socket().events.onOpen();
    expect([s.socket().as, s.socket().sent.map(frame => frame.text)]).toEqual(['lina', ['李娜的话']]);
  });

  test('a refusal is shown with its reason and sent no more', async () => {
    const s = stage();
    await s.open();
    s.chat.sendText('太长');
    s.say({ type: 'rejected', clientId: 'c1', reason: '消息太长。' });
    expect(s.conversation().outgoing).toMatchObject([{ state: 'failed', reason: '消息太长。', retryable: false }]);
    s.socket().events.onClose();
    s.runTimers();
    s.socket().events.onOpen();
    expect(s.socket().sent).toEqual([]);
  });

  test('an upload the network stopped is repeated with its id on reconnection', async () => {
    const s = stage();
    await s.open();
    s.chat.sendFiles([new File(['x'], 'a.png', { type: 'image/png' })]);
    await s.settle();
    expect(s.conversation().outgoing).toMatchObject([{ state: 'failed', retryable: true, preview: 'blob:a.png' }]);
    s.answers.upload = { kind: 'ok', value: { message: message(1, { from: 'me', kind: 'image' }) } };
    s.socket().events.onClose();
    s.runTimers();
    s.socket().events.onOpen();
    await s.settle();
    expect(s.uploads).toEqual(['c1', 'c1']);
    expect(s.conversation().outgoing).toEqual([]);
    expect(seqs(s.conversation().messages)).toEqual([1]);
  });

  test.each([
    [400, '不支持这种文件。', '不支持这种文件。', false],
    [413, null, '文件太大，服务器没有接收，请压缩后再发。', false],
    [500, null, '文件没有发送成功，请换一个文件再试。', true],
  ])('an upload answered %i', async (status, given, shown, retryable) => {
    const s = stage();
    await s.open();
    s.answers.upload = { kind: 'refused', status, reason: given };
    s.chat.sendFiles([new File(['x'], 'a.bin')]);
    await s.settle();
    expect(s.conversation().outgoing).toMatchObject([{ reason: shown, retryable }]);
  });
});

describe('options', () => {
  const reply = message(1, { options: [{ key: '1', label: '满分' }] });

  test('the key is sent, the label shown, and a reply takes one choice', async () => {
    const s = stage();
    s.stored.push(reply);
    await s.open();
    s.chat.choose(reply, '1', '满分');
    expect(s.socket().sent).toEqual([
      { type: 'send', clientId: 'c1', text: '1', pressed: { message: 'm1', key: '1' } },
    ]);
    expect(s.conversation().outgoing).toMatchObject([{ shown: '满分', state: 'sending' }]);
    const { messages, outgoing } = s.conversation();
    expect(pressedOn(messages, outgoing).get('m1')).toEqual(new Set(['1']));
    s.say({ type: 'rejected', clientId: 'c1', reason: '' });
    expect(pressedOn(messages, s.conversation().outgoing).size).toBe(0);
  });

  test('in a group the assistant is named, by a button and by what is asked of it; what is said to all is not', async () => {
    const s = stage();
    await s.open();
    s.chat.select({ as: 'lina', room: 'r1' });
    s.chat.choose(reply, '有用', '有用');
    s.chat.ask('帮助');
    s.chat.sendText('大家好');
    expect(s.socket().sent.map(frame => frame.text)).toEqual(['@质控助手 有用', '@质控助手 帮助', '大家好']);
  });

  test('that lead nowhere any more are shown so, of a message that is here', async () => {
    const s = stage();
    s.stored.push(message(3, { kind: 'notice', options: [{ key: '确认结果 CP-2026-0001', label: '确认结果' }] }));
    await s.open();
    const over = [{ key: '确认结果 CP-2026-0001', label: '确认结果', over: true }];
    s.say({ type: 'changed', message: message(3, { kind: 'notice', options: over }) });
    s.say({ type: 'changed', message: message(1, { kind: 'notice', options: over }) });
    expect(s.conversation().messages.map(({ id, options }) => [id, options])).toEqual([['m3', over]]);
  });
});

describe('a reply that is being written', () => {
  const shown = (s: ReturnType<typeof stage>) => {
    const { typing, writing } = s.chat.getState();
    return [typing, writing];
  };

  test('is shown as it grows; the stored reply takes its place', async () => {
    const s = stage();
    await s.open();
    s.say({ type: 'progress', text: '城市48小时内。' });
    s.say({ type: 'typing' });
    expect(shown(s)).toEqual([true, '城市48小时内。']);
    s.say({ type: 'progress', text: '城市48小时内。农村72小时内。' });
    expect(shown(s)).toEqual([true, '城市48小时内。农村72小时内。']);
    s.say({ type: 'message', message: message(1, { text: '完整的答复' }) });
    expect(shown(s)).toEqual([false, '']);
    expect(s.conversation().messages.map(({ text }) => text)).toEqual(['完整的答复']);
  });

  test('of another conversation is not shown here', async () => {
    const s = stage();
    await s.open();
    s.say({ type: 'progress', text: '城市48小时内。', room: 'r1' });
    expect(shown(s)).toEqual([false, '']);
  });

  test('is forgotten when the connection is lost, when another conversation is opened, and when nothing more is heard', async () => {
    const s = stage();
    await s.open();
    s.say({ type: 'progress', text: '城市48小时内。' });
    s.runTimers();
    expect(shown(s)).toEqual([false, '']);
    s.say({ type: 'progress', text: '城市48小时内。' });
    s.socket().events.onClose();
    expect(shown(s)).toEqual([false, '']);
    s.runTimers();
    s.socket().events.onOpen();
    await s.settle();
    s.say({ type: 'progress', text: '城市48小时内。' });
    s.chat.select({ as: 'chen' });
    expect(shown(s)).toEqual([false, '']);
  });
});

describe('history', () => {
  test('what was missed is fetched back to the last known message', async () => {
    const s = stage({ pageSize: 3 });
    s.stored.push(message(1), message(2));
    await s.open();
    s.socket().events.onClose();
    for (let seq = 3; seq <= 10; seq += 1) s.stored.push(message(seq));
    s.runTimers();
    s.socket().events.onOpen();
    await s.settle();
    expect(seqs(s.conversation().messages)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('a live message does not hide a gap whose first fetch failed', async () => {
    const s = stage();
    s.stored.push(message(1));
    await s.open();
    s.socket().events.onClose();
    s.stored.push(message(2), message(3));
    s.answers.messagesFail = true;
    s.runTimers();
    s.socket().events.onOpen();
    s.say({ type: 'message', message: message(3) });
    await s.settle();
    expect(seqs(s.conversation().messages)).toEqual([1, 3]);
    s.answers.messagesFail = false;
    s.runTimers();
    await s.settle();
    expect(seqs(s.conversation().messages)).toEqual([1, 2, 3]);
  });

  test('a gap too wide to fetch is not shown as if it were none', async () => {
    const s = stage({ pageSize: 2 });
    s.stored.push(message(1), message(2));
    await s.open();
    s.socket().events.onClose();
    for (let seq = 3; seq <= 40; seq += 1) s.stored.push(message(seq));
    s.runTimers();
    s.socket().events.onOpen();
    await s.settle();
    expect(seqs(s.conversation().messages)).toEqual([31, 32, 33, 34, 35, 36, 37, 38, 39, 40]);
    expect(s.conversation().more).toBe(true);
    s.chat.loadOlder();
    await s.settle();
    expect(s.conversation().messages[0]?.seq).toBe(29);
  });
});

describe('unread', () => {
  test('in view it is read at once; out of view it counts, and is marked on opening', async () => {
    const s = stage();
    await s.open();
    s.chat.watch(true);
    s.say({ type: 'unread', personId: 'lina', unread: 1 });
    s.say({ type: 'message', message: message(1, { kind: 'notice' }) });
    expect(s.reads).toEqual([1]);
    expect(s.chat.getState().people.map(one => one.unread)).toEqual([0, 0]);
    expect(s.conversation().fresh).toEqual(['m1']);

    s.chat.watch(false);
    s.say({ type: 'message', message: message(2, { kind: 'notice' }) });
    s.say({ type: 'unread', personId: 'lina', unread: 1 });
    s.say({ type: 'unread', personId: 'chen', unread: 4 });
    expect(s.reads).toEqual([1]);
    expect(s.chat.getState().people.map(one => one.unread)).toEqual([1, 4]);
    expect(s.conversation().freshFrom).toBe('m2');
    s.chat.watch(true);
    expect(s.reads).toEqual([1, 2]);
  });

  test('the unread of a conversation are marked when it is opened', async () => {
    const s = stage();
    s.people[0]!.unread = 2;
    s.stored.push(message(1), message(2, { from: 'me' }), message(3, { kind: 'notice' }), message(4));
    await s.open();
    expect(s.conversation().fresh).toEqual(['m3', 'm4']);
    expect(s.conversation().freshFrom).toBe('m3');
  });
});

test('a socket that was given up can no longer speak', async () => {
  const s = stage();
  await s.open();
  const old = s.socket();
  s.chat.select({ as: 'chen' });
  s.socket().events.onOpen();
  old.events.onData(JSON.stringify({ type: 'clock', now: '2030-01-01T00:00:00+08:00' }));
  old.events.onClose();
  expect(s.chat.getState().link).toBe('open');
  expect(s.chat.getState().now).toBe('2026-03-02T09:00:00+08:00');
});

test('a clock that would not move says why', async () => {
  const s = stage();
  await s.open();
  await s.chat.advance('1d');
  expect(s.chat.getState().alert).toBe('现在不能推进时间。');
});
