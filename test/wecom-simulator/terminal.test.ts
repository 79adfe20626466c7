import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppHarness, startAppHarness } from '../channel/puppets/wecom-app/harness.ts';
import { demoBranch } from './people.ts';
import { createTerminal } from './terminal.ts';
import { terminalTexts } from './terminal-texts.ts';

describe('typing as somebody', () => {
  let harness: AppHarness;
  beforeAll(async () => {
    harness = await startAppHarness({ people: demoBranch() });
  });
  afterAll(() => harness.stop());

  it('speaks as whoever is named, and as the same person from then on', async () => {
    const take = createTerminal(harness.simulator);
    expect(await take('录测评')).toBe(terminalTexts.nobody);
    for (const line of ['zhou> 录测评', '通川营业厅', '@lina 查标准', 'zhou> a > b']) expect(await take(line)).toBe('');
    expect(harness.accepted.map(({ senderId, text }) => [senderId, text])).toEqual([
      ['zhou', '录测评'],
      ['zhou', '通川营业厅'],
      ['lina', '查标准'],
      ['zhou', 'a > b'],
    ]);
  });

  it('clicks on the last card by number', async () => {
    const take = createTerminal(harness.simulator);
    await take('zhou> 录测评');
    expect(await take('/click 1')).toBe(terminalTexts.noCard);
    const options = [
      { key: '1', label: '确认提交' },
      { key: '2', label: '修改' },
    ];
    await harness.messenger.send({ id: 'c', recipientId: 'zhou', text: '请核对', options });
    expect(terminalTexts.shown(harness.simulator.messagesOf('zhou').at(-1)!)).toBe(
      '助手 → zhou：请核对\n  [1] 确认提交\n  [2] 修改',
    );
    expect(await take('/click 9')).toBe(terminalTexts.noOption('9', 2));
    // The command may be addressed like anything else that is said.
    await take('@lina 查标准');
    expect(await take('zhou> /click 2')).toBe('');
    expect(harness.accepted.at(-1)).toMatchObject({ senderId: 'zhou', text: '2', action: { key: '2' } });
    await expect.poll(() => harness.simulator.messagesOf('zhou').at(-1)!.card!.used).toBe('已选：修改');
    expect(await take('/click 1')).toBe(terminalTexts.cardUsed('已选：修改'));
  });

  it('clicks by the words, with their leading number or without', async () => {
    const take = createTerminal(harness.simulator);
    for (const [index, typed] of ['1.上门不及时', '上门不及时'].entries()) {
      await harness.messenger.send({
        ...{ id: `w${index}`, recipientId: 'lina', text: '哪一项？' },
        options: [
          { key: 'a', label: '1.上门不及时' },
          { key: 'b', label: '2.态度不好' },
        ],
      });
      expect(await take(`lina> /click ${typed}`)).toBe('');
      expect(harness.accepted.at(-1)).toMatchObject({ senderId: 'lina', action: { key: 'a' } });
    }
  });

  it('talks to the AI bot in private and in a group', async () => {
    const said: unknown[] = [];
    const bot = { ...harness.simulator.bot, say: (...each: unknown[]) => String(said.push(each)) };
    const take = createTerminal({ ...harness.simulator, bot } as typeof harness.simulator);
    expect(await take('lina> /bot 宽带装机要多久')).toBe('');
    expect(await take('/group 服务群')).toBe(terminalTexts.inGroup('服务群'));
    await take('/bot 那农村呢');
    expect(await take('/botclick 1')).toBe(terminalTexts.noCard);
    expect(await take('/group')).toBe(terminalTexts.inGroup(undefined));
    await take('zhou> /bot 我的待办');
    expect(said).toEqual([
      ['lina', '宽带装机要多久', undefined],
      ['lina', '@质控助手 那农村呢', '服务群'],
      ['zhou', '我的待办', undefined],
    ]);
  });

  it('goes on while callbacks are held for their order to be turned round', async () => {
    const before = harness.accepted.length;
    const take = createTerminal(harness.simulator);
    expect(await take('/fault reorder 3')).toBe(terminalTexts.faultSet);
    expect(await take('zhou> 一')).toBe(terminalTexts.held(1, 3));
    expect(await take('二')).toBe(terminalTexts.held(2, 3));
    await take('三');
    await expect
      .poll(() => harness.accepted.slice(before).map(({ text }) => text), { timeout: 10_000 })
      .toEqual(['三', '二', '一']);
  });

  it('sends the AI bot files and ratings, and makes its platform fail', async () => {
    const said: unknown[] = [];
    const rated: unknown[] = [];
    const { bot } = harness.simulator;
    const heard = {
      ...bot,
      say: (...each: unknown[]) => String(said.push(each)),
      rate: (...each: unknown[]) => void rated.push(each),
      messagesOf: () => [{ feedbackId: 'f1' }],
    };
    const take = createTerminal({ ...harness.simulator, bot: heard } as unknown as typeof harness.simulator);
    const photo = 'test/conversations/inspections-photo-1.png';
    expect(await take(`lina> /botphoto ${photo}`)).toBe('');
    expect(await take(`/botfile ${photo}`)).toBe('');
    expect(await take('/botfile nowhere')).toBe(terminalTexts.noFile('nowhere'));
    const sent = (kind: string) => [
      'lina',
      expect.objectContaining({ file: 'inspections-photo-1.png', kind }),
      undefined,
    ];
    expect(said).toEqual([sent('image'), sent('file')]);
    expect(await take('/botrate')).toBe(terminalTexts.rateUsage);
    expect(await take('/botrate bad')).toBe('');
    expect(rated).toEqual([['lina', { id: 'f1', type: 2 }]]);
    for (const line of ['lose-frames 2', 'refuse', 'late', 'kick', 'cut'])
      expect(await take(`/botfault ${line}`)).toBe(terminalTexts.faultSet);
    expect(bot.faults).toMatchObject({ loseFrames: 2, refuseCredentials: true, expireReplies: 'late' });
    for (const line of ['help', 'busy none']) expect(await take(`/botfault ${line}`)).toBe(terminalTexts.botFaultUsage);
    await take('/botfault clear');
    expect(bot.faults).toMatchObject({ loseFrames: 0, refuseCredentials: false, expireReplies: false });
  });

  it('moves the clock of the application', async () => {
    expect(await createTerminal(harness.simulator)('zhou> /advance 1d')).toBe(terminalTexts.noClock);
    const asked: string[] = [];
    const take = createTerminal(harness.simulator, {
      advance: async (...each) => terminalTexts.advanced(`${asked.push(each.join(' '))}`),
    });
    expect(await take('zhou> /advance 3d12h')).toBe(terminalTexts.advanced('1'));
    expect(asked).toEqual(['zhou 3d12h']);
  });

  it('explains every command it knows', async () => {
    const take = createTerminal(harness.simulator);
    const help = await take('/help');
    for (const command of ['click', 'photo', 'enter', 'bot', 'botclick', 'group', 'advance', 'leave', 'who', 'fault'])
      expect(help).toContain(`/${command} `);
    for (const command of ['violations', 'help', 'quit']) expect(help).toContain(`/${command} `);
  });

  it('answers what it does not understand, and ends when told', async () => {
    const take = createTerminal(harness.simulator);
    expect(await take('/dance')).toBe(terminalTexts.unknownCommand);
    for (const line of ['explode', 'fail', 'fail message/send', 'slow *', 'late', 'drop'])
      expect(await take(`/fault ${line}`)).toBe(terminalTexts.faultUsage);
    expect(await take('/fault duplicate')).toBe(terminalTexts.faultSet);
    expect(await take('nobody> 你好')).toBe(terminalTexts.unknownPerson('nobody'));
    expect(await take('zhou> /photo /no/such.png')).toBe(terminalTexts.noFile('/no/such.png'));
    expect(await take('/violations')).toBe(terminalTexts.noViolations);
    expect(await take('/quit')).toBeUndefined();
  });
});
