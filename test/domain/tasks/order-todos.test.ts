import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDone, recipientStates } from '../../../src/domain/tasks/delivery-state.ts';
import { orderTodos } from '../../../src/domain/tasks/order-todos.ts';
import { timeLeft } from '../../../src/domain/tasks/time-left.ts';
import type { Todo } from '../../../src/domain/tasks/todo.ts';

const now = new Date('2026-11-10T09:00:00+08:00');
const todo = (no: string, dueAt: string | null): Todo => ({
  action: 'fillReport',
  ref: { type: 'submission', no },
  subject: '报表',
  unitName: '公众客户部',
  dueAt: dueAt === null ? null : new Date(`${dueAt}+08:00`),
});

describe('orderTodos', () => {
  it('puts the longest overdue first and what has no deadline last', () => {
    const ordered = orderTodos(
      [
        todo('E', null),
        todo('C', '2026-11-20T18:00'),
        todo('B', '2026-11-09T18:00'),
        todo('A', '2026-11-01T18:00'),
        todo('D', null),
      ],
      now,
    );
    expect(ordered.overdue.map(each => each.ref.no)).toEqual(['A', 'B']);
    expect(ordered.open.map(each => each.ref.no)).toEqual(['C', 'D', 'E']);
  });

  it('is not overdue at the very deadline', () => {
    expect(orderTodos([todo('A', '2026-11-10T09:00')], now).overdue).toEqual([]);
  });

  it('does not depend on the order given, and loses nothing', () => {
    const due = fc.option(fc.constantFrom('2026-11-01T18:00', '2026-11-10T18:00', '2026-11-20T18:00'));
    const list = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[A-Z]{3}$/), due), {
      selector: ([no]) => no,
      maxLength: 8,
    });
    fc.assert(
      fc.property(list, rows => {
        const todos = rows.map(([no, dueAt]) => todo(no, dueAt));
        const ordered = orderTodos(todos, now);
        expect(orderTodos(todos.toReversed(), now)).toEqual(ordered);
        expect(ordered.overdue.length + ordered.open.length).toBe(todos.length);
      }),
    );
  });
});

describe('timeLeft', () => {
  it.each([
    ['2026-11-12T12:30', false, 2, 3],
    ['2026-11-10T09:59', false, 0, 0],
    ['2026-11-09T08:00', true, 1, 1],
  ])('%s', (dueAt, overdue, days, hours) => {
    expect(timeLeft(new Date(`${dueAt}+08:00`), now)).toEqual({ overdue, days, hours });
  });
});

describe('recipientStates', () => {
  const row = (recipientId: string, status: 'queued' | 'sent' | 'acknowledged' | 'handled' | 'failed') => ({
    recipientId,
    status,
    sentAt: status === 'queued' || status === 'failed' ? null : new Date(1),
    acknowledgedAt: status === 'acknowledged' ? new Date(2) : null,
    handledAt: status === 'handled' ? new Date(3) : null,
    asks: 'sign' as 'sign' | 'copy' | 'other',
  });

  it('lists each person once, the open ones first', () => {
    const states = recipientStates(
      [
        row('chen', 'acknowledged'),
        row('chen', 'sent'),
        row('pan', 'sent'),
        row('wen', 'queued'),
        row('shi', 'failed'),
        row('bai', 'handled'),
      ],
      { asks: 'read' },
    );
    const facts = states.map(each => [each.recipientId, each.delivery, each.sentAt?.getTime(), each.readAt?.getTime()]);
    expect(facts).toEqual([
      ['pan', 'sent', 1, undefined],
      ['wen', 'queued', undefined, undefined],
      ['shi', 'failed', undefined, undefined],
      ['chen', 'sent', 1, 2],
      ['bai', 'sent', 1, 3],
    ]);
    expect(states.every(each => each.excused === null)).toBe(true);
  });

  it('asks no signature for a copy, for another notice, or after a colleague has signed', () => {
    const rows = [
      { ...row('chen', 'acknowledged'), asks: 'sign' as const },
      { ...row('wen', 'sent'), asks: 'sign' as const },
      { ...row('wen', 'sent'), asks: 'other' as const },
      { ...row('pan', 'sent'), asks: 'copy' as const },
      { ...row('zhou', 'sent'), asks: 'other' as const },
    ];
    const excused = (signature?: { byIds: string[]; at: Date }) =>
      recipientStates(rows, { asks: 'sign', signature }).map(each => [each.recipientId, each.excused]);
    expect(excused()).toEqual([
      ['chen', null],
      ['wen', null],
      ['pan', 'copy'],
      ['zhou', 'notAsked'],
    ]);
    expect(excused({ byIds: ['chen'], at: new Date(4) })).toEqual([
      ['wen', 'unitSigned'],
      ['pan', 'copy'],
      ['zhou', 'notAsked'],
      ['chen', null],
    ]);
  });

  it('keeps delivery, reading and signing apart: whoever has only read has not signed, nor has a colleague of the one who did', () => {
    const rows = [row('chen', 'acknowledged'), row('wen', 'acknowledged')];
    const facts = (byIds: string[]) =>
      recipientStates(rows, { asks: 'sign', ...(byIds.length > 0 && { signature: { byIds, at: new Date(4) } }) }).map(
        each => [each.recipientId, each.readAt?.getTime(), each.signedAt?.getTime(), isDone(each)],
      );
    expect(facts([])).toEqual([
      ['chen', 2, undefined, false],
      ['wen', 2, undefined, false],
    ]);
    expect(facts(['chen'])).toEqual([
      ['wen', 2, undefined, false],
      ['chen', 2, 4, true],
    ]);
  });
});
