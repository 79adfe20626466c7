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
    await take('/click 2');
    expect(harness.accepted.at(-1)).toMatchObject({ senderId: 'zhou', text: '2' });
  });

  it('answers what it does not understand, and ends when told', async () => {
    const take = createTerminal(harness.simulator);
    expect(await take('/dance')).toBe(terminalTexts.unknownCommand);
    expect(await take('/fault explode')).toContain('fail <path');
    expect(await take('/fault duplicate')).toBe(terminalTexts.faultSet);
    expect(await take('nobody> 你好')).toContain('nobody');
    expect(await take('/violations')).toBe(terminalTexts.noViolations);
    expect(await take('/quit')).toBeUndefined();
  });
});
