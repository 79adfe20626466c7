import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findConflicts, type StandardOverlap } from '../../../src/services/standards/find-conflicts.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';
import { publishFile } from './fixture.ts';

const NAMES = hasSharedData ? readdirSync(sharedData('standards/')).filter(name => name.endsWith('.md')) : [];
/** 「conflict 24小时/48小时 第二十四条 电信条例 第三十四条」 */
const told = ({ kind, figures, mine, theirs }: StandardOverlap): string =>
  [
    kind,
    ...figures.map(pair => `${pair.mine}/${pair.theirs}`),
    mine.path.split('/').at(-1),
    theirs.clause.standard.replace('中华人民共和国', ''),
    theirs.clause.number,
  ].join(' ');

let test: TestContext;
beforeAll(async () => {
  test = await openTestContext();
  for (const name of NAMES) {
    await publishFile(test, name, readFileSync(new URL(encodeURIComponent(name), sharedData('standards/')), 'utf8'));
  }
});
afterAll(() => test.close());

async function overlapsOf(standard: string): Promise<string[]> {
  const { clauses } = await test.context.library.on(test.context.clock.now());
  const own = clauses.filter(clause => clause.standard.endsWith(standard));
  // The library's title holds the standard's name and the chapter; a document has its own heading only.
  const document = own.map(({ path, text }) => ({ path, text }));
  const found = await findConflicts(test.context, {
    clauses: document,
    title: own[0]!.standard,
    standardId: own[0]!.standardId,
  });
  return found.map(told);
}

describe.skipIf(!hasSharedData)('over the regulations and the standards of the branch', () => {
  // Every pair that is found, read by a person: each is the same rule in two standards.
  it.each([
    [
      '河南省电信条例',
      [
        'conflict 二十四小时/48小时 第二十四条 电信条例 第三十四条',
        'conflict 五个工作日/十五个工作日 第三十八条 重庆市电信条例 第二十条',
        'conflict 五个工作日/十五个工作日 第三十八条 重庆市电信条例 第二十六条',
        'duplicate 四十八小时/48小时 七十二小时/72小时 第三十七条 电信条例 第三十二条',
      ],
    ],
    [
      '重庆市电信条例',
      [
        'conflict 十五个工作日/五个工作日 第二十条 河南省电信条例 第三十八条',
        'conflict 十五个工作日/五个工作日 第二十六条 河南省电信条例 第三十八条',
      ],
    ],
    ['互联网上网服务营业场所管理条例', []],
    ['快递暂行条例', []],
    ['物业管理条例', []],
    ['营业厅服务规范', []],
    ['VIP客户经理服务标准', []],
    ['10000号客服代表服务规范', ['duplicate 24小时/24小时 第十八条 装移机上门服务规范 第二十一条']],
  ])('%s', async (standard, expected) => expect(await overlapsOf(standard)).toEqual(expected));

  it('a new edition does not contradict the edition before it', async () => {
    const text = '第一条 电信业务经营者对电信用户提出的投诉，应当在九个工作日内作出处理并答复用户。';
    const { clauses } = await test.context.library.on(test.context.clock.now());
    const { standardId } = clauses.find(clause => clause.standard === '河南省电信条例')!;
    const as = async (id?: string) =>
      (await findConflicts(test.context, { clauses: [{ path: '第一条', text }], ...(id && { standardId: id }) })).map(
        each => each.theirs.clause.standard,
      );
    expect(await as(standardId)).not.toContain('河南省电信条例');
    expect(await as()).toContain('河南省电信条例');
  });
});

// What another department might write about what our standards rule already.
it.each([
  ['宽带新装，城镇36小时内、农村60小时内装通。', '宽带装维时限管理规定 第五条'],
  ['客户取号后排队等候不得超过15分钟。', '营业厅服务规范 第十六条'],
  ['一般投诉应当在2个工作日内办结，严重投诉在4个工作日内办结。', '投诉处理办法 第十条'],
  ['重大投诉应当在1小时内首次响应客户。', '投诉处理办法 第九条'],
  ['投诉办结后48小时内由客户服务部回访客户。', '投诉处理办法 第十七条'],
  ['上门人员接到工单后1小时内电话联系客户，约定上门时间。', '装移机上门服务规范 第四条'],
  ['10000号人工15秒内应答率不低于90%。', '10000号客服代表服务规范 第五条'],
  ['欠费停机前48小时以短信提醒客户。', '全业务客户服务标准 第十四条'],
  ['通话录音和聊天记录保存不少于90天。', '10000号客服代表服务规范 第三十条'],
  ['单笔赔付1000元以内由部门负责人审批。', '投诉处理办法 第十三条'],
  ['离开客户处后60分钟内回单，须上传照片。', '装移机上门服务规范 第十八条'],
])('a rule written again with another figure is found: %s', async (text, expected) => {
  const found = await findConflicts(test.context, { clauses: [{ path: '第一条', text }] });
  const conflicts = found.filter(each => each.kind === 'conflict');
  expect(conflicts.map(({ theirs }) => `${theirs.clause.standard} ${theirs.clause.number}`)).toContain(expected);
});

it.each(['保修期为客户签字后的约定期限。', '客户经理每周走访高校3次。', '员工食堂于12:00开放。'])(
  'nothing is found for %s',
  async text => {
    expect(await findConflicts(test.context, { clauses: [{ path: '第一条', text }] })).toEqual([]);
  },
);
