import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  moveRectification,
  RECTIFICATION_COMMANDS,
  RECTIFICATION_STATUSES,
  type RectificationStatus,
} from '../../../src/domain/rectification/workflow.ts';

describe('moveRectification', () => {
  it.each([
    ['open', 'answer', 'answered', false],
    ['open', 'answerAsHead', 'released', false],
    ['answered', 'release', 'released', false],
    ['answered', 'sendBack', 'open', false],
    ['released', 'verify', 'verified', false],
    ['released', 'return', 'open', true],
    ['verified', 'reopen', 'open', true],
  ] as const)('%s + %s → %s', (from, command, status, newRound) => {
    expect(moveRectification(from, command)).toEqual({ status, newRound });
  });

  it('knows no other moves', () => {
    const moves = RECTIFICATION_STATUSES.flatMap(status =>
      RECTIFICATION_COMMANDS.filter(command => moveRectification(status, command)),
    );
    expect(moves).toHaveLength(7);
  });

  it('any sequence of commands ends in a known state, and only a return and a reopening open a round', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...RECTIFICATION_COMMANDS)), commands => {
        let status: RectificationStatus = 'open';
        for (const command of commands) {
          const move = moveRectification(status, command);
          if (!move) continue;
          expect(RECTIFICATION_STATUSES).toContain(move.status);
          expect(move.newRound).toBe(command === 'return' || command === 'reopen');
          if (status === 'verified') expect(command).toBe('reopen');
          status = move.status;
        }
      }),
    );
  });
});
