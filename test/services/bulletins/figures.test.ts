import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/documents/read-document.ts';
import type { BulletinFigures } from '../../../src/domain/bulletins/figures.ts';
import { bulletinText } from '../../../src/records/bulletin-text.ts';
import { bulletinWord } from '../../../src/records/bulletin-word.ts';
import { bulletinCharts } from '../../../src/records/charts/bulletin-charts.ts';
import { loadFigures } from '../../../src/services/bulletins/drafts/load-figures.ts';
import { hashOf } from '../../../src/services/kpi/snapshot.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

let test: TestContext;
let figures: BulletinFigures;
const NOW = '2026-11-03T09:00:00+08:00';
const at = (day: string) => new Date(`${day}T10:00:00+08:00`);

/** Results of three months, with failed items, notices about them and points. */
async function fill(): Promise<void> {
  const { prisma } = test.context.db;
  const rows: [
    programme: string,
    unit: string,
    responsible: string,
    day: string,
    score: string | null,
    failed: number,
  ][] = [
    ['hall', 'hall-tongchuan', 'public-customers', '2026-10-08', '91.25', 3],
    ['hall', 'hall-tongchuan', 'public-customers', '2026-10-20', '84.00', 2],
    ['hall', 'hall-quxian', 'county-quxian', '2026-10-09', '77.77', 1],
    ['vip', 'county-quxian', 'county-quxian', '2026-10-30', '100', 0],
    ['vip', 'county-xuanhan', 'county-xuanhan', '2026-10-31', null, 0],
    // The edges of the month: the last moment before, and the first after.
    ['hall', 'hall-nanwai', 'public-customers', '2026-09-30', '60', 1],
    ['hall', 'hall-nanwai', 'public-customers', '2026-11-01', '50', 1],
    ['hall', 'hall-linba', 'rural-customers', '2026-08-12', '88.88', 2],
  ];
  let finding = 0;
  for (const [index, [programmeId, unitId, responsibleUnitId, day, score, failed]] of rows.entries()) {
    const template = await prisma.inspectionTemplate.findFirstOrThrow({
      where: { programmeId },
      include: { items: true },
    });
    await prisma.inspection.create({
      data: {
        ...{
          id: `i${index}`,
          no: `CP-2026-9${index}00`,
          submissionId: `i${index}`,
          programmeId,
          templateId: template.id,
        },
        ...{ unitId, responsibleUnitId, period: day.slice(0, 7), inspectorId: 'zhou', inspectedAt: at(day) },
        ...{ status: 'submitted', answers: {}, fields: {}, score, releasedAt: at(day) },
        ...{ createdAt: at(day), updatedAt: at(day) },
      },
    });
    const items = template.items.sort((a, b) => a.ordinal - b.ordinal).slice(0, failed);
    for (const item of items) {
      const id = `f${finding++}`;
      await prisma.finding.create({ data: { id, inspectionId: `i${index}`, itemId: item.id, result: 'fail' } });
      const closedAt = finding % 3 === 0 ? null : at(finding % 2 === 0 ? '2026-10-28' : '2026-10-12');
      await prisma.rectificationNotice.create({
        data: {
          ...{ id, no: `ZG-2026-9${id.slice(1).padStart(3, '0')}`, findingId: id, unitId, responsibleUnitId },
          ...{ severity: 'general', status: closedAt ? 'verified' : 'open', issuedAt: at(day), dueBasis: {} },
          ...{ dueAt: at('2026-10-15'), closedAt },
        },
      });
    }
  }
  const version = await prisma.penaltyRuleVersion.findFirstOrThrow({ where: { ruleId: 'report' } });
  for (const [index, [unitId, points, day, status]] of (
    [
      ['public-customers', '0.5', '2026-10-10', 'final'],
      ['public-customers', '1', '2026-10-31', 'final'],
      ['county-quxian', '0.5', '2026-10-02', 'final'],
      ['county-quxian', '1', '2026-11-01', 'final'],
      ['county-quxian', '-0.2', '2026-10-03', 'final'],
      ['public-customers', '0.3', '2026-10-04', 'appealed'],
    ] as const
  ).entries()) {
    await prisma.penaltyEntry.create({
      data: {
        ...{
          id: `p${index}`,
          no: `KF-2026-9${index}00`,
          occurrenceKey: `p${index}`,
          ruleVersionId: version.id,
          points,
        },
        ...{
          responsibleUnitId: unitId,
          period: day.slice(0, 7),
          subjectType: 'submission',
          subjectId: 's',
          subjectNo: 's',
        },
        ...{ reason: {}, status, proposedAt: at(day) },
        postings: { create: { unitId, period: day.slice(0, 7), points, reason: 'confirmed', byId: 'wu', at: at(day) } },
      },
    });
  }
  for (const [index, outcome] of ['answer', 'none', 'none', 'candidates'].entries())
    await prisma.questionRecord.create({
      data: {
        id: `q${index}`,
        staffId: 'lina',
        text: '问',
        outcome,
        clauseIds: [],
        at: at(index === 2 ? '2026-11-02' : '2026-10-05'),
      },
    });
}

const scalar = async (sql: string): Promise<string> => {
  const [row] = await test.context.db.prisma.$queryRawUnsafe<{ value: string }[]>(`SELECT (${sql})::text AS value`);
  return row!.value;
};
const OCTOBER = `>= '2026-10-01T00:00:00+08:00' AND`;
const IN_OCTOBER = (column: string) => `${column} ${OCTOBER} ${column} < '2026-11-01T00:00:00+08:00'`;

describe('the figures of a month', () => {
  beforeAll(async () => {
    test = await openTestContext({ at: NOW });
    await fill();
    figures = await loadFigures(test.context.db.prisma, { kind: 'monthly', period: '2026-10', now: new Date(NOW) });
  });
  afterAll(() => test.close());

  it('are what SQL over the store says', async () => {
    const { inspections, failed, rectification, points, questions, trend } = figures;
    const released = `FROM "Inspection" WHERE ${IN_OCTOBER('"releasedAt"')}`;
    expect(String(inspections.count)).toBe(await scalar(`SELECT count(*) ${released}`));
    expect(inspections.mean).toBe(await scalar(`SELECT round(avg(score), 2) ${released}`));
    for (const { name, count, mean } of inspections.byProgramme) {
      const of = `${released} AND "programmeId" = (SELECT id FROM "InspectionProgramme" WHERE name = '${name}')`;
      expect([String(count), mean]).toEqual([
        await scalar(`SELECT count(*) ${of}`),
        await scalar(`SELECT round(avg(score), 2) ${of}`),
      ]);
    }
    for (const { unit, programme, mean } of inspections.cells)
      expect(mean).toBe(
        await scalar(`SELECT round(avg(score), 2) ${released} AND "responsibleUnitId" = (SELECT id FROM "OrgUnit" WHERE name = '${unit}')
          AND "programmeId" = (SELECT id FROM "InspectionProgramme" WHERE name = '${programme}')`),
      );
    expect(String(failed.total)).toBe(
      await scalar(`SELECT count(*) FROM "Finding" f JOIN "Inspection" i ON i.id = f."inspectionId"
        WHERE f.result = 'fail' AND ${IN_OCTOBER('i."releasedAt"')}`),
    );
    expect(failed.items.reduce((sum, { count }) => sum + count, 0)).toBe(failed.total);
    const closed = `FROM "RectificationNotice" WHERE ${IN_OCTOBER('"closedAt"')}`;
    expect(String(rectification.closedOnTime)).toBe(
      await scalar(`SELECT count(*) ${closed} AND "closedAt" <= "dueAt"`),
    );
    expect(String(rectification.closedLate)).toBe(await scalar(`SELECT count(*) ${closed} AND "closedAt" > "dueAt"`));
    expect(String(rectification.overdue)).toBe(
      await scalar(`SELECT count(*) FROM "RectificationNotice" WHERE "issuedAt" < '2026-11-01T00:00:00+08:00'
        AND "dueAt" < '2026-11-01T00:00:00+08:00' AND "closedAt" IS NULL`),
    );
    expect(points).toEqual({
      total: '2.00',
      rewards: '0.20',
      appealed: '0.30',
      byUnit: [
        { name: '公众客户部', points: '1.50' },
        { name: '渠县分公司', points: '0.50' },
      ],
    });
    expect(questions).toEqual({ asked: 3, unanswered: 1 });
    expect(trend.map(({ period, count, mean }) => [period, count, mean])).toEqual([
      ['2026-05', 0, null],
      ['2026-06', 0, null],
      ['2026-07', 0, null],
      ['2026-08', 1, '88.88'],
      ['2026-09', 1, '60.00'],
      ['2026-10', 5, inspections.mean],
    ]);
  });

  it('say what is missing, and never a zero for it', () => {
    const [vip] = figures.inspections.byUnit.filter(({ name }) => name === '宣汉分公司');
    expect(vip).toEqual({ name: '宣汉分公司', count: 1, mean: null });
    const words = bulletinText.sections(figures);
    expect(words.flatMap(({ table }) => table?.rows ?? []).find(([name]) => name === '宣汉分公司')).toEqual([
      '宣汉分公司',
      '1',
      '缺数据',
    ]);
    expect(figures.last).toBeNull();
    expect(words[0]!.sentences.map(({ text }) => text)).toEqual(['此前没有下发过同类通报。']);
  });

  it('propose what failed twice at a unit, and what is overdue', () => {
    expect(figures.suggested).toContainEqual({
      ...{ unitId: 'hall-tongchuan', unitName: '通川营业厅' },
      text: expect.stringMatching(/^「.+」2次不合格$/),
    });
    expect(figures.suggested.some(({ text }) => /^整改逾期未办结\d+件$/.test(text))).toBe(true);
  });

  it('are the only numbers of the text, and stand in the Word document', async () => {
    const known = new Set(JSON.stringify(figures).match(/\d+(?:\.\d+)?/g));
    const { closedOnTime, closedLate } = figures.rectification;
    known.add(String(closedOnTime + closedLate));
    const sections = bulletinText.sections(figures);
    for (const number of sections.flatMap(
      ({ sentences }) =>
        sentences
          .map(({ text: said }) => said)
          .join('')
          .match(/\d+(?:\.\d+)?/g) ?? [],
    ))
      expect(known).toContain(number);
    const document = { no: 'BG-2026-0001', title: '月报', figures, problems: [], hash: undefined, signatures: [] };
    const read = await readDocument({ name: '月报.docx', bytes: await bulletinWord(document) });
    const text = JSON.stringify(read);
    for (const section of sections)
      for (const cell of [...section.sentences.map(each => each.text), ...(section.table?.rows.flat() ?? [])])
        expect(text).toContain(cell);
  });

  it('are drawn with letters that need no font of the machine', async () => {
    const charts = await bulletinCharts(figures);
    for (const chart of [charts.programmes, charts.trend, charts.pareto, charts.heat]) {
      expect(chart!.picture.svg).not.toMatch(/<text|font-family/);
      expect(chart!.picture.png.subarray(1, 4).toString()).toBe('PNG');
    }
  });

  it('stand under their hash once submitted', async () => {
    const { drafts } = test.services.bulletins;
    const actor = await test.actor('wu');
    const generated = await drafts.generate({
      actor,
      kind: 'monthly',
      period: '2026-10',
      title: '10月月报',
      submissionId: 'g',
    });
    expect(generated).toMatchObject({ kind: 'generated', no: 'BG-2026-0001' });
    const no = 'BG-2026-0001';
    const problems = [{ unitId: 'hall-tongchuan', text: '灯箱不亮' }];
    const submit = (jointReviewerIds: string[]) =>
      drafts.submit({ actor, submissionId: `s${jointReviewerIds}`, no, problems, jointReviewerIds });
    expect(await submit(['wu'])).toMatchObject({ kind: 'impossible' });
    const submitted = await submit(['pan']);
    const row = await test.context.db.prisma.bulletinDraft.findUniqueOrThrow({ where: { no } });
    const { title, figures: frozen, problems: kept } = row;
    expect(submitted).toMatchObject({ kind: 'submitted', hash: hashOf({ title, figures: frozen, problems: kept }) });
    expect(await submit(['pan'])).toEqual(submitted);
    const again = await drafts.generate({
      actor,
      kind: 'monthly',
      period: '2026-10',
      title: '另一个',
      submissionId: 'g2',
    });
    expect(again).toEqual({ kind: 'underApproval', no });
    expect(await drafts.issue({ actor, submissionId: 'i', no })).toMatchObject({ kind: 'wrongState' });
  });
});
