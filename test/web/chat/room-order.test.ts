import fc from 'fast-check';
import { expect, it } from 'vitest';
import { momentOf, roomSeq } from '../../../src/web/chat/room-order.ts';

const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2047-12-31'), noInvalidDate: true });
const counters = fc.integer({ min: 1, max: 9_998 });

it('orders by time, then by the counter of the conversation', () => {
  fc.assert(
    fc.property(moments, moments, counters, counters, (at, later, seq, next) => {
      const first = roomSeq(at, seq);
      expect(Number.isSafeInteger(first)).toBe(true);
      expect(roomSeq(at, seq + 1)).toBeGreaterThan(first);
      if (later > at) expect(roomSeq(later, next)).toBeGreaterThan(first);
    }),
  );
});

it('gives the moment back', () => {
  fc.assert(
    fc.property(moments, counters, (at, seq) => {
      expect(momentOf(roomSeq(at, seq))).toEqual(at);
    }),
  );
});
