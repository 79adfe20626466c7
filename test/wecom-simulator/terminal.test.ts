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
