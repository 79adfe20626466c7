import { expect, it } from 'vitest';
import { nextNight, readingOf } from '../../../src/domain/org/contact-times.ts';
import { guessUnitType, type UnitKind, type UnitType } from '../../../src/domain/org/unit-kind.ts';
import { failureReason } from '../../../src/domain/tasks/failure-reason.ts';

it.each<[string, UnitKind | undefined, UnitType | undefined]>([
  ['中山路营业厅', 'customerGroup', { kind: 'hall' }],
  ['通川主营业厅', 'customerGroup', { kind: 'hall', hallKind: 'cityMain' }],
  ['渠县主营业厅', 'countyBranch', { kind: 'hall', hallKind: 'countyMain' }],
  ['临巴农客营业厅', 'customerGroup', { kind: 'hall', hallKind: 'rural' }],
  ['南外合作营业厅', 'customerGroup', { kind: 'hall', hallKind: 'social' }],
  ['渠县分公司', 'company', { kind: 'countyBranch' }],
  ['宣汉分公司', 'company', undefined],
  ['10000号', 'cityDepartment', { kind: 'hotline' }],
  ['安仁统包代理商', 'customerGroup', { kind: 'agency' }],
  ['恒通装维外包公司', undefined, { kind: 'agency' }],
  ['市分公司', undefined, { kind: 'company' }],
  ['市场部', 'company', undefined],
  ['公众客户部', 'company', undefined],
  ['营业厅管理中心', 'company', undefined],
])('%s is guessed only as far as its name says so', (name, above, type) => {
  expect(guessUnitType(name, above)).toEqual(type);
});

it.each([
  ['message/send: invaliduser', 'unknown'],
  ['message/send: errcode 81013', 'unknown'],
  ['message/send: unlicenseduser', 'unlicensed'],
  ['noChannel', 'noChannel'],
  ['wecom 846607', 'noChannel'],
  ['message/send: errcode -1', 'down'],
  ['message/send: errcode 60020', 'down'],
  ['TypeError', 'down'],
  ['message/send: errcode 40008', 'refused'],
  ['file too large', 'refused'],
])('%s means that it was %s', (failure, why) => {
  expect(failureReason(failure)).toBe(why);
});

it('reads after the minute in which something was marked, and at night', () => {
  const at = new Date('2026-11-02T09:00:59.999+08:00');
  expect(readingOf(at)).toEqual(new Date('2026-11-02T09:01:30+08:00'));
  expect(nextNight(at)).toEqual(new Date('2026-11-03T02:10:00+08:00'));
  expect(nextNight(new Date('2026-11-03T02:10:00+08:00'))).toEqual(new Date('2026-11-04T02:10:00+08:00'));
});
