import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findApproved } from '../../../src/services/questions/find-approved.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { ask, backlogOf } from './asked.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext();
});
afterEach(() => test.close());

const QUESTION = '装维把客户的墙打坏了怎么处理';
const TEXT = '施工前说明打孔位置并得到客户确认；打坏了先道歉，登记工单。';
const places = [{ standardId: 'installation-visit', path: '第三章/第十条' }];
let submissions = 0;

async function write(
  who: string,
  draft: Partial<Parameters<TestContext['services']['questions']['writeAnswer']>[0]['draft']> = {},
) {
  return test.services.questions.writeAnswer({
    ...{ actor: await test.actor(who), submissionId: `write-${++submissions}` },
    draft: { kind: 'answer', question: QUESTION, text: TEXT, places, ...draft },
  });
}
async function judge(who: string, no: string, reason?: string) {
  return test.services.questions.judgeAnswer({
    ...{ actor: await test.actor(who), no, submissionId: `judge-${++submissions}` },
    judgement: reason === undefined ? { kind: 'approve' } : { kind: 'return', reason },
  });
}
const view = async (who: string, no: string) =>
  test.services.questions.viewAnswer({ actor: await test.actor(who), no });
const given = async () => (await findApproved(test.context, { question: QUESTION, clauses: [] })).answer?.text ?? null;

describe('writing', () => {
  it('is given to nobody before a second person has seen and approved it', async () => {
    expect(await write('wu')).toMatchObject({ kind: 'written', no: 'DF-2026-0007', judges: 1 });
    expect(await given()).toBeNull();
    await expect(judge('wu', 'DF-2026-0007')).rejects.toMatchObject({ params: { reason: 'ownText' } });
    await expect(judge('chen', 'DF-2026-0007')).rejects.toMatchObject({ code: 'forbidden' });
    // The notice still waits to be sent: it has shown nothing.
    expect(await judge('qian', 'DF-2026-0007')).toMatchObject({ kind: 'updated' });
    await view('qian', 'DF-2026-0007');
    expect(await judge('qian', 'DF-2026-0007')).toMatchObject({ kind: 'approved' });
    expect(await given()).toBe(TEXT);
    expect((await test.notices('wu')).map(notice => notice.code)).toEqual(['answerApproved']);
  });

  it('every figure must stand in a clause it rests on, every clause must exist', async () => {
    expect(await write('wu', { text: '三天内修好。' })).toEqual({
      kind: 'badText',
      problem: { kind: 'unsupported', numbers: ['三天'] },
    });
    expect(await write('wu', { places: [{ standardId: 'installation-visit', path: '第九章' }] })).toMatchObject({
      kind: 'clauseMissing',
    });
    expect(await write('wu', { places: [] })).toMatchObject({ kind: 'clauseMissing' });
    expect(await write('wu', { question: '嗯' })).toMatchObject({ kind: 'badQuestion' });
    expect(await test.context.db.prisma.approvedAnswer.count({ where: { status: 'draft' } })).toBe(0);
  });

  it('a promise its clauses do not make is confirmed by who writes and by who approves', async () => {
    const text = '施工前说明打孔位置并得到客户确认；打坏了我们一定免费修好。';
    expect(await write('wu', { text })).toEqual({ kind: 'promises', words: ['一定', '免费'] });
    expect(await write('wu', { text, promisesConfirmed: true })).toMatchObject({ kind: 'written', no: 'DF-2026-0007' });
    expect((await view('qian', 'DF-2026-0007')).promises).toEqual(['一定', '免费']);
    expect(await judge('qian', 'DF-2026-0007')).toMatchObject({ kind: 'promises', words: ['一定', '免费'] });
    expect(await given()).toBeNull();
    const judgement = { kind: 'approve' as const, despitePromises: true };
    const actor = await test.actor('qian');
    const approval = { actor, no: 'DF-2026-0007', submissionId: 'despite', judgement };
    expect(await test.services.questions.judgeAnswer(approval)).toMatchObject({ kind: 'approved' });
    expect(await given()).toBe(text);
  });

  it('repeated, it is written once, and gives the same 单号', async () => {
    const actor = await test.actor('wu');
    const input = {
      actor,
      submissionId: 's1',
      draft: { kind: 'script' as const, question: QUESTION, text: TEXT, places },
    };
    const first = await test.services.questions.writeAnswer(input);
    expect(first).toMatchObject({ no: 'KJ-2026-0024' });
    expect(await test.services.questions.writeAnswer(input)).toEqual(first);
    expect(await test.context.db.prisma.approvedAnswer.count({ where: { status: 'draft' } })).toBe(1);
  });

  it('is for quality officers', async () => {
    for (const who of ['lina', 'chen', 'zhou', 'gao'])
      await expect(write(who)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('judging', () => {
  it('what was written anew since it was looked at is looked at first', async () => {
    await write('wu');
    await view('qian', 'DF-2026-0007');
    await write('wu', { revises: 'DF-2026-0007', text: `${TEXT}再登门致歉。` });
    expect(await judge('qian', 'DF-2026-0007')).toMatchObject({ kind: 'updated' });
    expect((await view('qian', 'DF-2026-0007')).text).toContain('再登门致歉');
    expect(await judge('qian', 'DF-2026-0007')).toMatchObject({ kind: 'approved' });
  });

  it('sent back, it waits for its writer; who rewrites it cannot approve it', async () => {
    await write('wu');
    await view('qian', 'DF-2026-0007');
    expect(await judge('qian', 'DF-2026-0007', '再软一点')).toMatchObject({ kind: 'returned', writerName: '吴婉清' });
    expect(await judge('qian', 'DF-2026-0007')).toMatchObject({ kind: 'beingRevised' });
    expect((await test.services.questions.pending({ actor: await test.actor('wu') })).map(todo => todo.action)).toEqual(
      ['reviseAnswer'],
    );
    await write('qian', { revises: 'DF-2026-0007' });
    await expect(judge('qian', 'DF-2026-0007')).rejects.toMatchObject({ params: { reason: 'ownText' } });
    await view('wu', 'DF-2026-0007');
    expect(await judge('wu', 'DF-2026-0007')).toMatchObject({ kind: 'approved' });
  });

  it('judged twice, the second finds it done', async () => {
    await write('wu');
    await view('qian', 'DF-2026-0007');
    await judge('qian', 'DF-2026-0007');
    expect(await judge('qian', 'DF-2026-0007')).toMatchObject({ kind: 'wrongState', status: 'approved' });
    expect(await judge('gao', 'DF-2026-0007')).toMatchObject({ kind: 'wrongState', status: 'approved' });
  });

  it('settles the 待补问题 it was written for and those that ask the same, and tells who asked', async () => {
    await ask(test, 'lina', '携号转网要几天');
    await ask(test, 'fang', '靓号能不能过户');
    const { no } = (await backlogOf(test, '携号转网要几天'))!;
    await write('wu', { question: '携号转网怎么办理；靓号能不能过户', backlogNo: no });
    await view('qian', 'DF-2026-0007');
    expect(await judge('qian', 'DF-2026-0007')).toMatchObject({ solved: ['DW-2026-0001', 'DW-2026-0002'], told: 2 });
    expect(await test.notices('lina')).toMatchObject([{ code: 'questionSolved', params: { answer: { text: TEXT } } }]);
    expect(await backlogOf(test, '靓号能不能过户')).toMatchObject({ status: 'solved', resolution: 'DF-2026-0007' });
  });
});

describe('retiring and revising what is in use', () => {
  it('stops with the next question; the record stays', async () => {
    await write('wu');
    await view('qian', 'DF-2026-0007');
    await judge('qian', 'DF-2026-0007');
    const input = { actor: await test.actor('wu'), submissionId: 'r1', no: 'DF-2026-0007', reason: '重复' };
    expect(await test.services.questions.retireAnswer(input)).toMatchObject({ kind: 'retired' });
    expect(await given()).toBeNull();
    expect(await test.services.questions.retireAnswer({ ...input, submissionId: 'r2' })).toMatchObject({
      kind: 'alreadyRetired',
    });
    expect(await write('wu', { revises: 'DF-2026-0007' })).toMatchObject({ kind: 'wrongState', status: 'retired' });
    expect(await view('wu', 'DF-2026-0007')).toMatchObject({ status: 'retired', reviewReason: '重复', text: TEXT });
  });

  it('written anew, the old words are given no more until the new are approved', async () => {
    await write('wu');
    await view('qian', 'DF-2026-0007');
    await judge('qian', 'DF-2026-0007');
    await write('wu', { revises: 'DF-2026-0007', text: '打坏了先道歉。' });
    expect(await given()).toBeNull();
    await view('qian', 'DF-2026-0007');
    await judge('qian', 'DF-2026-0007');
    expect(await given()).toBe('打坏了先道歉。');
  });
});

it('the frontline reads what is approved, without names, and nothing else', async () => {
  await write('wu');
  const lina = await test.actor('lina');
  await expect(test.services.questions.viewAnswer({ actor: lina, no: 'DF-2026-0007' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect((await test.services.questions.answers({ actor: lina, kind: 'answer', page: 1 })).total).toBe(6);
  expect(
    (await test.services.questions.answers({ actor: await test.actor('wu'), kind: 'answer', page: 1 })).total,
  ).toBe(7);
  expect(await view('lina', 'DF-2026-0001')).toMatchObject({
    status: 'approved',
    writerName: null,
    approverName: null,
    actions: [],
  });
});
