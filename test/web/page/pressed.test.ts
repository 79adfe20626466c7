import { describe, expect, test } from 'vitest';
import type { Outgoing } from '../../../src/web/page/outgoing.ts';
import { openOn, pressedOn } from '../../../src/web/page/pressed.ts';
import type { Message } from '../../../src/web/page/protocol.ts';
import { message } from './stage.ts';

const offers = (seq: number, keys: string[], over: Partial<Message> = {}) =>
  message(seq, { options: keys.map(key => ({ key, label: key })), ...over });
const open = (messages: Message[]) => [...openOn(messages)].map(([id, keys]) => [id, [...keys].join(' ')]);

describe('options that may be chosen', () => {
  test('are those of the newest reply; a notice and what I said do not close them', () => {
    expect(open([offers(1, ['A']), offers(2, ['B']), message(3, { kind: 'notice', answers: null })])).toEqual([
      ['m2', 'B'],
    ]);
    const mine = message(2, { from: 'me', kind: 'text', answers: null });
    expect(open([offers(1, ['A']), mine])).toEqual([['m1', 'A']]);
    expect(open([])).toEqual([]);
  });

  test('an answer in the middle of a form keeps its own beside those of the form', () => {
    const answers = { answers: 'question' };
    const answer = offers(1, ['还有呢', '有用', '没用'], answers);
    expect(open([answer, offers(2, ['A', 'B'], answers)])).toEqual([
      ['m2', 'A B'],
      ['m1', '还有呢 有用 没用'],
    ]);
  });

  test('what the form itself would take is left to the form', () => {
    const answers = { answers: 'question' };
    expect(
      open([offers(1, ['2', 'C', '取消', '查看 CP-2026-0001'], answers), offers(2, ['1', '取消'], answers)]),
    ).toEqual([
      ['m2', '1 取消'],
      ['m1', '查看 CP-2026-0001'],
    ]);
  });

  test('a reply to somebody else in the group closes nothing', () => {
    expect(open([offers(1, ['有用']), message(2, { answers: null })])).toEqual([['m1', '有用']]);
  });
});

test('what was tapped is known from what was said, and from what is on its way', () => {
  const pressed = (key: string) => ({ message: 'm1', key, label: key });
  const sent = (key: string, state: 'sending' | 'failed') => ({ pressed: pressed(key), state }) as Outgoing;
  const mine = message(2, { from: 'me', pressed: pressed('A') });
  const other = message(3, { from: 'other', pressed: pressed('D') });
  const marked = pressedOn([message(1), mine, other], [sent('B', 'sending'), sent('C', 'failed')]);
  expect([...marked].map(([id, keys]) => [id, [...keys]])).toEqual([['m1', ['A', 'B']]]);
});
