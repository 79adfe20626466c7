import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { receiveFile } from '../../../src/services/files/receive-file.ts';
import type { TestContext } from '../../helpers/context.ts';
import { CHAIN, openPenaltyContext, propose } from './fixture.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openPenaltyContext();
});
afterEach(() => test.close());

const codes = async (id: string) => (await test.notices(id)).map(({ code }) => code);
const entry = (no: string) => test.context.db.prisma.penaltyEntry.findUniqueOrThrow({ where: { no } });

async function contest(
  no: string,
  id = 'pan',
  proposedUnitId: string | null = 'rural-customers',
  submissionId = `${id}-${no}`,
  fileIds: string[] = [],
) {
  const actor = await test.actor(id);
  const input = { actor, no, statement: '该厅由农村客户部代管', proposedUnitId, fileIds, submissionId };
  return test.services.penalties.contest(input);
}

/** A file that somebody has sent. */
async function proof(id = 'pan'): Promise<string> {
  const content = Buffer.from('代管协议');
  const file = await receiveFile(test.context, { senderId: id, name: '协议.txt', content });
  if (file.kind !== 'stored') throw new Error(file.code);
  return file.id;
}

const proven = async (no: string, id = 'pan') => contest(no, id, 'rural-customers', `${id}-${no}`, [await proof(id)]);

async function review(no: string, moveToUnitId: string | null, id = 'wu') {
  const actor = await test.actor(id);
  return test.services.penalties.decideReview({
    actor,
    no,
    moveToUnitId,
    reason: '以协议为准',
    seen: await test.context.db.prisma.liabilityStatement.count({ where: { review: { no } } }),
    submissionId: `${id}-${no}`,
  });
}

async function confirm(no: string, submissionId = `confirm-${no}`) {
  return test.services.penalties.decide({ actor: await test.actor('wu'), no, decision: 'confirm', submissionId });
}

describe('contesting', () => {
  it('asks the deciders and the other side, and holds the points back', async () => {
    const no = (await propose(test, 'clock'))!;
    expect(await contest(no)).toMatchObject({ kind: 'filed', no: 'RD-2026-0001', proposedUnitName: '农村客户部' });
    expect(await contest(no)).toMatchObject({ kind: 'filed', no: 'RD-2026-0001' });
    expect(await contest(no, 'wen')).toMatchObject({ kind: 'reviewOpen', reviewNo: 'RD-2026-0001' });
    expect(await codes('wu')).toContain('liabilityToDecide');
    expect(await codes('ding')).toEqual(['liabilityAsked']);
    expect(await confirm(no)).toEqual({ kind: 'liabilityOpen', no, reviewNo: 'RD-2026-0001' });
    expect((await entry(no)).status).toBe('proposed');
    const todos = await test.services.penalties.pending(await test.actor('wu'));
    expect(todos.map(({ action }) => action)).toEqual(['decideLiability']);
  });

  it('of the notice or the order holds back the points proposed from it', async () => {
    const no = (await propose(test, 'clock'))!;
    await contest(CHAIN.orderNo);
    expect(await confirm(no)).toMatchObject({ kind: 'liabilityOpen' });
    // The order hangs on the finding: whose it is, is open for the finding's own points, too.
    const other = (await propose(test, 'finding'))!;
    expect(await confirm(other)).toMatchObject({ kind: 'liabilityOpen', reviewNo: 'RD-2026-0001' });
    // The same question is not asked a second time, about whatever record of the matter, by whomever.
    const open = { kind: 'reviewOpen', reviewNo: 'RD-2026-0001', subjectNo: CHAIN.orderNo };
    expect(await contest(CHAIN.rectificationNo)).toMatchObject(open);
    expect(await contest(CHAIN.rectificationNo, 'chen')).toMatchObject(open);
    expect(await contest(no)).toMatchObject(open);
  });

  it('goes to the leader when 客户服务部 is named', async () => {
    await contest((await propose(test, 'clock'))!, 'pan', 'customer-service');
    expect(await codes('gao')).toEqual(['liabilityToDecide']);
    await expect(review('RD-2026-0001', null)).rejects.toMatchObject({ params: { reason: 'ownMatter' } });
    expect(await review('RD-2026-0001', 'customer-service', 'gao')).toMatchObject({ kind: 'moved' });
    // 客户服务部 now answers for the points, so its officers may no longer decide them.
    expect(await codes('gao')).toContain('penaltyToDecide');
  });

  it('is refused to others, for halls, and once points are confirmed', async () => {
    const no = (await propose(test, 'clock'))!;
    await expect(contest(no, 'chen')).rejects.toMatchObject({ params: { reason: 'otherUnit' } });
    await expect(contest(no, 'pan', 'hall-tongchuan')).rejects.toMatchObject({ code: 'invalidInput' });
    await expect(contest(no, 'pan', 'public-customers')).rejects.toMatchObject({ code: 'invalidInput' });
    await expect(contest('CP-2026-9001')).rejects.toMatchObject({ code: 'notFound' });
    await confirm(no);
    expect(await contest(no)).toEqual({ kind: 'pointsConfirmed', no, penaltyNo: no });
    expect(await contest(CHAIN.orderNo)).toMatchObject({ kind: 'pointsConfirmed', penaltyNo: no });
  });
});

describe('the unit named instead', () => {
  const actions = async (id: string) =>
    (await test.services.penalties.pending(await test.actor(id))).map(({ action }) => action);
  const state = async (no: string) =>
    test.services.penalties.state({
      actor: await test.actor('ding'),
      no,
      text: '协议已终止',
      fileIds: [],
      submissionId: 'state',
    });
  const outcomeFor = async (id: string) =>
    (await test.notices(id)).find(({ code }) => code === 'liabilityUpheld' || code === 'liabilityMovedAway');

  it('is expected to state its side until it has, or the matter is decided', async () => {
    const first = await contest((await propose(test, 'clock'))!);
    expect(await actions('ding')).toEqual(['stateLiability']);
    await state(first.no);
    expect(await actions('ding')).toEqual([]);
    const second = await contest((await propose(test, 'report'))!);
    expect(await actions('ding')).toEqual(['stateLiability']);
    await review(second.no, null);
    expect(await actions('ding')).toEqual([]);
  });

  it.each<[string | null, string]>([
    [null, 'liabilityUpheld'],
    ['政企客户部', 'liabilityMovedAway'],
  ])('is told the outcome: moved to %s', async (to, code) => {
    const { no } = await contest((await propose(test, 'clock'))!);
    const units = await test.services.penalties.accountableUnits();
    await review(no, units.find(({ name }) => name === to)?.id ?? null);
    expect(await outcomeFor('ding')).toMatchObject({ code, params: { asked: true } });
    expect((await outcomeFor('pan'))?.params).not.toHaveProperty('asked');
  });

  it.each(['penalty', 'rectification', 'supervision'])('is not led to a %s it may not see', async kind => {
    const penalty = (await propose(test, 'clock'))!;
    const no = { penalty, rectification: CHAIN.rectificationNo, supervision: CHAIN.orderNo }[kind]!;
    await contest(no, 'pan', 'network');
    const sees = async (id: string) =>
      (await test.services.penalties.viewReview({ actor: await test.actor(id), no: 'RD-2026-0001' })).seesSubject;
    expect(await sees('luo')).toBe(false);
    expect(await sees('pan')).toBe(true);
    expect(await sees('wu')).toBe(true);
  });
});

describe('questions held back by quiet hours', () => {
  it('are not delivered once the matter is decided', async () => {
    await test.advanceTo('2026-11-16T22:30:00+08:00');
    const { no } = await contest((await propose(test, 'clock'))!);
    await review(no, null);
    await test.advanceTo('2026-11-17T09:00:00+08:00');
    const rows = await test.context.db.prisma.notice.findMany({ where: { refNo: no } });
    const held = rows.filter(({ code }) => code === 'liabilityToDecide' || code === 'liabilityAsked');
    expect(held.length).toBeGreaterThan(2);
    for (const { status, sentAt } of held) expect({ status, sentAt }).toEqual({ status: 'handled', sentAt: null });
    expect(rows.find(({ code }) => code === 'liabilityUpheld')?.status).not.toBe('handled');
  });
});

describe('a decision', () => {
  it('is about the statements that were seen', async () => {
    const { no } = await contest((await propose(test, 'clock'))!);
    const wu = await test.actor('wu');
    const { seen } = await test.services.penalties.viewReview({ actor: wu, no });
    const ding = await test.actor('ding');
    await test.services.penalties.state({ actor: ding, no, text: '协议已终止', fileIds: [], submissionId: 's' });
    const decide = (seenNow: number, submissionId: string) =>
      test.services.penalties.decideReview({
        ...{ actor: wu, no, moveToUnitId: null, reason: '', seen: seenNow, submissionId },
      });
    expect(await decide(seen, 'd1')).toEqual({ kind: 'updated', no });
    expect(await decide(1, 'd2')).toMatchObject({ kind: 'upheld' });
  });

  it('comes before anybody is told of points that came up meanwhile', async () => {
    const { no } = await contest(CHAIN.rectificationNo);
    const penalty = (await propose(test, 'clock'))!;
    const told = async (id: string) => (await codes(id)).filter(code => code.startsWith('penalty'));
    expect([await told('wu'), await told('pan')]).toEqual([[], []]);
    await review(no, null);
    expect([await told('wu'), await told('pan')]).toEqual([['penaltyToDecide'], ['penaltyProposed']]);
    expect(await confirm(penalty)).toMatchObject({ kind: 'confirmed' });
  });
});

describe('the inspected unit', () => {
  it('contests its notice, and the unit held responsible is asked, too', async () => {
    const filed = await contest(CHAIN.rectificationNo, 'chen', 'network');
    expect(filed).toMatchObject({ kind: 'filed', proposedUnitName: '网络部' });
    expect(await codes('pan')).toContain('liabilityAsked');
    expect(await codes('luo')).toContain('liabilityAsked');
    const view = await test.services.penalties.viewReview({ actor: await test.actor('wu'), no: filed.no });
    expect(view.others.map(({ unitName }) => unitName)).toEqual(['网络部', '公众客户部']);
    expect(view.heldUnit.name).toBe('公众客户部');
    expect(view.clause?.text).toBeTruthy();
    expect(await review(filed.no, 'network')).toMatchObject({ kind: 'moved', unitName: '公众客户部' });
  });

  it('names nobody, and the decider asks a unit for its side', async () => {
    const { no } = await contest(CHAIN.rectificationNo, 'chen', null);
    const ask = async (id: string, unitId: string) =>
      test.services.penalties.askSide({ actor: await test.actor(id), no, unitId, submissionId: `${id}-${unitId}` });
    await expect(ask('pan', 'network')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await ask('wu', 'network')).toEqual({ kind: 'asked', no, unitName: '网络部' });
    expect(await ask('wu', 'rural-customers')).toEqual({ kind: 'alreadyAsked', no, unitName: '网络部' });
    expect(await codes('luo')).toContain('liabilityAsked');
  });
});

describe('both sides', () => {
  it('state, and are read by those concerned only', async () => {
    const { no } = await contest((await propose(test, 'clock'))!);
    const state = async (id: string, submissionId: string) =>
      test.services.penalties.state({ actor: await test.actor(id), no, text: '协议已终止', fileIds: [], submissionId });
    expect(await state('ding', 's')).toEqual({ kind: 'added', no });
    expect(await state('ding', 's')).toEqual({ kind: 'added', no });
    await expect(state('cui', 't')).rejects.toMatchObject({ code: 'forbidden' });
    const view = await test.services.penalties.viewReview({ actor: await test.actor('shi'), no });
    expect(view.statement).toBe('该厅由农村客户部代管');
    expect(view.others).toMatchObject([{ unitName: '农村客户部', statements: [{ text: '协议已终止', files: 0 }] }]);
    expect(view).toMatchObject({ canState: true, canDecide: false });
    await expect(test.services.penalties.viewReview({ actor: await test.actor('cui'), no })).rejects.toThrow();
    await review(no, null);
    expect(await state('ding', 'late')).toEqual({ kind: 'closed', no });
  });
});

describe('the decision', () => {
  it('moves the subject with its proposed points, once', async () => {
    const penalty = (await propose(test, 'clock'))!;
    const { no } = await contest(CHAIN.orderNo);
    const moved = await review(no, 'rural-customers');
    expect(moved).toMatchObject({ kind: 'moved', toUnitName: '农村客户部', penaltyNos: [penalty] });
    expect(await review(no, 'rural-customers')).toEqual(moved);
    expect(await review(no, null, 'qian')).toMatchObject({ kind: 'alreadyDecided', byName: '吴婉清' });
    expect((await entry(penalty)).responsibleUnitId).toBe('rural-customers');
    const order = await test.context.db.prisma.supervisionOrder.findUniqueOrThrow({ where: { no: CHAIN.orderNo } });
    expect(order.responsibleUnitId).toBe('rural-customers');
    expect(await codes('pan')).toContain('liabilityMovedAway');
    expect(await codes('ding')).toContain('liabilityMovedHere');
    expect(await confirm(penalty)).toMatchObject({ kind: 'confirmed', unitName: '农村客户部' });
    expect(await codes('ding')).toContain('penaltyConfirmed');
  });

  it('lets the new unit contest, but the old one only once', async () => {
    const no = (await propose(test, 'clock'))!;
    const first = await contest(no);
    expect(await review(first.no, null)).toMatchObject({ kind: 'upheld', unitName: '公众客户部' });
    expect(await codes('pan')).toContain('liabilityUpheld');
    const decided = { kind: 'reviewDecided', reviewNo: first.no, subjectNo: no, byName: '吴婉清', penaltyNo: no };
    expect(await contest(no, 'pan', null, 'again')).toMatchObject(decided);
    // Nor about what it came from: it is the same question.
    expect(await contest(CHAIN.orderNo)).toMatchObject({ ...decided, no: CHAIN.orderNo });
    const second = (await propose(test, 'report'))!;
    const moved = await contest(second);
    await review(moved.no, 'rural-customers');
    expect(await contest(second, 'ding', null)).toMatchObject({ kind: 'filed' });
  });

  it('about a notice takes its open order and the points of both along', async () => {
    const { prisma } = test.context.db;
    const ofClock = (await propose(test, 'clock'))!;
    const ofFinding = (await propose(test, 'finding'))!;
    const [fix] = await prisma.supervisionClock.findMany({ where: { id: CHAIN.clockId } });
    const dueAt = test.context.clock.now();
    await prisma.supervisionClock.create({
      data: { ...fix!, id: 'clock-2', kind: 'fix', dueAt, failedAt: null, dueBasis: {} },
    });
    const { no } = await contest(CHAIN.rectificationNo);
    expect(await review(no, 'rural-customers')).toMatchObject({
      kind: 'moved',
      orderNos: [CHAIN.orderNo],
      penaltyNos: [ofClock, ofFinding],
    });
    const order = await prisma.supervisionOrder.findUniqueOrThrow({ where: { no: CHAIN.orderNo } });
    expect(order.responsibleUnitId).toBe('rural-customers');
    for (const penalty of [ofClock, ofFinding])
      expect((await entry(penalty)).responsibleUnitId).toBe('rural-customers');
    const told = (await test.notices('ding')).find(({ code }) => code === 'liabilityMovedHere');
    expect(told?.params).toMatchObject({ orderNos: [CHAIN.orderNo] });
    // A clock that fails from now on charges the new unit.
    await test.advanceTo('2026-11-16T12:00:00+08:00');
    await test.services.supervision.timers.supervisionClockDue({ kind: 'supervisionClockDue', id: 'clock-2' });
    const failed = await prisma.penaltyEntry.findFirstOrThrow({ where: { subjectId: 'clock-2' } });
    expect(failed).toMatchObject({ responsibleUnitId: 'rural-customers', period: '2026-11' });
  });

  it('about a notice leaves a finished order and decided points where they are', async () => {
    const { prisma } = test.context.db;
    await prisma.supervisionOrder.updateMany({ data: { status: 'closed' } });
    const ofClock = (await propose(test, 'clock'))!;
    const rejected = (await propose(test, 'finding'))!;
    const actor = await test.actor('wu');
    await test.services.penalties.decide({
      actor,
      no: rejected,
      decision: 'reject',
      reason: '证据不足',
      submissionId: 'reject',
    });
    const { no } = await contest(CHAIN.rectificationNo);
    expect(await review(no, 'rural-customers')).toMatchObject({ kind: 'moved', orderNos: [], penaltyNos: [] });
    const order = await prisma.supervisionOrder.findUniqueOrThrow({ where: { no: CHAIN.orderNo } });
    expect(order.responsibleUnitId).toBe('public-customers');
    for (const penalty of [ofClock, rejected])
      expect((await entry(penalty)).responsibleUnitId).toBe('public-customers');
  });

  it('takes along what was proposed while it was being written', async () => {
    const { no } = await contest(CHAIN.orderNo);
    const { db } = test.context;
    const run = db.transaction.bind(db);
    let late: string | undefined;
    vi.spyOn(db, 'transaction').mockImplementationOnce(async work => {
      late = await propose(test, 'clock');
      return run(work);
    });
    expect(await review(no, 'rural-customers')).toMatchObject({ kind: 'moved', penaltyNos: [late] });
    expect((await entry(late!)).responsibleUnitId).toBe('rural-customers');
  });

  it('asks the deciders again each time, also back at the first unit', async () => {
    const no = (await propose(test, 'clock'))!;
    const away = await contest(no);
    await review(away.no, 'rural-customers');
    const back = await contest(no, 'ding', 'public-customers');
    await review(back.no, 'public-customers');
    expect((await entry(no)).responsibleUnitId).toBe('public-customers');
    expect((await codes('wu')).filter(code => code === 'penaltyToDecide')).toHaveLength(3);
  });
});

describe('the clocks of a 督办单 while whose it is is open', () => {
  const clock = () => test.context.db.prisma.supervisionClock.findUniqueOrThrow({ where: { id: CHAIN.clockId } });
  /** The clock runs, due on the Wednesday; the test begins on Monday the 16th, 09:00. */
  async function run(order: { provinceDueAt?: Date } = {}): Promise<void> {
    const { prisma } = test.context.db;
    const dueAt = new Date('2026-11-18T18:00:00+08:00');
    await prisma.supervisionClock.update({ where: { id: CHAIN.clockId }, data: { failedAt: null, dueAt } });
    await prisma.supervisionOrder.update({ where: { no: CHAIN.orderNo }, data: order });
  }
  const due = (timer: 'supervisionClockDue') =>
    test.services.supervision.timers[timer]({ kind: timer, id: CHAIN.clockId });

  it('stand still, and run on later by the working time it took', async () => {
    await run();
    const filed = await proven(CHAIN.orderNo);
    expect(filed).toMatchObject({ kind: 'filed', owed: [{ no: CHAIN.orderNo, what: 'cause', why: 'contested' }] });
    await test.advanceTo('2026-11-19T10:00:00+08:00');
    await due('supervisionClockDue');
    expect(await clock()).toMatchObject({ failedAt: null });
    expect(await codes('pan')).not.toContain('supervisionReminder');
    await review('RD-2026-0001', null);
    // Three working days and an hour stood still: from Wednesday 18:00 into Tuesday.
    const dueAt = new Date('2026-11-24T18:00:00+08:00');
    expect(await clock()).toMatchObject({
      dueAt,
      pausedAt: null,
      dueBasis: { pauses: [{ to: '2026-11-19T02:00:00.000Z' }] },
    });
    const told = (await test.notices('pan')).find(({ code }) => code === 'liabilityUpheld');
    expect(told?.params).toMatchObject({ resumed: [{ orderNo: CHAIN.orderNo, dueAt: dueAt.toISOString() }] });
    await test.advanceTo('2026-11-25T09:00:00+08:00');
    expect(await clock()).toMatchObject({ failedAt: new Date('2026-11-24T18:00:01+08:00') });
    expect((await codes('pan')).filter(code => code === 'supervisionReminder')).toHaveLength(3);
  });

  it('go on without evidence, and stand still from when it is handed in', async () => {
    await run();
    const filed = await contest(CHAIN.orderNo);
    expect(filed).toMatchObject({ owed: [{ no: CHAIN.orderNo, what: 'cause', why: 'noEvidence' }] });
    expect((await clock()).pausedAt).toBeNull();
    await test.advanceTo('2026-11-17T10:00:00+08:00');
    const add = async (id: string, submissionId: string, fileIds: string[]) =>
      test.services.penalties.state({
        ...{ actor: await test.actor(id), no: filed.no, text: '附上代管协议', fileIds, submissionId },
      });
    // Words alone, and the evidence of another side, change nothing.
    expect(await add('pan', 'words', [])).toEqual({ kind: 'added', no: filed.no });
    await add('ding', 'other', [await proof('ding')]);
    expect((await clock()).pausedAt).toBeNull();
    const added = { kind: 'added', no: filed.no, owed: [{ what: 'cause', why: 'contested' }] };
    expect(await add('wen', 'proof', [await proof('wen')])).toMatchObject(added);
    expect(await clock()).toMatchObject({ pausedAt: new Date('2026-11-17T10:00:00+08:00') });
    await test.advanceTo('2026-11-19T10:00:00+08:00');
    await review(filed.no, null);
    // Two working days of it, not the three since it was asked for.
    expect(await clock()).toMatchObject({ dueAt: new Date('2026-11-20T18:00:00+08:00'), pausedAt: null });
  });

  it('without evidence fail while it is open, and what that costs goes where the order goes', async () => {
    await run();
    const { no } = await contest(CHAIN.orderNo);
    await test.advanceTo('2026-11-19T10:00:00+08:00');
    await due('supervisionClockDue');
    const failed = await test.context.db.prisma.penaltyEntry.findFirstOrThrow({ where: { subjectId: CHAIN.clockId } });
    expect(failed).toMatchObject({ status: 'proposed', responsibleUnitId: 'public-customers' });
    expect(await codes('wu')).not.toContain('penaltyToDecide');
    expect(await review(no, 'rural-customers')).toMatchObject({ kind: 'moved', penaltyNos: [failed.no] });
    expect((await entry(failed.no)).responsibleUnitId).toBe('rural-customers');
  });

  it('stand still without evidence where the rule of the day says so', async () => {
    await run();
    await test.context.db.prisma.liabilityRule.updateMany({ data: { clocksNeedEvidence: false } });
    await contest(CHAIN.orderNo);
    expect((await clock()).pausedAt).not.toBeNull();
  });

  it('stand still for the notice that the order came from, too; its own deadline goes on', async () => {
    await run();
    await test.context.db.prisma.rectificationNotice.updateMany({
      data: { dueAt: new Date('2026-11-20T18:00:00+08:00') },
    });
    expect(await proven(CHAIN.rectificationNo)).toMatchObject({
      owed: [
        { no: CHAIN.rectificationNo, what: 'answer', why: 'fixedAnyway' },
        { no: CHAIN.orderNo, what: 'cause', why: 'contested' },
      ],
    });
    await review('RD-2026-0001', null);
    expect((await clock()).pausedAt).toBeNull();
  });

  it('that begin meanwhile stand still from the start', async () => {
    const { prisma } = test.context.db;
    await prisma.supervisionOrder.updateMany({ data: { status: 'consolidated' } });
    await proven(CHAIN.rectificationNo);
    const issued = await test.services.supervision.issue({
      ...{ actor: await test.actor('wu'), submissionId: 'issue', rectificationNo: CHAIN.rectificationNo },
      ...{ title: '厅容环境屡查屡犯', requirement: '查明原因并整改' },
    });
    const begun = await prisma.supervisionClock.findMany({ where: { order: { no: issued.no } } });
    expect(begun.map(({ pausedAt }) => pausedAt)).toEqual(begun.map(({ startAt }) => startAt));
    expect(begun).toHaveLength(3);
  });

  it('of the province’s go on: its deadline does not wait', async () => {
    await run({ provinceDueAt: new Date('2026-11-30T18:00:00+08:00') });
    expect(await proven(CHAIN.orderNo)).toMatchObject({ owed: [{ what: 'cause', why: 'province' }] });
    expect((await clock()).pausedAt).toBeNull();
  });
});

describe('the decision’s own deadline', () => {
  it('is five working days from the delivery, and stands in the decider’s 我的待办', async () => {
    // Asked at night: known on Tuesday morning.
    await test.advanceTo('2026-11-16T22:30:00+08:00');
    const dueAt = new Date('2026-11-24T18:00:00+08:00');
    expect(await contest(CHAIN.orderNo)).toMatchObject({ dueAt: dueAt.toISOString() });
    const [todo] = await test.services.penalties.pending(await test.actor('wu'));
    expect(todo).toMatchObject({ action: 'decideLiability', dueAt });
    const view = await test.services.penalties.viewReview({ actor: await test.actor('pan'), no: 'RD-2026-0001' });
    expect(view.due?.at).toEqual(dueAt);
  });

  it('is a rule in data, by the day on which it is asked for', async () => {
    await test.context.db.prisma.liabilityRule.updateMany({
      data: { effectiveTo: new Date('2026-11-01T00:00:00+08:00') },
    });
    await test.context.db.prisma.liabilityRule.create({
      data: {
        ...{ id: 'liability@2', decisionWorkingDays: 2, clocksNeedEvidence: true, source: '示例' },
        effectiveFrom: new Date('2026-11-01T00:00:00+08:00'),
      },
    });
    const dueAt = new Date('2026-11-18T18:00:00+08:00').toISOString();
    expect(await contest(CHAIN.orderNo)).toMatchObject({ dueAt });
  });

  it('is reminded of in stages; overdue, those above the deciders and whoever asked hear of it too', async () => {
    const { no } = await contest(CHAIN.orderNo);
    const stages = async (id: string) =>
      (await test.notices(id))
        .filter(({ code }) => code === 'liabilityReminder')
        .map(({ params }) => [(params as { to: string }).to, (params as { stage: string }).stage]);
    await test.advanceTo('2026-11-23T19:00:00+08:00');
    expect(await stages('wu')).toEqual([
      ['decider', 'threeDaysBefore'],
      ['decider', 'oneDayBefore'],
      ['decider', 'dueMorning'],
    ]);
    expect([await stages('gao'), await stages('pan')]).toEqual([[], []]);
    await test.advanceTo('2026-11-24T09:00:00+08:00');
    expect((await stages('wu')).at(-1)).toEqual(['decider', 'overdue']);
    expect(await stages('gao')).toEqual([['above', 'overdue']]);
    expect(await stages('pan')).toEqual([['asker', 'overdue']]);
    // The reminders of a decided one say nothing more.
    await review(no, null);
    await test.advanceTo('2026-12-10T09:00:00+08:00');
    expect(await stages('wu')).toHaveLength(4);
  });
});

describe('one question', () => {
  it('that was decided for the unit is refused about what is left of the matter, with the decision', async () => {
    const { no } = await contest(CHAIN.rectificationNo);
    await review(no, null);
    const penalty = (await propose(test, 'clock'))!;
    for (const again of [CHAIN.rectificationNo, CHAIN.orderNo, penalty])
      expect(await contest(again, 'pan', null, `again-${again}`)).toMatchObject({
        ...{ kind: 'reviewDecided', no: again, reviewNo: no, subjectNo: CHAIN.rectificationNo },
        ...{ byName: '吴婉清', movedToName: null },
      });
  });

  it('may still be asked about what stayed behind where the rest moved', async () => {
    const penalty = (await propose(test, 'clock'))!;
    const { no } = await contest(penalty);
    await review(no, 'rural-customers');
    expect(await contest(CHAIN.orderNo)).toMatchObject({ kind: 'filed' });
  });

  it('takes the major problem of the order along', async () => {
    const { prisma } = test.context.db;
    await prisma.majorIssue.create({
      data: {
        ...{ id: 'issue-1', no: 'WT-2026-9001', responsibleUnitId: 'public-customers', title: '厅容', text: '整改' },
        ...{ status: 'open', raisedById: 'wu', raisedAt: test.context.clock.now() },
      },
    });
    await prisma.supervisionOrder.update({ where: { no: CHAIN.orderNo }, data: { majorIssueId: 'issue-1' } });
    const { no } = await contest(CHAIN.orderNo);
    await review(no, 'rural-customers');
    const issue = await prisma.majorIssue.findUniqueOrThrow({ where: { id: 'issue-1' } });
    expect(issue.responsibleUnitId).toBe('rural-customers');
  });
});
