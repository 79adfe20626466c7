import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestContext } from '../../helpers/context.ts';
import { CHAIN, openPenaltyContext, propose } from './fixture.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openPenaltyContext();
});
afterEach(() => test.close());

const prisma = () => test.context.db.prisma;
const codes = async (id: string) => (await test.notices(id)).map(({ code }) => code);
const entry = (no: string) => prisma().penaltyEntry.findUniqueOrThrow({ where: { no } });

let serial = 0;
const id = () => `stand-in-${++serial}`;

async function standIn(head: string, standInId: string | null): Promise<void> {
  await prisma().staff.update({ where: { id: head }, data: { standInId } });
}

/** From today on; 公众客户部's head, unless another is named. */
async function leave(toDay = '2026-11-20', head = 'pan'): Promise<void> {
  const actor = await test.actor(head);
  await test.services.planning.takeLeave({ actor, submissionId: id(), fromDay: '2026-11-16', toDay, reason: '' });
}

async function confirm(no: string, by = 'wu') {
  return test.services.penalties.decide({ actor: await test.actor(by), no, decision: 'confirm', submissionId: id() });
}
async function appeal(no: string, by: string) {
  return test.services.penalties.appeal({
    actor: await test.actor(by),
    no,
    grounds: '当日暴雨',
    fileIds: [],
    submissionId: id(),
  });
}
async function contest(no: string, by: string) {
  const asked = { no, statement: '归网络部', proposedUnitId: 'network', fileIds: [], submissionId: id() };
  return test.services.penalties.contest({ actor: await test.actor(by), ...asked });
}
const refused = (work: Promise<unknown>, reason: string) =>
  expect(work).rejects.toMatchObject({ code: 'forbidden', params: { reason } });

describe('points of a unit whose head is on leave', () => {
  it('reach the stand-in as well, once, and go to the head alone when the leave is over', async () => {
    await standIn('pan', 'lina');
    const before = (await propose(test, 'report'))!;
    expect(await codes('lina')).toEqual([]);
    await leave();
    await confirm(before);
    expect(await codes('lina')).toEqual(['standingIn', 'penaltyConfirmed']);
    expect((await codes('pan')).sort()).toEqual(['penaltyConfirmed', 'penaltyProposed']);
    const [leaves, told] = await test.notices('lina');
    expect(leaves?.params).toMatchObject({
      forName: '潘致远',
      fromDay: '2026-11-16',
      toDay: '2026-11-20',
      heads: true,
    });
    expect(told?.params).toMatchObject({ standsInFor: '潘致远' });
    expect((await test.notices('pan')).some(({ params }) => 'standsInFor' in (params as object))).toBe(false);
    await test.advanceTo('2026-11-20T18:00:00+08:00');
    expect((await codes('lina')).filter(code => code === 'appealWindowReminder')).toHaveLength(1);
    await test.advanceTo('2026-11-21T09:00:00+08:00');
    const after = (await propose(test, 'finding'))!;
    await confirm(after);
    expect((await codes('lina')).filter(code => code === 'penaltyConfirmed')).toHaveLength(1);
    expect((await codes('pan')).filter(code => code === 'penaltyConfirmed')).toHaveLength(2);
  });

  it('may be appealed against by the stand-in, of whom the record says for whom; the head hears the decision', async () => {
    await standIn('pan', 'lina');
    const no = (await propose(test, 'report'))!;
    await confirm(no);
    await refused(appeal(no, 'lina'), 'otherUnit');
    await leave();
    expect((await test.services.penalties.pending(await test.actor('lina'))).map(({ action }) => action)).toEqual([
      'appealPenalty',
    ]);
    expect(await test.services.penalties.previewAppeal({ actor: await test.actor('lina'), no })).toMatchObject({
      forName: '潘致远',
    });
    const filed = (await appeal(no, 'lina')) as { kind: string; no: string };
    expect(filed.kind).toBe('filed');
    const row = await prisma().scoreAppeal.findUniqueOrThrow({ where: { no: filed.no } });
    expect(row).toMatchObject({ filedById: 'lina', filedForId: 'pan' });
    const view = await test.services.penalties.viewAppeal({ actor: await test.actor('pan'), no: filed.no });
    expect(view).toMatchObject({ filedByName: '李娜', filedForName: '潘致远' });
    await test.advanceTo('2026-11-21T09:00:00+08:00');
    await refused(test.services.penalties.viewAppeal({ actor: await test.actor('lina'), no: filed.no }), 'otherUnit');
    await test.services.penalties.decideAppeal({
      ...{ actor: await test.actor('qian'), no: filed.no, outcome: 'upheld', reason: '理由不成立', submissionId: id() },
    });
    expect(await codes('pan')).toContain('appealDecided');
    expect(await codes('lina')).not.toContain('appealDecided');
    expect((await entry(no)).status).toBe('final');
  });

  it('are shown to the stand-in with what stands behind them, and no other unit’s are', async () => {
    await standIn('pan', 'fang');
    const [own, others] = [
      (await propose(test, 'report'))!,
      (await propose(test, 'report', { unitId: 'county-quxian', round: 2 }))!,
    ];
    await confirm(own);
    await confirm(others);
    const fang = () => test.actor('fang');
    const listed = async () =>
      (await test.services.penalties.list({ actor: await fang() })).entries.map(({ no }) => no);
    const print = async (no: string) =>
      test.services.penalties.printNotice({
        actor: await fang(),
        no,
        compose: () => ({ title: '', subtitle: '', sections: [] }) as never,
      });
    await refused(test.services.penalties.explain({ actor: await fang(), no: own }), 'otherUnit');
    expect(await listed()).toEqual([]);
    await leave();
    expect(await test.services.penalties.explain({ actor: await fang(), no: own })).toMatchObject({
      kind: 'chain',
      seesAppeal: true,
    });
    expect(await listed()).toEqual([own]);
    await refused(test.services.penalties.explain({ actor: await fang(), no: others }), 'otherUnit');
    await refused(appeal(others, 'fang'), 'otherUnit');
    await refused(print(others), 'otherUnit');
    await test.advanceTo('2026-11-21T09:00:00+08:00');
    expect(await listed()).toEqual([]);
    await refused(test.services.penalties.explain({ actor: await fang(), no: own }), 'otherUnit');
  });

  it('end with a leave that is taken back', async () => {
    await standIn('pan', 'lina');
    const no = (await propose(test, 'report'))!;
    await confirm(no);
    await leave();
    const span = { fromDay: '2026-11-16', toDay: '2026-11-20' } as const;
    const back = { actor: await test.actor('pan'), submissionId: id(), ...span };
    await test.services.planning.cancelLeave(back);
    await refused(appeal(no, 'lina'), 'otherUnit');
  });

  it('are the next one’s where the stand-in is away too, and nobody’s where nobody is named', async () => {
    await standIn('pan', 'lina');
    await standIn('lina', 'fang');
    const no = (await propose(test, 'report'))!;
    await leave();
    await prisma().absence.create({
      data: {
        ...{ id: 'l', submissionId: 'l', staffId: 'lina' },
        fromDay: '2026-11-16',
        toDay: '2026-11-20',
        at: new Date(),
      },
    });
    await confirm(no);
    expect(await codes('fang')).toEqual(['penaltyConfirmed']);
    expect(await codes('lina')).toEqual(['standingIn']);
    await refused(appeal(no, 'lina'), 'otherUnit');
    await standIn('pan', null);
    await refused(appeal(no, 'fang'), 'otherUnit');
    expect(await appeal(no, 'pan')).toMatchObject({ kind: 'filed' });
  });
});

describe('whose points they are, while a head is on leave', () => {
  it('may be contested and stated by the stand-in, each in the name of the head', async () => {
    await standIn('pan', 'lina');
    await standIn('luo', 'fang');
    const no = (await propose(test, 'report'))!;
    await leave();
    await leave('2026-11-18', 'luo');
    const filed = (await contest(no, 'lina')) as { kind: string; no: string };
    expect(filed.kind).toBe('filed');
    expect(await codes('fang')).toEqual(['standingIn', 'liabilityAsked']);
    expect(await codes('luo')).toEqual(['liabilityAsked']);
    expect((await test.services.penalties.pending(await test.actor('fang'))).map(({ action }) => action)).toEqual([
      'stateLiability',
    ]);
    const state = async (by: string) =>
      test.services.penalties.state({
        actor: await test.actor(by),
        no: filed.no,
        text: '由其填报',
        fileIds: [],
        submissionId: id(),
      });
    expect(await state('fang')).toMatchObject({ kind: 'added' });
    const view = await test.services.penalties.viewReview({ actor: await test.actor('wu'), no: filed.no });
    expect(view).toMatchObject({
      stoodIn: { byName: '李娜', forName: '潘致远' },
      others: [{ statements: [{ stoodIn: { byName: '方静姝', forName: '罗定国' } }] }],
    });
    await test.advanceTo('2026-11-19T09:00:00+08:00');
    await refused(state('fang'), 'otherUnit');
    await test.services.penalties.decideReview({
      ...{
        actor: await test.actor('wu'),
        no: filed.no,
        moveToUnitId: null,
        reason: '口径未变',
        seen: 1,
        submissionId: id(),
      },
    });
    expect(await codes('lina')).toContain('liabilityUpheld');
    expect(await codes('pan')).toContain('liabilityUpheld');
    expect(await codes('luo')).toContain('liabilityUpheld');
    expect(await codes('fang')).toEqual(['standingIn', 'liabilityAsked']);
  });

  it('are not decided by who stands in or has spoken as the stand-in, also when the leave is over', async () => {
    await standIn('pan', 'qian');
    const no = (await propose(test, 'report'))!;
    const qian = () => test.actor('qian');
    const decides = async () => (await test.services.penalties.pending(await qian())).map(({ action }) => action);
    expect(await decides()).toContain('decidePenalty');
    await leave();
    expect(await decides()).not.toContain('decidePenalty');
    await refused(confirm(no, 'qian'), 'ownMatter');
    const filed = (await contest(no, 'qian')) as { kind: string; no: string };
    expect(filed.kind).toBe('filed');
    await test.advanceTo('2026-11-21T09:00:00+08:00');
    const decision = { no: filed.no, moveToUnitId: null, reason: '口径未变', seen: 0, submissionId: id() };
    await refused(test.services.penalties.decideReview({ actor: await qian(), ...decision }), 'bothSides');
    expect(await decides()).not.toContain('decideLiability');
    await test.services.penalties.decideReview({ actor: await test.actor('wu'), ...decision });
    await refused(confirm(no, 'qian'), 'bothSides');
    await confirm(no);
    // 吴婉清 has confirmed it, 钱若谷 has spoken for the unit.
    expect(await test.services.penalties.previewAppeal({ actor: await test.actor('pan'), no })).toMatchObject({
      ...{ deciderName: '高敬之', because: 'officersSpoke' },
    });
  });

  it('are not appealed against as a stand-in by who proposed or confirmed them', async () => {
    await standIn('pan', 'wu');
    const no = (await propose(test, 'report'))!;
    await confirm(no);
    await leave();
    await refused(appeal(no, 'wu'), 'bothSides');
    expect(await codes('wu')).not.toContain('appealPenalty');
    expect((await test.services.penalties.pending(await test.actor('wu'))).map(({ action }) => action)).not.toContain(
      'appealPenalty',
    );
    expect(await appeal(no, 'pan')).toMatchObject({ kind: 'filed' });
  });
});

describe('scores of a unit whose head is on leave', () => {
  it('are announced to the stand-in, who may object; the head hears what came of it', async () => {
    await standIn('pan', 'lina');
    await leave('2026-11-17');
    const wu = await test.actor('wu');
    const closing = await test.services.kpi.announce({ actor: wu, period: '2026-Q3', submissionId: id() });
    expect(closing.kind).toBe('announced');
    const { no } = closing as { no: string };
    expect(await codes('lina')).toEqual(['standingIn', 'kpiAnnounced']);
    expect(await codes('pan')).toEqual(['kpiAnnounced']);
    const lina = await test.actor('lina');
    const explained = await test.services.kpi.explain({ actor: lina, period: '2026-Q3', unitId: 'public-customers' });
    expect(explained).toMatchObject({ kind: 'score', place: null });
    await refused(test.services.kpi.ranking({ actor: lina, period: '2026-Q3' }), 'roleMissing');
    const objection = { no, text: '缺数据', submissionId: id() };
    await refused(test.services.kpi.object({ actor: lina, unitId: 'network', ...objection }), 'otherUnit');
    const filed = await test.services.kpi.object({ actor: lina, unitId: 'public-customers', ...objection });
    const { no: objectionNo } = filed as { no: string };
    expect(await prisma().kpiObjection.findUniqueOrThrow({ where: { no: objectionNo } })).toMatchObject({
      ...{ byId: 'lina', byForId: 'pan' },
    });
    expect((await test.services.kpi.view({ actor: lina, no })).objections).toMatchObject([
      { byName: '李娜', forName: '潘致远' },
    ]);
    await test.advanceTo('2026-11-18T09:00:00+08:00');
    await refused(test.services.kpi.view({ actor: await test.actor('lina'), no }), 'roleMissing');
    await test.services.kpi.decideObjection({
      actor: wu,
      no: objectionNo,
      accepted: false,
      decision: '已注明',
      submissionId: id(),
    });
    expect(await codes('pan')).toEqual(['kpiAnnounced', 'kpiObjectionDecided']);
    expect(await codes('lina')).toEqual(['standingIn', 'kpiAnnounced']);
  });
});

it('the 单号 of the chain’s record leads the stand-in to the deduction', async () => {
  await standIn('pan', 'fang');
  const no = (await propose(test, 'clock'))!;
  await leave();
  expect(await test.services.penalties.explain({ actor: await test.actor('fang'), no: CHAIN.orderNo })).toMatchObject({
    ...{ kind: 'chain', chain: { no } },
  });
});

it('points that are reversed are told to the stand-in, and the reversal is not confirmed by who appealed as one', async () => {
  await standIn('pan', 'qian');
  const no = (await propose(test, 'report'))!;
  await confirm(no);
  await leave();
  const { no: appealNo } = (await appeal(no, 'qian')) as { no: string };
  await test.services.penalties.decideAppeal({
    ...{ actor: await test.actor('gao'), no: appealNo, outcome: 'upheld', reason: '理由不成立', submissionId: id() },
  });
  await standIn('pan', 'lina');
  await test.services.penalties.proposeReversal({
    ...{ actor: await test.actor('wu'), no, reason: '记错了单位', fileIds: [], submissionId: id() },
  });
  const decide = async (by: string) =>
    test.services.penalties.decideReversal({
      actor: await test.actor(by),
      no,
      decision: 'confirm',
      submissionId: id(),
    });
  await refused(decide('qian'), 'bothSides');
  expect(await decide('gao')).toMatchObject({ kind: 'confirmed' });
  expect(await codes('lina')).toContain('reversalConfirmed');
  expect(await codes('pan')).toContain('reversalConfirmed');
});
