import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoShanghai } from '../../../src/domain/calendar/shanghai.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { deliverAll, depart, openFailed, storePhoto } from './inspected.ts';

let test: TestContext;
let no: string;

beforeEach(async () => {
  test = await openTestContext({ at: '2026-11-02T09:00:00+08:00' });
  no = (await openFailed(test))[0]!.no;
});
afterEach(() => test.close());

const said = { cause: '巡检不到位', measure: '增加早晚巡检', result: '已恢复' };
let submissions = 0;
const submissionId = () => `s${++submissions}`;

async function answer(by: string, fileIds: string[] = [], id = submissionId()) {
  return test.services.rectification.answer({ actor: await test.actor(by), submissionId: id, no, ...said, fileIds });
}
async function decide(by: string, what: 'release' | 'verify', delivered = true) {
  if (delivered) await deliverAll(test);
  return test.services.rectification[what]({ actor: await test.actor(by), submissionId: submissionId(), no });
}
async function send(by: string, what: 'sendBack' | 'return') {
  await deliverAll(test);
  const input = { actor: await test.actor(by), submissionId: submissionId(), no, reason: '照片看不清' };
  return test.services.rectification[what](input);
}
const codes = async (who: string) => (await test.notices(who)).map(notice => notice.code);
const view = async (by: string) => test.services.rectification.view({ actor: await test.actor(by), no });

describe('opening', () => {
  it('tells the head and, as a copy, the responsible head, once for all items that failed', async () => {
    const opened = await openFailed(test, { failed: 3 });
    expect(opened).toHaveLength(3);
    const [mine] = await test.notices('chen');
    expect(mine).toMatchObject({ code: 'rectificationOpened', refNo: no, params: { copy: false } });
    expect((await test.notices('pan'))[0]).toMatchObject({ code: 'rectificationOpened', params: { copy: true } });
    // The one before, and one for the three.
    expect(await test.notices('chen')).toHaveLength(2);
  });

  it('carries what was recorded, exactly', async () => {
    const { itemId } = await test.context.db.prisma.finding.findFirstOrThrow({
      where: { rectification: { no } },
      select: { itemId: true },
    });
    const item = await test.context.db.prisma.templateItem.findUniqueOrThrow({ where: { id: itemId } });
    const recorded = { scoring: item.scoring, points: null, maxPoints: item.maxPoints.toString(), occurrences: null };
    expect((await test.notices('chen'))[0]!.params).toMatchObject({ recorded });
    expect((await view('chen')).recorded).toMatchObject(recorded);
  });

  it('sends one notice where both units have the same head', async () => {
    await openFailed(test, { unitId: 'hall-nanwai' });
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
    const { matter, responses, closedAt } = await view('wu');
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

  it('returned early keeps the deadline it had, counted as it was', async () => {
    await answer('chen');
    const before = (await view('chen')).matter.dueAt;
    await send('zhou', 'return');
    const { matter } = await view('chen');
    expect(matter).toMatchObject({ status: 'open', round: 2, dueAt: before });
    const stored = await test.context.db.prisma.rectificationNotice.findUniqueOrThrow({ where: { no } });
    expect(stored.dueBasis).toMatchObject({ workingDays: 5 });
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

describe('an answer somebody has not seen', () => {
  const unseen = { kind: 'updated' };

  it('is not decided about by an old button: neither released, verified nor sent back', async () => {
    await answer('lina');
    await send('chen', 'sendBack');
    await answer('lina');
    expect(await decide('chen', 'release', false)).toMatchObject(unseen);
    const { matter, answerSeen } = await view('chen');
    expect([matter.status, answerSeen]).toEqual(['answered', false]);
    // The view has shown it.
    expect(await decide('chen', 'release', false)).toMatchObject({ kind: 'done' });
    expect(await decide('zhou', 'verify', false)).toMatchObject(unseen);
    expect(await decide('zhou', 'verify')).toMatchObject({ kind: 'done' });
  });

  it('does not get the reason that was written about another', async () => {
    await answer('lina');
    const { matter } = await view('chen');
    const actor = await test.actor('chen');
    const late = { actor, no, reason: '看不清', responseId: matter.responseId! };
    await send('chen', 'sendBack');
    await answer('lina');
    await deliverAll(test);
    const outcome = await test.services.rectification.sendBack({ ...late, submissionId: submissionId() });
    expect(outcome).toMatchObject(unseen);
    expect((await view('lina')).responses.map(response => response.accepted)).toEqual([false, null]);
  });
});

describe('people who have left', () => {
  it('another inspector of the line is asked to verify in place of the one who filed', async () => {
    await test.context.db.prisma.staff.update({ where: { id: 'jiang' }, data: { lines: ['complaint', 'hall'] } });
    await depart(test, 'zhou');
    await answer('lina');
    await decide('chen', 'release');
    expect(await codes('zhou')).toEqual([]);
    expect(await codes('jiang')).toEqual(['rectificationReleased']);
    const todos = await test.services.rectification.pending(await test.actor('jiang'));
    expect(todos).toMatchObject([{ action: 'verifyRectification', ref: { no } }]);
    expect(await decide('jiang', 'verify')).toMatchObject({ kind: 'done' });
  });

  it('the quality officers are asked when no inspector of the line is left', async () => {
    for (const inspector of ['zhou', 'tang']) await depart(test, inspector);
    // Their own unit is not concerned, so both may.
    await answer('chen');
    expect(await codes('wu')).toEqual(['rectificationReleased']);
    expect(await codes('qian')).toEqual(['rectificationReleased']);
  });

  it('the head hears of an answer sent back whose author has gone', async () => {
    await answer('lina');
    await depart(test, 'lina');
    await view('pan');
    await send('pan', 'sendBack');
    expect(await codes('chen')).toContain('rectificationSentBack');
    expect(await codes('lina')).toEqual([]);
  });
});

describe('a matter of the inspector’s own department', () => {
  it('is verified by the leader where all inspectors and officers are of it, and is on that list only', async () => {
    await depart(test, 'tang');
    no = (await openFailed(test, { responsibleUnitId: 'customer-service' }))[0]!.no;
    await answer('chen');
    expect(await codes('zhou')).not.toContain('rectificationReleased');
    expect(await codes('gao')).toEqual(['rectificationReleased']);
    const pending = async (who: string) => test.services.rectification.pending(await test.actor(who));
    expect(await pending('gao')).toMatchObject([{ action: 'verifyRectification', ref: { no } }]);
    for (const who of ['zhou', 'wu']) {
      expect(await pending(who), who).toEqual([]);
      await expect(decide(who, 'verify'), who).rejects.toMatchObject({ params: { reason: 'ownMatter' } });
    }
    expect(await decide('gao', 'verify')).toMatchObject({ kind: 'done' });
  });
});

describe('what the inspected side reads', () => {
  it('names no inspector, neither who filed nor who verified', async () => {
    await answer('lina');
    await decide('chen', 'release');
    await send('zhou', 'return');
    for (const who of ['lina', 'chen', 'pan']) {
      const { inspectorName, responses } = await view(who);
      expect(inspectorName).toBeNull();
      expect(responses).toMatchObject([{ releasedByName: '陈映雪', judgedByName: null }]);
      expect(JSON.stringify(await test.notices(who))).not.toContain('周行远');
    }
    const { inspectorName, responses } = await view('wu');
    expect([inspectorName, responses[0]!.judgedByName]).toEqual(['周行远', '周行远']);
  });

  it('names the head who sent an answer back inside the unit', async () => {
    await answer('lina');
    await send('chen', 'sendBack');
    expect((await view('lina')).responses).toMatchObject([{ judgedByName: '陈映雪' }]);
  });

  it('cites the clause in the version in force on the day of the inspection', async () => {
    const { prisma } = test.context.db;
    const item = await prisma.templateItem.findFirstOrThrow({
      where: { templateId: 'hall-2026', clauseId: { not: null } },
      orderBy: { ordinal: 'asc' },
      include: { clause: { include: { version: true } } },
    });
    const { version, ...linked } = item.clause!;
    const [from, to] = [new Date('2026-10-01T00:00:00+08:00'), new Date('2026-12-01T00:00:00+08:00')];
    await prisma.standardVersion.update({
      where: { id: version.id },
      data: { status: 'superseded', effectiveTo: from },
    });
    for (const [label, start, end, text] of [
      ['十月版', from, to, '十月的条文'],
      ['十二月版', to, null, '十二月的条文'],
    ] as const) {
      const id = `v-${label}`;
      await prisma.standardVersion.create({
        data: {
          ...version,
          id,
          label,
          sourceHash: id,
          status: 'published',
          effectiveFrom: start,
          effectiveTo: end,
          leftOut: [],
        },
      });
      await prisma.clause.create({ data: { ...linked, id: `c-${label}`, versionId: id, text } });
    }
    const opened = await openFailed(test, { failed: item.ordinal });
    no = opened.at(-1)!.no;
    const notice = (await test.notices('chen')).find(each => each.refNo === no);
    expect(notice!.params).toMatchObject({ clause: { version: '十月版', path: linked.path } });
    expect((await view('chen')).clause).toMatchObject({ version: '十月版', text: '十月的条文' });
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
