import { describe, expect, it } from 'vitest';
import { refusedItems } from '../../../src/domain/inspections/read-refusal.ts';
import { readDenial } from '../../../src/domain/liability/read-denial.ts';
import { asksWhetherDue } from '../../../src/domain/tasks/read-deadline-question.ts';

describe('items a unit does not accept', () => {
  it.each([
    ['第2项我们不认', ['第2项']],
    ['第2项不认可', ['第2项']],
    ['第二项我们不服。', ['第二项']],
    ['第2项、第5项我们都不认', ['第2项', '第5项']],
    ['第3项有异议', ['第3项']],
    ['第3项的扣分我厅不接受', ['第3项']],
    ['第2项不合格', []],
    ['第2项扣1分', []],
    ['第2项客户不认可怎么办', []],
    ['客户不认可测速结果', []],
    ['我们不认', []],
    ['第2项满分，第3项不认', []],
  ])('%s', (text, items) => {
    expect(refusedItems(text)).toEqual(items);
  });
});

describe('whose the matter is not', () => {
  it.each([
    ['这个督办不是我们的责任', 'DB'],
    ['这张督办单不归我们管', 'DB'],
    ['那个督办不是我们部门的责任', 'DB'],
    ['这份整改不是我们的责任', 'ZG'],
    ['这笔扣分不是我们的', 'KF'],
    ['通报的问题不是我们的责任', 'WT'],
    ['这个督办是我们的责任', undefined],
    ['客户投诉不是我们的责任怎么答复', undefined],
    ['光缆中断不是我们的责任', undefined],
    ['督办单多久要签收', undefined],
  ])('%s', (text, kind) => {
    expect(readDenial(text)).toBe(kind);
  });
});

describe('whether a deadline still runs', () => {
  it.each(['期限还算吗', '期限还算不算', '期限还算不算？', '那期限还算吗', '整改期限还算数吗', '这个期限停了吗'])(
    '%s',
    text => {
      expect(asksWhetherDue(text)).toBe(true);
    },
  );
  it.each(['期限怎么算', '整改期限是几天', '申诉期限', '保修期限还算在内吗', '期限'])('not %s', text => {
    expect(asksWhetherDue(text)).toBe(false);
  });
});
