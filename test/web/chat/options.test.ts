import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, atShanghai, shanghaiDate } from '../../../src/domain/calendar/shanghai.ts';
import { type ChatServer, openChatServer } from '../chat-server.ts';

let server: ChatServer;
beforeAll(async () => {
  server = await openChatServer();
  // Notices keep quiet hours.
  await server.app.advanceTo(atShanghai(addDays(shanghaiDate(server.app.clock.now()), 1), '10:00'));
}, 60_000);
afterAll(() => server.close());

it('what was tapped is kept with its label; a result that is confirmed takes the use from its notice', async () => {
  const [zhou, chen] = await Promise.all([server.connect('zhou'), server.connect('chen')]);
  const tap = (socket: typeof zhou, clientId: string, message: { id: string }, key: string) =>
    socket.send({ type: 'send', clientId, text: key, pressed: { message: message.id, key } });

  zhou.say('tap-1', '上午查了通川营业厅，门头灯箱不亮，其余满分');
  const { message: summary } = await zhou.until('message', frame => frame.message.options.length > 0);
  const { key } = summary.options.find(option => option.label === '确认提交')!;
  expect(summary.answers).toBe('web-zhou-tap-1');

  zhou.say('tap-2', '宽带装机要多久');
  const { message: answer } = await zhou.until('message', frame => frame.message.outcome === 'answer');
  const { message: again } = await zhou.until(
    'message',
    ({ message }) => message.id !== answer.id && message.answers === answer.answers,
  );
  expect(again.options.map(({ label }) => label)).toContain('确认提交');

  tap(zhou, 'tap-3', answer, '没有这个选项');
  expect((await zhou.until('accepted', frame => frame.clientId === 'tap-3')).message.pressed).toBe(null);
  tap(zhou, 'tap-4', again, key);
  await zhou.until('accepted', frame => frame.clientId === 'tap-4');
  const stored = (await server.history('zhou')).messages.find(({ clientId }) => clientId === 'tap-4');
  expect(stored).toMatchObject({ text: key, pressed: { message: again.id, key, label: '确认提交' } });
  await server.app.drain();

  const { message: notice } = await chen.until('message', ({ message }) =>
    message.options.some(({ label }) => label === '确认结果'),
  );
  const over = (options: typeof notice.options) =>
    options.filter(option => option.over === true).map(({ label }) => label);
  expect(over(notice.options)).toEqual([]);
  tap(chen, 'tap-5', notice, notice.options.find(({ label }) => label === '确认结果')!.key);
  const changed = await chen.until('changed', ({ message }) => message.id === notice.id);
  expect(over(changed.message.options)).toEqual(['确认结果', '提出异议']);
  expect(await server.history('chen').then(({ messages }) => messages.find(({ id }) => id === notice.id))).toEqual(
    changed.message,
  );
  await Promise.all([zhou.close(), chen.close()]);
});
