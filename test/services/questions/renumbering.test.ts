import { afterEach, beforeEach, expect, it } from 'vitest';
import { findApproved } from '../../../src/services/questions/find-approved.ts';
import { answersToReview } from '../../../src/services/questions/mark-for-review.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { draftEdition, publishEdition } from './edition.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext();
});
afterEach(() => test.close());

const TITLE = '宽带装维时限管理规定';
const QUESTION = '网坏了好几天给不给减钱';
const SCRIPT = 'KJ-2026-0004';
/** A new article before 超时补偿: from there on every number is one higher. */
const RENUMBERED: [string, string][] = [
  ['第十八条 【修障', '第十九条 【修障'],
  ['第十七条 【重复', '第十八条 【重复'],
  ['第十六条 【超时', '第十六条 【告知】修复后当面告知客户故障的原因。\n\n第十七条 【超时'],
];

const placeOfAnswer = async () => {
  const actor = await test.actor('lina');
  const asked = { actor, question: QUESTION, questionId: `asked-${test.context.clock.now().toISOString()}` };
  const result = await test.services.standards.ask(asked);
  return 'clauses' in result ? result.clauses[0]?.clause : result.outcome;
};
const scriptGiven = async () =>
  (await findApproved(test.context, { question: '宽带故障超时没修好，客户要赔偿', clauses: [] })).scripts.map(
    ({ no, clauses }) => ({ no, paths: clauses.map(({ path }) => path) }),
  );
const reviewed = () => test.context.db.prisma.approvedAnswer.count({ where: { status: 'review' } });

it('a clause that is only renumbered keeps its confirmed question and its approved text, before and after the day', async () => {
  await publishEdition(test, TITLE, '2026-12-01', RENUMBERED);
  expect(await reviewed()).toBe(0);
  expect(await placeOfAnswer()).toBe('第三章/第十六条');
  expect(await scriptGiven()).toEqual([{ no: SCRIPT, paths: ['第三章/第十六条'] }]);

  await test.advanceTo('2026-12-01T00:00:00+08:00');
  expect(await placeOfAnswer()).toBe('第三章/第十七条');
  expect(await scriptGiven()).toEqual([{ no: SCRIPT, paths: ['第三章/第十七条'] }]);
  const viewed = await test.services.questions.viewAnswer({ actor: await test.actor('wu'), no: SCRIPT });
  expect(viewed.clauses).toMatchObject([{ path: '第三章/第十七条', unchanged: true }]);
  expect(viewed.clauses[0]!.text).toContain('减免3天月租');
});

it('renumbered and reworded, it is looked at again', async () => {
  const edits: [string, string][] = [...RENUMBERED, ['减免3天月租', '减免2天月租']];
  const versionId = await draftEdition(test, TITLE, '2026-12-01', edits);
  const notices = await test.context.db.transaction(tx => answersToReview(tx, { versionId }));
  expect(notices.map(({ ref }) => ref?.no)).toContain(SCRIPT);
});
