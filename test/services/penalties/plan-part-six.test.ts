import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assessmentSchema } from '../../../src/domain/kpi/formula.ts';
import { scoreYear } from '../../../src/domain/kpi/unit-score.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { storePhoto } from '../rectification/inspected.ts';

/** Every figure of the plan's part 六, 七「对服务基础工作的考核」, through the use cases that bring it about. */

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext({ at: '2026-11-09T09:00:00+08:00' });
});
afterEach(() => test.close());

async function proposed() {
  const rows = await test.context.db.prisma.penaltyEntry.findMany({
    include: { ruleVersion: true },
    orderBy: { occurrenceKey: 'asc' },
  });
  return rows.map(({ ruleVersion, points, responsibleUnitId }) => ({
    ...{ rule: ruleVersion.ruleId, points: points.toString(), per: ruleVersion.per, unit: responsibleUnitId },
  }));
}

describe('part 六, 七 of the plan', () => {
  it('1 调查中不如实反映、隐瞒: 0.5 from the responsible unit each time', async () => {
    const { investigations } = test.services;
    const wu = await test.actor('wu');
    for (const subject of ['工单超时', '台账缺页']) {
      const asked = { actor: wu, unitId: 'public-customers', subject, question: '经过', fileIds: [] };
      const { no } = await investigations.open({ ...asked, submissionId: `open-${subject}` });
      const told = { actor: await test.actor('pan'), no, text: '没有问题', fileIds: [] };
      await investigations.state({ ...told, submissionId: `state-${no}` });
      const found = { actor: wu, no, finding: `与 ${no} 的说明不符`, concealed: true, fileIds: [], seen: 1 };
      await investigations.conclude({ ...found, submissionId: `conclude-${no}` });
    }
    const each = { rule: 'investigation-concealment', points: '0.5', per: '次', unit: 'public-customers' };
    expect(await proposed()).toEqual([each, each]);
  });

  it.each(['late', 'incomplete', 'untrue', 'faked'] as const)(
    '2 报表 %s: 0.5 from the unit that owes it',
    async kind => {
      const { reports } = test.services;
      const { prisma } = test.context.db;
      await prisma.obligation.deleteMany({ where: { id: { not: 'defects-hotspots:public-customers' } } });
      await reports.ensurePeriods();
      const { no } = await prisma.submission.findFirstOrThrow();
      if (kind === 'late') await test.advanceTo('2026-11-13T18:00:01+08:00');
      else {
        const values = { defects: '无', difficulties: '无', hotspots: '无', measures: '无', support: null };
        await reports.draft({ actor: await test.actor('pan'), no, submissionId: 'draft', values });
        const fileIds = [await storePhoto(test, 'wu')];
        const examination = { kind: 'fault', fault: kind, reason: '与系统不符', fileIds } as const;
        const actor = await test.actor('wu');
        await reports.examine({ actor, no, draftId: 'draft', submissionId: 'examine', examination });
      }
      expect(await proposed()).toEqual([{ rule: 'report', points: '0.5', per: '次', unit: 'public-customers' }]);
    },
  );

  it('3 重大问题无改进措施、措施未执行: 1 from the responsible unit each time', async () => {
    const { bulletins } = test.services;
    const wu = await test.actor('wu');
    const issue = { kind: 'weekly', origin: 'city', period: '2026-W45', title: '第45周服务质量周报' } as const;
    const problems = [
      { unitId: 'hall-tongchuan', text: '叫号机三次报修未修' },
      { unitId: 'hall-quxian', text: '排队超过三十分钟' },
    ];
    await bulletins.issue({ ...issue, actor: wu, submissionId: 'issue', problems, leftOut: [] });
    const measure = { text: '更换叫号机', ownerId: 'lina', day: '2026-11-20' };
    await bulletins.addMeasure({ ...measure, actor: await test.actor('pan'), submissionId: 'add', no: 'WT-2026-0001' });
    await test.advanceTo('2026-11-23T09:00:00+08:00');
    const checked = { no: 'WT-2026-0001', ordinal: 1, executed: false, note: '叫号机仍是旧的', fileIds: [] };
    await bulletins.checkMeasure({ ...checked, actor: wu, submissionId: 'check' });
    const each = { rule: 'major-issue-measure', points: '1', per: '次' };
    expect(new Set(await proposed())).toEqual(
      new Set([
        { ...each, unit: 'county-quxian' },
        { ...each, unit: 'public-customers' },
      ]),
    );
  });

  it('4 ① 督办 without cause, not fixed, without feedback in time: 1 each, one per failure (示例)', async () => {
    const { supervision } = test.services;
    const { day } = supervision.planProvince({ actor: await test.actor('wu'), day: '2026-12-25' }) as { day: string };
    await supervision.enterProvince({
      ...{ actor: await test.actor('wu'), submissionId: 'order', provinceNo: '川服督〔2026〕8号', day },
      ...{ unitId: 'county-quxian', title: '营业厅排队超时', requirement: '查明原因并整改' },
    });
    await test.advanceTo('2026-12-26T09:00:00+08:00');
    const each = { rule: 'supervision-clock', points: '1', per: '次', unit: 'county-quxian' };
    expect(await proposed()).toEqual([each, each, each]);
    const { text, source } = await test.context.db.prisma.penaltyRuleVersion.findFirstOrThrow({
      where: { ruleId: 'supervision-clock' },
    });
    expect(`${text}${source}`).toContain('示例');
  });

  it('4 ② 整改及后续落实巩固 enter the year-end assessment, with a share of a tenth (示例)', () => {
    const assessment = assessmentSchema.parse({ source: 'test' });
    const quarters = [{ period: '2026-Q1', outcome: { kind: 'score', value: '90.00', provisional: false } as const }];
    const year = (closed: boolean, consolidated: boolean | null) => {
      const orders = [{ no: 'DB-2026-0001', late: false, closed, consolidated }];
      const { outcome } = scoreYear({ unitId: 'county-quxian', period: '2026', quarters, orders, assessment });
      return outcome.kind === 'score' ? outcome.value : outcome.kind;
    };
    expect([year(true, true), year(true, null), year(true, false), year(false, null)]).toEqual([
      ...['91.00', '91.00', '86.00', '81.00'],
    ]);
  });
});
