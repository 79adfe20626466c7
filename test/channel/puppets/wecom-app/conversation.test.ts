import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppHarness, startAppHarness } from './harness.ts';

describe('a conversation through the self-built app', () => {
  let harness: AppHarness;
  beforeAll(async () => {
    harness = await startAppHarness();
  });
  afterAll(async () => {
    expect(harness.simulator.violations).toEqual([]);
    expect(harness.errors).toEqual([]);
    expect(harness.refused).toEqual([]);
    await harness.stop();
  });

  it('takes what somebody types, with the id as written', async () => {
    expect(await harness.simulator.say('00817', '录测评 & <x> ]]> 😀')).toMatchObject({ answered: true, tries: 1 });
    expect(harness.accepted.at(-1)).toMatchObject({ senderId: '00817', text: '录测评 & <x> ]]> 😀' });
    expect(harness.accepted.at(-1)?.id).toMatch(/^app:7\d{18}$/);
  });

  it('answers with text', async () => {
    await harness.messenger.send({ id: 'r1', recipientId: '00817', text: '您好', options: [] });
    expect(harness.simulator.messagesOf('00817').at(-1)).toMatchObject({ kind: 'text', text: '您好' });
  });

  it('takes a click on a card, and shows on the card what was chosen', async () => {
    const { simulator, messenger, accepted } = harness;
    const options = [
      { key: '1', label: '确认提交' },
      { key: '查看 CP-2026-0001', label: '查看' },
    ];
    await messenger.send({ id: 'app:1/r:0', recipientId: 'LinFang', text: '请核对。', options });
    const card = simulator.messagesOf('LinFang').at(-1)!.card!;
    expect(card).toMatchObject({ type: 'button_interaction', title: '请核对。' });
    expect(await simulator.click('LinFang', card.taskId, '查看')).toMatchObject({ answered: true });
    expect(accepted.at(-1)).toMatchObject({
      senderId: 'LinFang',
      text: '查看 CP-2026-0001',
      action: { taskId: card.taskId, key: '查看 CP-2026-0001' },
    });
    await expect.poll(() => simulator.messagesOf('LinFang').at(-1)!.card!.used).toBe('已选：查看');
  });

  it('lets one choose among many', async () => {
    const { simulator, messenger, accepted } = harness;
    const options = Array.from({ length: 12 }, (_, index) => ({
      key: `签收 DB-${index}`,
      label: `督办单第${index}号`,
    }));
    await messenger.send({
      id: 'r3',
      recipientId: 'zhou',
      text: '签收哪一份？',
      options,
      card: { title: '待签收', taskId: 'r3' },
    });
    const card = simulator.messagesOf('zhou').at(-1)!.card!;
    expect(card).toMatchObject({ type: 'vote_interaction', title: '待签收' });
    await simulator.click('zhou', card.taskId, '督办单第11号');
    expect(accepted.at(-1)).toMatchObject({ text: '签收 DB-11', action: { key: '签收 DB-11' } });
    await expect.poll(() => simulator.messagesOf('zhou').at(-1)!.card!.used).toBe('已选：督办单第11号');
  });

  it('fetches what was photographed, and says what it cannot use', async () => {
    const { simulator, accepted, app } = harness;
    const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);
    await simulator.sendImage('zhou', photo, '门头.jpg');
    const { media } = accepted.at(-1)!;
    expect(media?.kind).toBe('image');
    const fetched = await app.fetchMedia(media!);
    expect(fetched.content.equals(photo)).toBe(true);
    await simulator.sendVoice('zhou', Buffer.from('#!AMR\nabc'));
    expect(accepted.at(-1)).toMatchObject({ text: '', media: { kind: 'voice', ref: { format: 'amr' } } });
    await simulator.sendLocation('zhou');
    expect(accepted.at(-1)).toMatchObject({ unusable: 'location' });
    await simulator.sendLink('zhou', 'http://example.com');
    expect(accepted.at(-1)).toMatchObject({ unusable: 'link' });
  });

  it('is told of the contacts', async () => {
    const { simulator, appEvents, app } = harness;
    await simulator.hire({ userid: '00042', name: '何静', department: [3] });
    await simulator.change('00042', { userid: 'HeJing' });
    await simulator.retag(1, ['HeJing']);
    await simulator.leave('hejing');
    await simulator.enter('zhou');
    await simulator.event('sys', 'inactive_alert', { EffectTime: 1893456000 });
    expect(appEvents).toEqual([
      { kind: 'userChanged', userId: '00042' },
      { kind: 'userChanged', userId: '00042', newUserId: 'HeJing' },
      { kind: 'tagChanged', tagId: '1' },
      { kind: 'userDeleted', userId: 'HeJing' },
      { kind: 'entered', userId: 'zhou' },
      { kind: 'inactivityWarned', effectTime: '1893456000' },
    ]);
    expect((await app.api.departments()).map(each => each.name)).toContain('中山路营业厅');
    expect((await app.api.usersOf('3')).map(each => each.id)).toEqual(['LinFang', '00817']);
    expect(await app.api.findUser('gao')).toMatchObject({ headedDepartmentIds: ['2'], active: true });
    const [tag] = await app.api.tags();
    expect(await app.api.tagMembers(tag!.id)).toEqual({ userIds: ['HeJing'], departmentIds: [] });
  });
});
