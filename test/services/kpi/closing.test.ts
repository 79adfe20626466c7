import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/org/actor.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
let [wu, qian, pan, lina]: Actor[] = [];
let serial = 0;

beforeAll(async () => {
  test = await openTestContext({ at: '2026-07-01T09:00:00+08:00' });
  [wu, qian, pan, lina] = await Promise.all(['wu', 'qian', 'pan', 'lina'].map(id => test.actor(id)));
  await fillQuarter();
  await test.advanceTo('2026-10-08T10:00:00+08:00');
});
afterAll(() => test.close());

const people = () => ({ wu: wu!, qian: qian!, pan: pan!, lina: lina! });

/** Every programme was planned in each month; each responsible unit has a released result of `score` in each, of both levels. */
async function fillQuarter(): Promise<void> {
  const { prisma } = test.context.db;
  const templates = await prisma.inspectionTemplate.findMany();
  const inspected: Record<string, string[]> = {
    hall: ['hall-tongchuan', 'hall-quxian', 'hall-linba'],
    hotline: ['hotline'],
    installation: ['public-customers', 'county-quxian'],
    vip: ['public-customers', 'county-quxian'],
    satisfaction: ['public-customers', 'county-quxian'],
    'full-service': ['public-customers'],
    weakness: [],
  };
  for (const [programmeId, units] of Object.entries(inspected)) {
    const template = templates.find(each => each.programmeId === programmeId)!;
    const periods = programmeId === 'vip' ? ['2026-W28', '2026-W33', '2026-W37'] : ['2026-07', '2026-08', '2026-09'];
    await prisma.taskPlan.createMany({
      data: periods.map(period => ({
        ...{ id: randomUUID(), programmeId, period, seed: 'test', drawn: [], at: new Date('2026-07-01T00:00:00Z') },
      })),
    });
    for (const [index, period] of periods.entries()) {
      for (const unitId of units) {
        await file({ programmeId, templateId: template.id, unitId, period, score: 90 + index });
        if (programmeId === 'hall' && index === 2)
          await file({ programmeId, templateId: template.id, unitId, period, score: 80, level: 'province' });
        if (programmeId === 'hotline')
          for (const part of ['hotline', 'online'])
            await file({ programmeId, templateId: template.id, unitId, period, score: 85, level: 'province', part });
      }
    }
  }
}

async function file(row: {
  programmeId: string;
  templateId: string;
  unitId: string;
  period: string;
  score: number;
  level?: 'province';
  part?: string;
}): Promise<string> {
  const at = new Date('2026-09-20T02:00:00Z');
  const no = `CP-2026-${String(9000 + serial++)}`;
  const { line } = await test.context.db.prisma.inspectionProgramme.findUniqueOrThrow({
    where: { id: row.programmeId },
  });
  const responsibleUnitId = await test.context.directory.responsibleUnit(test.context.db.prisma, {
    ...{ unitId: row.unitId, line, on: at },
  });
  await test.context.db.prisma.inspection.create({
    data: {
      ...row,
      ...{ id: randomUUID(), no, submissionId: no, inspectorId: 'zhou', inspectedAt: at, status: 'submitted' },
      ...{ answers: {}, fields: {}, createdAt: at, updatedAt: at, submittedAt: at, releasedAt: at },
      responsibleUnitId: responsibleUnitId ?? row.unitId,
    },
  });
  return no;
}

describe('a quarter', () => {
  it('is ranked from what was filed, and each score opens down to its results', async () => {
    const { kpi } = test.services;
    const ranking = await kpi.ranking({ actor: people().wu, period: '2026-Q3' });
    const byName = new Map(ranking.lines.map(line => [line.unitName, line]));
    // 营业厅 (91 + 80) ÷ 2; 装维, VIP, 满意度, 全业务 91; 短板 not drawn.
    expect(byName.get('公众客户部')).toMatchObject({ outcome: { kind: 'score', value: '89.90' }, points: '0' });
    // 市场部 was drawn for nothing.
    expect(byName.get('市场部')?.outcome).toEqual({ kind: 'notDrawn' });
    const explained = await kpi.explain({ actor: people().wu, period: '2026-Q3', unitId: 'county-quxian' });
    if (explained.kind !== 'score' || explained.score.kind !== 'period') throw new Error('no score');
    const hall = explained.score.programmes.find(({ programmeId }) => programmeId === 'hall')!;
    const levels = hall.parts[0]!.levels.map(({ level, outcome, periods }) => [
      level,
      outcome,
      periods.flatMap(({ units }) => units.flatMap(({ nos }) => nos)).length,
    ]);
    expect(levels).toEqual([
      ['province', { kind: 'score', value: '80.00', provisional: false }, 1],
      ['city', { kind: 'score', value: '91.00', provisional: false }, 3],
    ]);
  });

  it('is seen by whom it concerns', async () => {
    const { kpi } = test.services;
    await expect(kpi.ranking({ actor: people().lina, period: '2026-Q3' })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await kpi.explain({ actor: people().lina, period: '2026-Q3' })).kind).toBe('score');
    const other = { actor: people().pan, period: '2026-Q3', unitId: 'county-quxian' };
    await expect(kpi.explain(other)).rejects.toMatchObject({ code: 'forbidden', params: { reason: 'otherUnit' } });
    const announcing = { actor: people().pan, period: '2026-Q3', submissionId: 'not-pan' };
    await expect(kpi.announce(announcing)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is announced once, objected to, frozen with its inputs, and restated when an appeal changes it', async () => {
    const { kpi } = test.services;
    const { wu: officer, qian: other, pan: head } = people();
    const announcing = { actor: officer, period: '2026-Q3', submissionId: 'announce' };
    const announced = await kpi.announce(announcing);
    if (announced.kind !== 'announced') throw new Error(announced.kind);
    expect(announced).toMatchObject({ objectionsUntil: '2026-10-12T10:00:00.000Z' });
    expect(await kpi.announce(announcing)).toEqual(announced);
    expect(await kpi.announce({ ...announcing, submissionId: 'again' })).toMatchObject({ kind: 'already' });
    const told = (await test.notices('pan')).find(({ code }) => code === 'kpiAnnounced');
    expect(told?.params).toMatchObject({ unitName: '公众客户部', score: '89.90', rank: 1 });

    const objecting = { actor: head, no: announced.no, unitId: 'public-customers', text: '8月成绩有误' };
    const objection = await kpi.object({ ...objecting, submissionId: 'object' });
    if (objection.kind !== 'filed') throw new Error(objection.kind);
    await expect(
      kpi.object({ ...objecting, unitId: 'county-quxian', submissionId: 'not-theirs' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const freezing = { actor: officer, period: '2026-Q3', submissionId: 'freeze' };
    expect(await kpi.previewFreeze(freezing)).toMatchObject({ kind: 'objectionsOpen', nos: [objection.no] });
    const deciding = { no: objection.no, accepted: false, decision: '成绩无误', submissionId: 'decide' };
    expect(await kpi.decideObjection({ actor: other, ...deciding })).toMatchObject({ kind: 'decided' });
    expect(await kpi.previewFreeze(freezing)).toMatchObject({ kind: 'tooEarly' });
    await test.advanceTo('2026-10-12T18:00:01+08:00');
    expect((await test.notices('wu')).some(({ code }) => code === 'kpiObjectionsOver')).toBe(true);
    expect(await kpi.object({ ...objecting, submissionId: 'late' })).toMatchObject({ kind: 'tooLate' });

    // An 异议 that was upheld, and nothing corrected: closing says so.
    await test.context.db.prisma.kpiObjection.updateMany({ data: { status: 'accepted' } });
    const unmet = [{ no: objection.no, unitName: '公众客户部' }];
    expect(await kpi.previewFreeze(freezing)).toMatchObject({ kind: 'ready', unmet });
    await test.context.db.prisma.kpiObjection.updateMany({ data: { status: 'rejected' } });
    expect(await kpi.previewFreeze(freezing)).toMatchObject({ kind: 'ready', unmet: [] });

    const frozen = await kpi.freeze(freezing);
    if (frozen.kind !== 'frozen') throw new Error(frozen.kind);
    expect(frozen).toMatchObject({ revision: 1, changes: [] });
    expect(frozen.hash).toMatch(/^[0-9a-f]{64}$/);
    const rows = await test.context.db.prisma.kpiResult.findMany();
    expect(rows.find(({ unitId }) => unitId === 'public-customers')?.score?.toFixed(2)).toBe('89.90');
    expect(rows.find(({ unitId }) => unitId === 'market')?.score).toBeNull();
    await expect(test.context.db.prisma.kpiResult.deleteMany()).rejects.toThrow('append-only');

    // What is filed later does not move a frozen figure; it is offered for restating.
    expect(await kpi.previewRestatement({ actor: officer, period: '2026-Q3' })).toMatchObject({ kind: 'unchanged' });
    const { id } = (await test.context.db.prisma.inspectionTemplate.findFirst({ where: { programmeId: 'weakness' } }))!;
    const late = { programmeId: 'weakness', templateId: id, unitId: 'public-customers', period: '2026-09', score: 61 };
    await file(late);
    const still = await kpi.ranking({ actor: officer, period: '2026-Q3' });
    expect(still.standing).toMatchObject({ kind: 'frozen', revision: 1 });
    expect(still.lines.find(({ unitId }) => unitId === 'public-customers')?.outcome).toMatchObject({ value: '89.90' });
    const restating = { actor: officer, period: '2026-Q3', reason: '补录短板检查', submissionId: 'restate' };
    const restated = await kpi.restate(restating);
    // The one month of 短板 is a third of a share: (85.5 + 91 × 3 + 91 + 61 ÷ 3) ÷ (5 + 1 ÷ 3)
    expect(restated).toMatchObject({
      kind: 'frozen',
      revision: 2,
      changes: [{ unitId: 'public-customers', before: '89.90', after: '88.09' }],
    });
    expect(await kpi.restate(restating)).toEqual(restated);
    const history = await test.context.db.prisma.kpiResult.findMany({
      where: { unitId: 'public-customers' },
      orderBy: { revision: 'asc' },
    });
    expect(history.map(({ score }) => score?.toFixed(2))).toEqual(['89.90', '88.09']);
    expect(history[1]?.restatesId).toBe(history[0]?.id);
  });

  it('says what of the ledger counts otherwise since, also where no score changes, and tells only whom it concerns', async () => {
    const { kpi, penalties } = test.services;
    const { wu: officer, qian: other } = people();
    const [rule] = await penalties.rewardRules({ actor: officer });
    const reward = { ruleId: rule!.id, unitId: 'market', day: '2026-09-21', text: '表扬信两封', fileIds: [] };
    const proposed = await penalties.proposeReward({ actor: officer, ...reward, submissionId: 'reward' });
    const no = proposed.kind === 'proposed' ? proposed.no : '';
    await penalties.decide({ actor: other, no, decision: 'confirm', submissionId: 'confirm' });
    const ledger = [{ no, title: rule!.title, before: null, after: '-0.5' }];
    const market = { actor: officer, period: '2026-Q3', unitId: 'market' };
    expect(await kpi.explain(market)).toMatchObject({ since: ledger, score: { points: { entries: [] } } });
    const changes = [{ unitId: 'market', before: null, after: null, ledger }];
    expect(await kpi.previewRestatement(market)).toMatchObject({ kind: 'ready', changes });
    const restated = await kpi.restate({ ...market, reason: '补记加分', submissionId: 'restate-reward' });
    expect(restated).toMatchObject({ kind: 'frozen', revision: 3, changes });
    expect(await kpi.explain(market)).toMatchObject({ since: [], score: { points: { entries: [{ no }] } } });
    const about = restated.kind === 'frozen' ? restated.no : '';
    const { prisma } = test.context.db;
    const told = await prisma.notice.findMany({ where: { code: 'kpiFrozen', refNo: about } });
    const head = await prisma.orgUnit.findUniqueOrThrow({ where: { id: 'market' } });
    expect(told.map(({ recipientId }) => recipientId)).toEqual([head.headId]);
  });

  it('tells the quality officers when a deduction of a frozen period changes', async () => {
    const { context } = test;
    const { tellChanged } = await import('../../../src/services/kpi/tell-changed.ts');
    const now = context.clock.now();
    await context.db.transaction(async tx => {
      await tellChanged(context, tx, { month: '2026-09', unitId: 'public-customers', causeNo: 'SS-2026-0001', now });
      await tellChanged(context, tx, { month: '2026-10', unitId: 'public-customers', causeNo: 'SS-2026-0002', now });
    });
    const told = (await test.notices('wu')).filter(({ code }) => code === 'kpiChangedSince');
    const appealed = told
      .map(({ params }) => params as { causeNo: string })
      .filter(({ causeNo }) => causeNo.startsWith('SS'));
    expect(appealed).toMatchObject([{ period: '2026-Q3', causeNo: 'SS-2026-0001' }]);
  });
});
