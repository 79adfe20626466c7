import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoShanghai } from '../../../src/domain/calendar/shanghai.ts';
import { openRectifications } from '../../../src/services/rectification/open-rectifications.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { openFailed, storePhoto } from './inspected.ts';

let test: TestContext;
let no: string;

beforeEach(async () => {
  test = await openTestContext({ at: '2026-11-02T09:00:00+08:00' });
  no = (await openFailed(test, openRectifications))[0]!.no;
});
afterEach(() => test.close());

const said = { cause: '巡检不到位', measure: '增加早晚巡检', result: '已恢复' };
let submissions = 0;
const submissionId = () => `s${++submissions}`;

async function answer(by: string, fileIds: string[] = [], id = submissionId()) {
  return test.services.rectification.answer({ actor: await test.actor(by), submissionId: id, no, ...said, fileIds });
}
async function decide(by: string, what: 'release' | 'verify') {
  return test.services.rectification[what]({ actor: await test.actor(by), submissionId: submissionId(), no });
}
async function send(by: string, what: 'sendBack' | 'return') {
  const input = { actor: await test.actor(by), submissionId: submissionId(), no, reason: '照片看不清' };
  return test.services.rectification[what](input);
}
const codes = async (who: string) => (await test.notices(who)).map(notice => notice.code);
const view = async (by: string) => test.services.rectification.view({ actor: await test.actor(by), no });

describe('opening', () => {
  it('tells the head and, as a copy, the responsible head, once per failed item', async () => {
    const opened = await openFailed(test, openRectifications, { failed: 3 });
    expect(opened).toHaveLength(3);
    const [mine] = await test.notices('chen');
    expect(mine).toMatchObject({ code: 'rectificationOpened', refNo: no, params: { copy: false } });
    expect((await test.notices('pan'))[0]).toMatchObject({ code: 'rectificationOpened', params: { copy: true } });
    expect(await test.notices('chen')).toHaveLength(4);
  });

  it('sends one notice where both units have the same head', async () => {
    await openFailed(test, openRectifications, { unitId: 'hall-nanwai' });
    const about = (await test.notices('pan')).filter(notice => notice.refNo !== no);
    expect(about.map(notice => notice.params)).toMatchObject([{ copy: false }]);
  });
});

describe('answering', () => {
  it('a clerk answers with photos, the head releases, the inspector verifies', async () => {
    const photos = [await storePhoto(test, 'lina'), await storePhoto(test, 'lina')];
    expect(await answer('lina', photos)).toMatchObject({ kind: 'filed', status: 'answered', evidence: 2, late: false });
    expect(await codes('chen')).toContain('rectificationAnswered');
    expect(await decide('chen', 'release')).toMatchObject({ kind: 'done', authorName: '李娜' });
    expect((await test.notices('zhou')).at(-1)).toMatchObject({
      code: 'rectificationReleased',
      params: { ...said, evidence: 2, authorName: '李娜', releasedByName: '陈映雪' },
    });
    expect(await decide('zhou', 'verify')).toMatchObject({ kind: 'done' });
    const { matter, responses, closedAt } = await view('lina');
    expect(matter.status).toBe('verified');
    expect(closedAt).not.toBeNull();
    expect(responses).toMatchObject([{ ...said, evidence: 2, accepted: true, judgedByName: '周行远' }]);
    expect(await codes('lina')).toContain('rectificationVerified');
  });

  it("the head's own answer goes straight to the inspector", async () => {
    expect(await answer('chen')).toMatchObject({ status: 'released' });
    expect(await codes('zhou')).toEqual(['rectificationReleased']);
    expect(await codes('chen')).not.toContain('rectificationAnswered');
  });

  it('the same submission twice is one answer', async () => {
    const first = await answer('lina', [], 'same');
    expect(await answer('lina', [], 'same')).toEqual(first);
    expect((await view('lina')).responses).toHaveLength(1);
  });

  it('a second answer in the same round changes nothing', async () => {
    await answer('lina');
    expect(await answer('chen')).toEqual({ kind: 'wrongState', no, status: 'answered' });
    expect((await view('lina')).responses).toHaveLength(1);
  });

  it('being sent back inside the unit keeps round and deadline', async () => {
    const due = (await view('lina')).matter.dueAt;
    await answer('lina');
    await send('chen', 'sendBack');
    expect((await test.notices('lina')).at(-1)).toMatchObject({
      code: 'rectificationSentBack',
      params: { reason: '照片看不清' },
    });
    expect(await answer('lina')).toMatchObject({ kind: 'filed', status: 'answered' });
    const { matter, responses } = await view('lina');
    expect(matter).toMatchObject({ round: 1, dueAt: due });
    expect(responses.map(response => response.accepted)).toEqual([false, null]);
  });

  it('being returned by the inspector opens a round with a new deadline', async () => {
    await answer('chen');
    await test.advanceTo('2026-11-04T10:00:00+08:00');
    await send('zhou', 'return');
    const { matter } = await view('chen');
    expect(matter).toMatchObject({ status: 'open', round: 2 });
    expect(isoShanghai(matter.dueAt)).toBe('2026-11-09T18:00:00+08:00');
    expect((await test.notices('chen')).at(-1)).toMatchObject({ code: 'rectificationReturned', params: { round: 2 } });
    expect(await answer('chen')).toMatchObject({ kind: 'filed', status: 'released' });
    expect(await decide('zhou', 'verify')).toMatchObject({ kind: 'done' });
  });

  it("refuses other units, clerks' releases and a stranger's photo", async () => {
    await expect(answer('fang')).rejects.toMatchObject({ code: 'forbidden', params: { reason: 'otherUnit' } });
    await expect(answer('lina', [await storePhoto(test, 'fang')])).rejects.toMatchObject({ code: 'notFound' });
    await answer('lina');
    await expect(decide('lina', 'release')).rejects.toMatchObject({ params: { reason: 'notHead' } });
    await expect(decide('chen', 'verify')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(view('fang')).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('acknowledging', () => {
  it('names who was first', async () => {
    const acknowledge = async (by: string) =>
      test.services.rectification.acknowledge({ actor: await test.actor(by), no });
    expect(await acknowledge('pan')).toMatchObject({ kind: 'acknowledged', byName: '潘致远' });
    expect(await acknowledge('chen')).toMatchObject({ kind: 'alreadyAcknowledged', byName: '潘致远' });
    await expect(acknowledge('lina')).rejects.toMatchObject({ params: { reason: 'notHead' } });
  });
});

describe('reminders', () => {
  const reminders = async (who: string) =>
    (await test.notices(who))
      .filter(notice => notice.code === 'rectificationReminder')
      .map(notice => (notice.params as { stage: string; waitingFor: string }).stage);

  it('come in stages, and when overdue also to the responsible head', async () => {
    await test.advanceTo('2026-11-10T12:00:00+08:00');
    expect(await reminders('chen')).toEqual(['threeDaysBefore', 'oneDayBefore', 'dueMorning', 'overdue']);
    expect(await reminders('pan')).toEqual(['overdue']);
    expect(await answer('lina')).toMatchObject({ late: true });
  });

  it('stop when the answer is with the inspector, and ask the head while it waits inside', async () => {
    await answer('lina');
    await test.advanceTo('2026-11-04T12:00:00+08:00');
    expect((await test.notices('chen')).at(-1)).toMatchObject({ params: { waitingFor: 'release' } });
    await decide('chen', 'release');
    await test.advanceTo('2026-11-12T12:00:00+08:00');
    expect(await reminders('chen')).toEqual(['threeDaysBefore']);
  });

  it('of an earlier round stay silent', async () => {
    await answer('chen');
    await test.advanceTo('2026-11-09T09:00:00+08:00');
    await send('zhou', 'return');
    await test.advanceTo('2026-11-10T12:00:00+08:00');
    expect(await reminders('pan')).toEqual([]);
  });
});

describe('pending', () => {
  const pending = async (who: string) =>
    (await test.services.rectification.pending(await test.actor(who))).map(todo => todo.action);

  it('follows the notice from hand to hand', async () => {
    expect(await pending('chen')).toEqual(['acknowledgeRectification']);
    expect(await pending('lina')).toEqual(['answerRectification']);
    expect(await pending('pan')).toEqual([]);
    await answer('lina');
    expect(await pending('chen')).toEqual(['releaseRectification']);
    expect(await pending('zhou')).toEqual([]);
    await decide('chen', 'release');
    expect(await pending('zhou')).toEqual(['verifyRectification']);
    await decide('zhou', 'verify');
    expect(await pending('zhou')).toEqual([]);
  });

  it('a command without a number finds what is allowed when nothing is expected', async () => {
    const found = async (who: string) =>
      test.services.rectification.actionable({ actor: await test.actor(who), action: 'answerRectification' });
    expect((await found('chen')).map(todo => todo.ref.no)).toEqual([no]);
    expect((await found('pan')).map(todo => todo.ref.no)).toEqual([no]);
    expect(await found('fang')).toEqual([]);
  });
});
