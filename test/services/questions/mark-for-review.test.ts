import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findApproved } from '../../../src/services/questions/find-approved.ts';
import { answersToReview } from '../../../src/services/questions/mark-for-review.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { ask } from './asked.ts';
import { draftEdition, publishEdition } from './edition.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext();
});
afterEach(() => test.close());

const TITLE = '宽带装维时限管理规定';
const SLOWER: [string, string] = ['每超过24小时减免3天月租', '每超过24小时减免2天月租'];
const SCRIPT = 'KJ-2026-0004';

/** Publishes an edition. @returns the notices about approved texts. */
async function publish(day: string, changes: [string, string][]) {
  // What they would refuse is tested with the regression.
  await test.context.db.prisma.clauseQuestion.deleteMany();
  await publishEdition(test, TITLE, day, changes);
  return test.context.db.prisma.notice.findMany({ where: { code: 'answerToReview' }, orderBy: { createdAt: 'asc' } });
}
const statusOf = async (no: string) =>
  (await test.context.db.prisma.approvedAnswer.findUniqueOrThrow({ where: { no } })).status;
const given = async () =>
  (await findApproved(test.context, { question: '宽带故障超时没修好，客户要赔偿', clauses: [] })).scripts.map(
    script => script.no,
  );
const judge = async (who: string, no: string, submissionId: string) => {
  const actor = await test.actor(who);
  await test.services.questions.viewAnswer({ actor, no });
  // 马上 in the demo's words is more than the clause says.
  const judgement = { kind: 'approve' as const, despitePromises: true };
  return test.services.questions.judgeAnswer({ actor, no, submissionId, judgement });
};

describe('when a clause changes', () => {
  it('what rests on it goes under review, nothing else does; its writer and the officers are told', async () => {
    const notices = await publish('2026-12-01', [SLOWER]);
    const reviewed = await test.context.db.prisma.approvedAnswer.findMany({
      where: { status: 'review' },
      orderBy: { no: 'asc' },
    });
    expect(reviewed.map(answer => answer.no)).toEqual(['DF-2026-0001', SCRIPT]);
    expect(reviewed[0]).toMatchObject({ reviewReason: `《${TITLE}》第三章/第十六条` });
    expect(notices.map(notice => notice.recipientId).sort()).toEqual(['qian', 'qian', 'wu', 'wu']);
    expect(notices[0]!.params).toMatchObject({ changed: ['第三章/第十六条'], gone: [], label: '2026-12-01' });
    expect(
      (await test.services.questions.pending({ actor: await test.actor('qian') })).map(todo => todo.ref.no),
    ).toEqual(['DF-2026-0001', SCRIPT]);
  });

  it('an edition of the same wording leaves everything alone', async () => {
    expect(await publish('2026-12-01', [])).toEqual([]);
    expect(await statusOf(SCRIPT)).toBe('approved');
  });

  it('it is still given until the new wording begins, and then no more', async () => {
    await publish('2026-12-01', [SLOWER]);
    expect(await given()).toEqual([SCRIPT]);
    await test.advanceTo('2026-12-01T00:00:00+08:00');
    expect(await given()).toEqual([]);
  });

  it('figures that no longer stand cannot be approved; what was rewritten ahead is ready on the day', async () => {
    await publish('2026-12-01', [SLOWER]);
    await test.advanceTo('2026-12-01T00:00:00+08:00');
    expect(await judge('qian', SCRIPT, 'j1')).toMatchObject({ kind: 'badText', problem: { numbers: ['3天'] } });
    const draft = {
      ...{ kind: 'script' as const, question: '宽带故障超时没修好，客户要赔偿', revises: SCRIPT },
      text: '每超过24小时减免2天月租。',
      places: [{ standardId: 'broadband-time-limits', path: '第三章/第十六条' }],
    };
    expect(
      await test.services.questions.writeAnswer({ actor: await test.actor('wu'), submissionId: 'w1', draft }),
    ).toMatchObject({ kind: 'written' });
    expect(await judge('qian', SCRIPT, 'j2')).toMatchObject({ kind: 'approved' });
    expect(await given()).toEqual([SCRIPT]);
  });

  it('words that hold under both wordings, approved ahead, fall silent on no day', async () => {
    await publish('2026-12-01', [['于次月账单自动返还', '于次月账单中自动返还']]);
    expect(await statusOf(SCRIPT)).toBe('review');
    expect(await judge('qian', SCRIPT, 'j1')).toMatchObject({ kind: 'approved' });
    expect(await given()).toEqual([SCRIPT]);
    await test.advanceTo('2026-12-01T00:00:00+08:00');
    expect(await given()).toEqual([SCRIPT]);
  });

  it('a clause that is gone is named so', async () => {
    const versionId = await draftEdition(test, TITLE, '2026-12-01', [
      ['第十六条 【超时补偿】超过承诺时限未修复的', '第十六条之二 【超时补偿】未在时限内修复的'],
    ]);
    const [first] = await test.context.db.transaction(tx => answersToReview(tx, { versionId }));
    expect(first?.content).toMatchObject({ changed: [], gone: ['第三章/第十六条'] });
  });

  it('an older edition published later changes nothing', async () => {
    expect(await publish('2025-06-01', [SLOWER])).toEqual([]);
  });
});

it('called before the status is set, a draft counts as public', async () => {
  const versionId = await draftEdition(test, TITLE, '2026-12-01', [SLOWER]);
  const notices = await test.context.db.transaction(tx => answersToReview(tx, { versionId }));
  expect(notices.map(notice => notice.recipientId).sort()).toEqual(['qian', 'qian', 'wu', 'wu']);
});

it('what waited for the standard opens again, what waits for another does not', async () => {
  await ask(test, 'lina', '携号转网要几天');
  await ask(test, 'lina', '靓号能不能过户');
  const actor = await test.actor('wu');
  for (const [no, standardId] of [
    ['DW-2026-0001', 'broadband-time-limits'],
    ['DW-2026-0002', 'hall-service'],
  ] as const) {
    const closing = { kind: 'waitForStandard' as const, standardId, note: '补' };
    await test.services.questions.closeBacklog({ actor, submissionId: no, no, closing });
  }
  await publish('2026-12-01', []);
  const rows = await test.context.db.prisma.backlogQuestion.findMany({ orderBy: { no: 'asc' } });
  expect(rows.map(row => row.status)).toEqual(['open', 'waiting']);
});
