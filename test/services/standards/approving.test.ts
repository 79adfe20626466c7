import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importStandard } from '../../../src/services/standards/import-standard.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { approve, hallText, importHall, pass, SIGN, submissionId, WAIT } from './hall-editions.ts';

let test: TestContext;
let no: string;
beforeEach(async () => {
  test = await openTestContext({ at: '2026-11-02T09:00:00+08:00' });
  ({ no } = await importHall(test, '2026-12-01', WAIT));
});
afterEach(() => test.close());

const standards = () => test.services.standards;
const todosOf = async (id: string) =>
  (await standards().pending({ actor: await test.actor(id) })).map(todo => todo.action);
const toldOf = async (id: string) => (await test.notices(id)).filter(each => each.refNo === no).map(each => each.code);
const submit = async (id: string, joint: readonly string[], more: { summary?: string } = {}) =>
  standards().submit({
    actor: await test.actor(id),
    no,
    summary: more.summary ?? '缩短等候时间',
    jointReviewerIds: joint,
    submissionId: submissionId(),
  });
const stageNow = async () => (await standards().viewVersion({ actor: await test.actor('wu'), no, shows: false })).stage;
const decide = async (
  id: string,
  step: 'review' | 'jointReview' | 'approve',
  decision: { kind: 'approve' } | { kind: 'return'; reason: string } = { kind: 'approve' },
  key = submissionId(),
) => standards().decide({ actor: await test.actor(id), no, step, submissionId: key, decision });
const look = async (id: string) => standards().viewVersion({ actor: await test.actor(id), no, shows: true });

describe('提交审批', () => {
  it('shows the preparer what changes, what other standards say, and whom to ask', async () => {
    const actor = await test.actor('wu');
    const prepared = await standards().prepareSubmission({ actor, no });
    expect(prepared).toMatchObject({
      title: '营业厅服务规范',
      label: '2026-12-01',
      stage: { kind: 'draft' },
      returned: null,
      asksScope: false,
      unitKinds: ['hall'],
      news: {
        kind: 'changes',
        since: '2026-01-01',
        counts: { changed: 1, added: 0, removed: 0, moved: 0, unchanged: 30 },
      },
    });
    const { suggested } = await standards().suggestReviewers({ actor, no });
    expect(suggested.map(each => each.id)).toEqual(['ding', 'liao', 'pan']);
  });

  it('asks whoever may review, not the preparer, and sets nobody a second step', async () => {
    expect(await submit('wu', ['pan', 'ding'])).toMatchObject({
      kind: 'submitted',
      reviewers: ['董启明', '钱若谷'],
      jointReviewers: ['潘致远', '丁守田'],
    });
    expect(await todosOf('qian')).toEqual(['reviewStandard']);
    expect(await todosOf('dong')).toEqual(['reviewStandard']);
    expect(await todosOf('wu')).toEqual([]);
    expect(await todosOf('pan')).toEqual([]);
    expect(await toldOf('qian')).toEqual(['standardToDecide']);
    expect(await toldOf('wu')).toEqual([]);
    expect(await submit('wu', ['pan'])).toMatchObject({ kind: 'wrongState', stage: { kind: 'step', step: 'review' } });
  });

  it.each([
    [[], ['jointReview']],
    [['wu'], ['jointReview']],
    [['gao'], ['approve']],
    [['qian', 'dong'], ['review']],
  ])('joint reviewers %j leave nobody for %j: nothing is written', async (joint, steps) => {
    expect(await submit('wu', joint)).toEqual({ kind: 'impossible', no, steps });
    expect(await stageNow()).toEqual({ kind: 'draft', returned: undefined });
  });

  it('is the quality officers’, of a draft that is there, with people who are there', async () => {
    await expect(submit('lina', ['pan'])).rejects.toMatchObject({ code: 'forbidden' });
    await expect(submit('wu', ['nobody'])).rejects.toMatchObject({ code: 'invalidInput' });
    no = 'BZ-2026-0099';
    await expect(submit('wu', ['pan'])).rejects.toMatchObject({ code: 'notFound' });
  });

  it('the same submission twice is one', async () => {
    const input = { actor: await test.actor('wu'), no, summary: '一', jointReviewerIds: ['pan'], submissionId: 'once' };
    const first = await standards().submit(input);
    expect(await standards().submit(input)).toEqual(first);
    expect(await test.context.db.prisma.versionApproval.count()).toBe(1);
  });
});

describe('复核, 会审, 审定', () => {
  it('goes from step to step, each by somebody else, and tells who is next and the preparer', async () => {
    await submit('wu', ['pan', 'ding']);
    await pass(test, no, 'review', 'qian');
    expect(await toldOf('wu')).toEqual(['standardStepTaken']);
    expect(await todosOf('pan')).toEqual(['jointReviewStandard']);
    expect(await todosOf('dong')).toEqual([]);
    await pass(test, no, 'jointReview', 'ding');
    expect(await toldOf('gao')).toEqual([]);
    expect(await todosOf('ding')).toEqual([]);
    expect(await stageNow()).toMatchObject({ kind: 'step', step: 'jointReview', waitingFor: ['pan'] });
    await pass(test, no, 'jointReview', 'pan');
    expect(await toldOf('gao')).toEqual(['standardToDecide']);
    await pass(test, no, 'approve', 'gao');
    expect(await stageNow()).toEqual({ kind: 'approved' });
    expect(await todosOf('wu')).toEqual(['publishStandard']);
    expect(await todosOf('qian')).toEqual(['publishStandard']);
    expect(await toldOf('wu')).toEqual(['standardStepTaken', 'standardStepTaken', 'standardToPublish']);
  });

  it('nobody decides what they have not looked at', async () => {
    await submit('wu', ['pan']);
    expect(await decide('qian', 'review')).toEqual({ kind: 'notShown', no });
    expect(await decide('qian', 'review', { kind: 'return', reason: '不行' })).toEqual({ kind: 'notShown', no });
    await look('dong');
    expect(await decide('qian', 'review')).toEqual({ kind: 'notShown', no });
    await look('qian');
    expect(await decide('qian', 'review')).toMatchObject({ kind: 'approved' });
  });

  it.each([
    ['wu', 'review', 'tookPart'],
    ['lina', 'review', 'roleMissing'],
    ['gao', 'review', 'roleMissing'],
  ] as const)('%s may not take %s: %s', async (id, step, reason) => {
    await submit('wu', ['pan']);
    await expect(decide(id, step)).rejects.toMatchObject({ code: 'forbidden', params: { reason } });
  });

  it('a step that is not next is said so, without a change', async () => {
    await submit('wu', ['pan']);
    expect(await decide('gao', 'approve')).toMatchObject({ kind: 'wrongState', step: 'approve' });
    await pass(test, no, 'review', 'qian');
    expect(await decide('dong', 'review')).toMatchObject({ kind: 'wrongState', step: 'review' });
    await expect(decide('qian', 'jointReview')).rejects.toMatchObject({ params: { reason: 'tookPart' } });
    await expect(decide('luo', 'jointReview')).rejects.toMatchObject({ params: { reason: 'notRecipient' } });
  });

  it('returned, it is a draft of a new round: nobody waits, the preparer knows why, and what was seen must be seen again', async () => {
    await submit('wu', ['pan', 'ding']);
    await pass(test, no, 'review', 'qian');
    await look('pan');
    await look('ding');
    expect(await decide('pan', 'jointReview', { kind: 'return', reason: '时限有误' })).toMatchObject({
      kind: 'returned',
    });
    expect(await stageNow()).toMatchObject({ kind: 'draft', returned: { staffId: 'pan', note: '时限有误' } });
    expect(await todosOf('ding')).toEqual([]);
    expect(await todosOf('wu')).toEqual(['resubmitStandard']);
    expect(await toldOf('wu')).toContain('standardReturned');
    const open = (await test.notices('ding')).filter(each => each.refNo === no && each.status !== 'handled');
    expect(open).toEqual([]);
    await submit('qian', ['pan', 'ding']);
    expect(await todosOf('wu')).toEqual(['reviewStandard']);
    await pass(test, no, 'review', 'dong');
    expect(await decide('ding', 'jointReview')).toEqual({ kind: 'notShown', no });
    const acts = await test.context.db.prisma.versionApproval.findMany({ orderBy: { id: 'asc' } });
    expect(acts.filter(act => act.round === 2)).toHaveLength(2);
  });

  it.each(['prepare', 'review', 'approve'] as const)('taken back after %s it is a draft again', async upTo => {
    await approve(test, no, { upTo });
    const actor = await test.actor('wu');
    const taken = await standards().takeBack({ actor, no, reason: '改日期', submissionId: submissionId() });
    expect(taken).toMatchObject({ kind: 'takenBack' });
    expect(await stageNow()).toMatchObject({ kind: 'draft', returned: { staffId: 'wu', approved: false } });
    expect(await todosOf('wu')).toEqual(['resubmitStandard']);
    expect(await todosOf('gao')).toEqual([]);
    await approve(test, no);
    expect(await stageNow()).toEqual({ kind: 'approved' });
  });

  it('a draft is no reader’s to see; those who are asked see it', async () => {
    await expect(look('lina')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(look('pan')).rejects.toMatchObject({ code: 'forbidden' });
    await submit('wu', ['pan']);
    expect(await look('pan')).toMatchObject({ no, may: { decide: null } });
    await expect(standards().changes({ actor: await test.actor('lina'), no })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await standards().changes({ actor: await test.actor('pan'), no })).kind).toBe('changes');
  });

  it('whoever lets it wait is reminded, again and again, and no more once it moved', async () => {
    await submit('wu', ['pan']);
    await test.advanceTo('2026-11-05T09:00:00+08:00');
    const reminders = async (id: string) =>
      (await toldOf(id)).filter(code => code === 'standardApprovalReminder').length;
    expect([await reminders('qian'), await reminders('dong'), await reminders('wu')]).toEqual([1, 1, 0]);
    await test.advanceTo('2026-11-10T09:00:00+08:00');
    expect(await reminders('qian')).toBe(2);
    await pass(test, no, 'review', 'qian');
    await test.advanceTo('2026-11-13T09:00:00+08:00');
    expect([await reminders('qian'), await reminders('pan')]).toEqual([2, 1]);
  });
});

describe('importing again', () => {
  const bytes = Buffer.from(hallText(WAIT, SIGN));
  const again = async () =>
    importStandard(test.context, {
      by: await test.actor('wu'),
      file: { name: '营业厅服务规范(2026-12-01).md', bytes },
    });
  const text = async (number: string) =>
    (await standards().read({ actor: await test.actor('wu'), no })).clauses.find(each => each.number === number)?.text;

  it('a draft that was returned becomes the corrected text, under its 单号', async () => {
    await submit('wu', ['pan']);
    await look('qian');
    await decide('qian', 'review', { kind: 'return', reason: '漏改第四条' });
    expect(await text('第四条')).toContain('3个工作日');
    expect(await again()).toMatchObject({ kind: 'imported', no });
    expect(await text('第四条')).toContain('2个工作日');
    expect(await again()).toMatchObject({ kind: 'alreadyImported', no });
    const seen = await standards().viewVersion({ actor: await test.actor('wu'), no, shows: false });
    expect(seen.acts).toHaveLength(2);
  });

  it('nothing replaces what people are deciding about, or what is approved', async () => {
    await submit('wu', ['pan']);
    expect(await again()).toMatchObject({ kind: 'dateTaken' });
    await pass(test, no, 'review', 'qian');
    await pass(test, no, 'jointReview', 'pan');
    await pass(test, no, 'approve', 'gao');
    expect(await again()).toMatchObject({ kind: 'dateTaken' });
    expect(await text('第四条')).toContain('3个工作日');
  });
});
