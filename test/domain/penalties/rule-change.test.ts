import { describe, expect, it } from 'vitest';
import { type RuleChange, readRuleChange } from '../../../src/domain/penalties/read-rule-change.ts';
import { reword, saysPoints } from '../../../src/domain/penalties/reword.ts';
import type { RuleTerms } from '../../../src/domain/penalties/rule-terms.ts';
import { succession } from '../../../src/domain/penalties/succession.ts';

const now = new Date('2026-11-16T09:00:00+08:00');

describe('terms of a rule as they are said', () => {
  it.each<[string, RuleChange, string]>([
    ['督办 每次1.5分 从2027-01-01起', { points: '1.5', per: '次', from: '2027-01-01' }, '督办'],
    ['督办每次扣两分，明天起生效', { points: '2', per: '次', from: '2026-11-17' }, '督办'],
    ['报表由0.5分改为1分 2027年1月1日起', { points: '1', from: '2027-01-01' }, '报表'],
    ['每户半分', { points: '0.5', per: '户' }, ''],
    ['1.5分/次', { points: '1.5', per: '次' }, ''],
    ['每季度最多3分', { cap: { points: '3', period: 'quarter' } }, ''],
    ['每月累计不超过两分', { cap: { points: '2', period: 'month' } }, ''],
    ['封顶2分', { cap: { points: '2', period: 'month' } }, ''],
    ['不封顶', { cap: null }, ''],
    ['每次1分 每季度3分封顶', { points: '1', per: '次', cap: { points: '3', period: 'quarter' } }, ''],
    ['不用确认', { needsConfirmation: false }, ''],
    ['自动生效', { needsConfirmation: false }, ''],
    ['需要质控岗确认', { needsConfirmation: true }, ''],
    ['下月起', { from: '2026-12-01' }, ''],
    ['从下季度起', { from: '2027-01-01' }, ''],
    ['12月1日起', { from: '2026-12-01' }, ''],
    ['督办未按要求落实', {}, '督办未按要求落实'],
  ])('%s', (text, change, rest) => {
    expect(readRuleChange(text, now)).toEqual({ kind: 'change', change, rest });
  });

  it.each([
    ['每次-1分', 'points'],
    ['每次0分', 'points'],
    ['每次1.005分', 'points'],
    ['每次1分每次2分', 'points'],
    ['每次200分', 'points'],
    ['每月最多-1分', 'cap'],
    ['从2月30日起 1分', 'day'],
  ])('does not guess: %s', (text, what) => {
    expect(readRuleChange(text, now)).toEqual({ kind: 'unreadable', what });
  });
});

describe('the wording of a rule', () => {
  const old: RuleTerms = { points: '1', per: '次', cap: null, capPeriod: 'month', needsConfirmation: true };
  const text = '未及时反馈的，每次扣责任部门1分；三种情形分别计次。';

  it('says the new figure and the limit, and takes them out again', () => {
    const now: RuleTerms = { ...old, points: '1.50', per: '单', cap: '3', capPeriod: 'quarter' };
    const worded = reword(text, old, now)!;
    expect(worded).toBe('未及时反馈的，每单扣责任部门1.5分；三种情形分别计次。每季度累计最多扣3分。');
    expect(reword(worded, now, old)).toBe(text);
  });

  it.each([
    ['no figure', '按规定扣分。', old],
    ['two of them', '首次扣1分，再次扣1分。', old],
    ['a longer figure only', '每次扣11分。', old],
  ])('leaves it to a person where there is %s', (_, said, terms) => {
    expect(reword(said, terms, { ...terms, points: '2' })).toBeUndefined();
  });

  it('leaves it to a person where the wording tells of a confirmation that is no more', () => {
    expect(reword('每次扣1分，经质控岗确认后生效。', old, { ...old, needsConfirmation: false })).toBeUndefined();
  });

  it('knows whether it says the points', () => {
    expect(saysPoints(text, '1.00')).toBe(true);
    expect(saysPoints('每次扣1.5分', '5')).toBe(false);
  });
});

describe('succession of versions', () => {
  const at = (day: string) => new Date(`${day}T00:00:00+08:00`);
  const first = { id: '1', status: 'superseded', effectiveFrom: at('2026-01-01'), effectiveTo: at('2027-01-01') };
  const second = { id: '2', status: 'published', effectiveFrom: at('2027-01-01'), effectiveTo: null };

  it.each([
    ['2027-06-01', ['2'], []],
    ['2027-01-01', [], ['2']],
    ['2026-12-01', ['1'], ['2']],
  ])('a version from %s', (from, ended, withdrawn) => {
    const { ended: ends, withdrawn: goes } = succession([first, second], at(from));
    expect([ends.map(({ id }) => id), goes.map(({ id }) => id)]).toEqual([ended, withdrawn]);
  });
});
