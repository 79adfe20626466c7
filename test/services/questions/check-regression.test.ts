import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { regressionFailures } from '../../../src/services/questions/check-regression.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { draftEdition, publishEdition } from './edition.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext();
});
afterEach(() => test.close());

const TITLE = '宽带装维时限管理规定';
const FIFTH =
  '第五条 【宽带新装】具备资源的宽带新装，城市48小时内、农村72小时内装通，自客户受理成功时起算。客户指定日期的，以指定日期为准。';
const draft = (...changes: [string, string][]) => draftEdition(test, TITLE, '2026-12-01', changes);
const failures = (versionId: string) => regressionFailures(test.context, { versionId });
const confirm = async (question: string, path: string, submissionId: string) =>
  test.services.questions.confirm({
    ...{ actor: await test.actor('wu'), submissionId, question },
    place: { standardId: 'broadband-time-limits', path },
  });

describe('an edition before it is published', () => {
  it('that reads the same fails nothing', async () => {
    expect(await failures(await draft())).toEqual([]);
  });

  it('that changes what nobody asks about fails nothing', async () => {
    expect(await failures(await draft(['装维班组在24小时内更换', '装维班组在12小时内更换']))).toEqual([]);
  });

  it('whose changed clause is still found by its own words fails nothing', async () => {
    await test.context.db.prisma.clauseQuestion.deleteMany();
    await confirm('农村装宽带多长时间', '第二章/第五条', 's1');
    expect(await failures(await draft(['城市48小时内、农村72小时内装通', '城市36小时内、农村60小时内装通']))).toEqual(
      [],
    );
  });

  it('whose clause is gone fails, and says what is found instead', async () => {
    const id = await draft(
      [FIFTH, '第五条 【承诺】对客户的承诺以对外公布为准。'],
      ['第二章 新装与移机', '第二章 新装移机'],
    );
    const failed = await failures(id);
    const gone = failed.filter(each => each.question === '下单以后几天能用上宽带');
    expect(gone).toMatchObject([
      {
        answerNo: null,
        standard: TITLE,
        expected: [{ standardId: 'broadband-time-limits', path: '第二章/第五条' }],
        changed: true,
      },
    ]);
    expect(gone[0]!.reason).not.toBe('vanished');
    expect(gone[0]!.found?.path).toBeTruthy();
  });

  it('that drops a clause fails as vanished, with the 标准答复 that rested on it', async () => {
    const sixteenth = /第十六条 【超时补偿】.*/u.exec(await readEdition())![0];
    const failed = await failures(await draft([`${sixteenth}\n\n`, '']));
    expect(failed.filter(each => each.reason === 'vanished').map(each => each.question)).toEqual([
      '网坏了好几天给不给减钱',
    ]);
    // DF-2026-0001 also rests on 第十三条, which still stands: its question finds neither first.
    const answers = failed.filter(each => each.answerNo !== null);
    expect(answers.every(each => each.answerNo === 'DF-2026-0001')).toBe(true);
  });

  it('does not let an old confirmation vouch for a new wording; confirming it anew does', async () => {
    const question = '下单以后几天能用上宽带';
    const id = await draft(['城市48小时内、农村72小时内装通', '城市36小时内、农村60小时内装通']);
    const failed = await failures(id);
    expect(failed.map(each => [each.question, each.reason, each.changed])).toContainEqual([question, 'notShown', true]);
    await confirm(question, '第二章/第五条', 's1');
    expect((await failures(id)).map(each => each.question)).not.toContain(question);
  });

  it('is asked with every other standard as it is', async () => {
    await confirm('营业厅里几点不让进人了', '第二章/第五条', 's1');
    // Found by its confirmation alone: unchanged, it still counts.
    expect(await failures(await draft())).toEqual([]);
  });

  it('a clause that only the draft has can be asked for ahead', async () => {
    const id = await draft([
      '第二十四条 【每月通报】',
      '第二十五条 【携号转网】携号转网3个工作日内办结。\n\n第二十四条 【每月通报】',
    ]);
    expect(await confirm('携号转网要几天办好', '第五章/第二十五条', 's1')).toMatchObject({ kind: 'confirmed' });
    expect(await failures(id)).toEqual([]);
  });
});

it('an edition that is history already is not held against today', async () => {
  const id = await draftEdition(test, TITLE, '2025-06-01', [[FIFTH, '第五条 【宽带新装】七天内装通。']]);
  expect(await failures(id)).toEqual([]);
  const between = await draftEdition(test, TITLE, '2026-06-01', [[FIFTH, '第五条 【移机】另行规定。']]);
  expect((await failures(between)).length).toBeGreaterThan(0);
  await publishEdition(test, TITLE, '2026-08-01', []);
  expect(await failures(between)).toEqual([]);
});

it('writes nothing and leaves the library in force as it is', async () => {
  const before = await test.context.library.on(test.context.clock.now());
  await failures(await draft([FIFTH, '第五条 【承诺】以公布为准。']));
  const after = await test.context.library.on(test.context.clock.now());
  expect(after).toBe(before);
});

async function readEdition(): Promise<string> {
  const clauses = await test.context.db.prisma.clause.findMany({
    where: { versionId: 'broadband-time-limits@2026-01-01' },
    orderBy: { ordinal: 'asc' },
  });
  return clauses.map(({ number, title, text }) => `${number} 【${title}】${text}`).join('\n');
}
