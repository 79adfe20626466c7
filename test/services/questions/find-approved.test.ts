import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findApproved } from '../../../src/services/questions/find-approved.ts';
import { retrieveClauses } from '../../../src/services/standards/retrieve-clauses.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
beforeAll(async () => {
  test = await openTestContext();
});
afterAll(() => test.close());

/** What comes with a question over the demo branch, as somebody who asks would get it. */
async function given(question: string) {
  const library = await test.context.library.on(test.context.clock.now());
  const judged = await retrieveClauses(test.context, { question, library });
  const clauses = judged.outcome === 'none' ? [] : judged.hits.map(hit => hit.document);
  const { answer, scripts } = await findApproved(test.context, { question, clauses });
  return { answer: answer?.no ?? null, scripts: scripts.map(script => script.no) };
}

const DF = (n: number) => `DF-2026-000${n}`;
const KJ = (n: number) => `KJ-2026-${String(n).padStart(4, '0')}`;

describe('a 标准答复 leads for the question it is', () => {
  it.each([
    ['宽带故障超时没修好怎么给客户补偿', DF(1)],
    ['宽带超时没修好怎么补偿', DF(1)],
    ['故障超时怎么赔客户', DF(1)],
    ['农村宽带故障超时没修好怎么给客户补偿', DF(1)],
    ['没办过的业务扣费了怎么办', DF(2)],
    ['督办单和整改通知的区别', DF(3)],
    ['整改通知和督办单有啥不同', DF(3)],
    ['整改通知跟督办单差别在哪里', DF(3)],
    ['扣分有异议怎么申诉', DF(4)],
    ['客户当场投诉值班经理怎么办', DF(5)],
    ['请问夜里报的宽带故障什么时候联系客户？', DF(6)],
  ])('%s → %s', async (question, no) => expect((await given(question)).answer).toBe(no));
});

describe('and for no other, however alike', () => {
  it.each([
    '宽带故障多久修好',
    '移机超时怎么给客户补偿',
    '装机超时怎么给客户补偿',
    'VIP宽带故障超时没修好怎么给客户补偿',
    '白天报的宽带故障什么时候联系客户',
    '客户投诉值班经理怎么办',
    '整改通知多少天',
    '督办单没按时整改扣几分',
    '扣分有哪些规则',
    '宽带一年多少钱',
    '今天天气怎么样',
  ])('%s', async question => expect((await given(question)).answer).toBeNull());
});

describe('口径 for a situation', () => {
  it.each([
    ['客户要退装机费，怎么跟他说?', KJ(1)],
    ['装机费能退吗', KJ(1)],
    ['宽带要多久能装好怎么跟客户说', KJ(2)],
    ['农村宽带多久修好怎么跟客户说', KJ(3)],
    ['故障超时了怎么跟客户说', KJ(4)],
    ['移机几天不能用要收月租吗', KJ(6)],
    ['光猫丢了怎么跟客户说', KJ(7)],
    ['客户说排队太久怎么解释', KJ(8)],
    ['客户材料不齐怎么跟他说', KJ(9)],
    ['腿脚不方便的客户能上门办吗', KJ(10)],
    ['客户投诉了怎么回复他', KJ(11)],
    ['账单争议怎么答复', KJ(13)],
    ['客户要去管局告我们怎么说', KJ(15)],
    ['停机后复机要多久', KJ(16)],
    ['误停机怎么跟客户说', KJ(17)],
    ['客户要拆机怎么跟他说', KJ(18)],
    ['客户要退宽带怎么说', KJ(18)],
    ['师傅迟到了怎么跟客户道歉', KJ(19)],
    ['客户嫌网速慢怎么解释', KJ(21)],
    ['10000号打不通怎么跟客户说', KJ(22)],
    ['VIP宽带坏了怎么跟客户说', KJ(23)],
  ])('%s → %s', async (question, no) => expect((await given(question)).scripts[0]).toBe(no));
});

describe('and none that is beside the point', () => {
  it.each([
    '单笔赔付多少钱谁批',
    '督办单多久办结',
    '重复故障率不能超过多少',
    '打印机坏了多久要修好',
    '快递丢了怎么赔',
    '客户要销户怎么跟他说',
    '客户要过户怎么跟他说',
    '客户要装机加急，怎么跟他说',
    '客户说师傅态度差怎么回复',
    '宽带一年多少钱',
    '今天天气怎么样',
  ])('%s', async question => expect((await given(question)).scripts).toEqual([]));
});

it('VIP words are not for everybody', async () => {
  expect((await given('农村宽带坏了几小时修')).scripts).not.toContain(KJ(23));
});

it('who asks what to say to a customer is not answered with what colleagues are to do', async () => {
  expect(await given('宽带故障超时没修好，客户要赔偿怎么跟他说')).toEqual({ answer: null, scripts: [KJ(4)] });
});

it('carries its clauses as they stand, and only what was said', async () => {
  const { scripts } = await findApproved(test.context, { question: '客户要退装机费，怎么跟他说?', clauses: [] });
  expect(scripts[0]).toMatchObject({
    ...{ no: KJ(1), kind: 'script', question: '没有资源、宽带装不上，客户要退装机费' },
    clauses: [{ standard: '宽带装维时限管理规定', path: '第二章/第八条', version: '2026-01-01' }],
  });
  expect(scripts[0]).not.toHaveProperty('variants');
});

it('is read from the database once for each library', async () => {
  const queries: string[] = [];
  const { prisma } = test.context.db;
  const counting = new Proxy(prisma, {
    get(target, name) {
      if (name === 'approvedAnswer') queries.push(String(name));
      return Reflect.get(target, name);
    },
  });
  const context = { ...test.context, db: { ...test.context.db, prisma: counting } };
  await test.services.questions.remove({ actor: await test.actor('wu'), question: '厅里每天几点关门' });
  for (let n = 0; n < 3; n++) await findApproved(context, { question: '宽带装机要多久', clauses: [] });
  expect(queries).toHaveLength(1);
});
