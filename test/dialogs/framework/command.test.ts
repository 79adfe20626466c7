import { describe, expect, it } from 'vitest';
import { type Command, matchCommand } from '../../../dialogs/framework/command.ts';

const commands: readonly Command[] = [
  { phrases: ['情况说明'], takes: 'numberAndWords', dialogId: 'state', help: '' },
  { phrases: ['签收'], takes: 'number', dialogId: 'sign', help: '' },
];

describe('a command that takes words after its 单号', () => {
  it.each([
    ['情况说明', { phrase: '情况说明' }],
    ['情况说明 DC-2026-0001', { phrase: '情况说明', no: 'DC-2026-0001' }],
    ['DC-2026-0001 情况说明', { phrase: '情况说明', no: 'DC-2026-0001' }],
    ['情况说明 DC-2026-0001：当天派单', { phrase: '情况说明', text: 'DC-2026-0001：当天派单' }],
    // Without a 单号 it may be the answer to a question that stands open.
    ['情况说明：当天派单', undefined],
    ['签收 ZG-2026-0001 已收到', undefined],
  ])('%s', (text, args) => {
    expect(matchCommand(text, commands)?.args).toEqual(args);
  });
});
