import { describe, expect, it } from 'vitest';
import { findOverlaps } from '../../../src/domain/standards/conflicts.ts';
import type { RuleClause } from '../../../src/domain/standards/rule-statements.ts';

const clause = (text: string, more: Partial<RuleClause> = {}): RuleClause => ({ path: '第一条', text, ...more });
/** Every word informs as much as in a library where each is rare: the strictest reading of what two rules do not share. */
const overlaps = (mine: RuleClause, theirs: RuleClause) =>
  findOverlaps(
    [mine],
    () => [theirs],
    () => 0.6,
  ).map(({ kind, figures }) => `${kind} ${figures.map(each => `${each.mine}/${each.theirs}`).join(' ')}`.trim());

const REPAIR = '电信用户申告电信服务障碍的，应当自接到申告之日起，城镇四十八小时、农村七十二小时内修复或者调通。';

describe('findOverlaps', () => {
  it.each([
    [
      'the same figures in other script',
      REPAIR,
      REPAIR.replace('四十八', '48').replace('七十二', '72'),
      ['duplicate 四十八小时/48小时 七十二小时/72小时'],
    ],
    ['one figure differs', REPAIR, REPAIR.replace('七十二', '96'), ['conflict 七十二小时/96小时']],
    [
      'reworded, with another figure',
      '客户取号后排队等候不得超过15分钟。',
      '客户从取号到台席受理，排队等候不超过10分钟；超过的应当增开台席。',
      ['conflict 15分钟/10分钟'],
    ],
    [
      'two days are forty-eight hours',
      '宽带故障应当在2天内修复并短信告知客户。',
      '宽带故障应当在48小时内修复并短信告知客户。',
      ['duplicate 2天/48小时'],
    ],
    ['a working day is no day', '投诉应当在5个工作日内处理并答复用户。', '投诉应当在5日内处理并答复用户。', []],
    ['another topic in the same words', '30天内重复故障率不高于6%。', '结案后重复投诉率不高于5%。', []],
    [
      'another audience',
      'VIP客户到营业厅办理业务，排队等候不超过5分钟。',
      '客户到营业厅办理业务，排队等候不超过10分钟。',
      [],
    ],
    [
      'a sanction hangs on its offence',
      '拒不改正的，处一万元以上五万元以下罚款。',
      '拒不改正的，处一万元以上十万元以下罚款。',
      [],
    ],
    ['no figure', '营业员应当主动问候客户并引导客户取号。', '营业员应当主动问候客户并引导客户排队。', []],
    [
      'third parties are not counted',
      '未经登记的权利变动不得对抗善意第三人。',
      '未经登记的权利转让不得对抗善意第三人。',
      [],
    ],
    ['when it begins', '本办法自2026年1月1日起施行，有效期3年。', '本办法自2026年1月1日起施行，有效期5年。', []],
    [
      'long wordings that are the same are duplicates without a figure',
      '营业员应当主动问候客户，引导客户取号，并说明办理业务所需要的证件和材料，不得推诿。',
      '营业员应当主动问候客户，引导客户取号，并说明办理业务所需要的证件及材料，不得推诿。',
      ['duplicate'],
    ],
    [
      'why a document was made is no rule',
      '为了规范电信市场秩序，维护用户和经营者的合法权益，制定本条例。',
      '为了规范电信市场秩序，维护用户和经营者的合法权益，制定本条例。',
      [],
    ],
  ])('%s', (_what, mine, theirs, expected) => {
    expect(overlaps(clause(mine), clause(theirs))).toEqual(expected);
  });

  it('a list is read with the sentence it hangs on, a clause with its heading', () => {
    const limits = '各类投诉的办结时限如下：\n（一）一般投诉：3个工作日；\n（二）严重投诉：5个工作日。';
    expect(overlaps(clause(limits), clause(limits.replace('5个', '6个')))).toEqual(['conflict 5个工作日/6个工作日']);
    const title = 'VIP客户';
    const wait = '办理业务排队等候不超过5分钟。';
    expect(overlaps(clause(wait, { title }), clause(wait.replace('5', '10')))).toEqual([]);
    expect(overlaps(clause(wait, { title }), clause(wait.replace('5', '10'), { title }))).toEqual([
      'conflict 5分钟/10分钟',
    ]);
    expect(overlaps(clause(wait, { standard: 'VIP客户经理服务标准' }), clause(wait.replace('5', '10')))).toEqual([]);
  });

  it('names two clauses once, conflicts first', () => {
    const other = clause('投诉在3个工作日内办结并答复客户。投诉办结后24小时内回访客户。', { path: '第九条' });
    const copy = clause(REPAIR, { path: '第八条' });
    const mine = [
      clause(REPAIR, { path: '第二条' }),
      clause('投诉在5个工作日内办结并答复客户。投诉办结后24小时内回访客户。', { path: '第三条' }),
    ];
    const found = findOverlaps(
      mine,
      () => [other, copy],
      () => 0.6,
    );
    expect(found.map(each => [each.kind, each.mine.path, each.theirs.clause.path])).toEqual([
      ['conflict', '第三条', '第九条'],
      ['duplicate', '第二条', '第八条'],
    ]);
  });
});
