import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../src/domain/org/actor.ts';
import {
  canJudgeAnswer,
  canManageQuestions,
  canRateQuestion,
  canViewAnswer,
  canWriteAnswer,
} from '../../../src/domain/permissions/questions.ts';

const actor = (id: string, ...roles: Role[]): Actor => ({
  ...{ id, name: id, unitId: 'u', unitName: 'u', roles },
  ...{ lines: [], subtree: ['u'], headOf: [], standsInAt: [] },
});
const EVERY_ROLE: Role[] = ['frontline', 'inspector', 'serviceOfficer', 'manager', 'qualityOfficer', 'leader', 'admin'];

describe('rating', () => {
  it.each(EVERY_ROLE)('%s rates their own question and no other', role => {
    expect(canRateQuestion(actor('a', role), { staffId: 'a' }).allowed).toBe(true);
    expect(canRateQuestion(actor('a', role), { staffId: 'b' })).toEqual({ allowed: false, reason: 'notRecipient' });
  });
});

describe('what others asked, and writing answers', () => {
  it.each(EVERY_ROLE)('%s', role => {
    const officer = role === 'qualityOfficer';
    expect(canManageQuestions(actor('a', role)).allowed).toBe(officer);
    expect(canWriteAnswer(actor('a', role)).allowed).toBe(officer);
  });
});

describe('judging', () => {
  it.each(EVERY_ROLE)('%s', role => {
    expect(canJudgeAnswer(actor('a', role), { writtenById: 'b' }).allowed).toBe(
      role === 'qualityOfficer' || role === 'leader',
    );
  });
  it('nobody their own text', () => {
    expect(canJudgeAnswer(actor('a', 'qualityOfficer'), { writtenById: 'a' })).toEqual({
      allowed: false,
      reason: 'ownText',
    });
  });
});

describe('reading', () => {
  it.each(EVERY_ROLE)('%s', role => {
    const overseen = role === 'qualityOfficer' || role === 'leader';
    expect(canViewAnswer(actor('a', role), { status: 'approved' }).allowed).toBe(true);
    for (const status of ['draft', 'review', 'retired']) {
      expect(canViewAnswer(actor('a', role), { status }).allowed, status).toBe(overseen);
    }
  });
});
