import { describe, expect, it } from 'vitest';
import { repeats } from '../../../src/domain/rectification/repeats.ts';

describe('a repeat', () => {
  const later = { itemId: 'hall-2', clauseId: 'c5', inspectedAt: new Date('2026-11-20T10:00:00+08:00') };
  const earlier = { itemId: 'hall-2', clauseId: 'c5', inspectedAt: new Date('2026-10-08T10:00:00+08:00') };

  it.each([
    ['the same item in the quarter', earlier, true],
    ['another edition of the sheet, the same clause', { ...earlier, itemId: 'hall-v2-2' }, true],
    ['another item and clause', { ...earlier, itemId: 'hall-3', clauseId: 'c6' }, false],
    ['items without a clause', { ...earlier, itemId: 'hall-3', clauseId: null }, false],
    ['the quarter before', { ...earlier, inspectedAt: new Date('2026-09-30T23:59:00+08:00') }, false],
    ['the same visit', { ...earlier, inspectedAt: later.inspectedAt }, false],
  ])('%s', (_, candidate, expected) => expect(repeats(later, candidate)).toBe(expected));
});
