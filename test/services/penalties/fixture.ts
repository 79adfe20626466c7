import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { proposePenalty } from '../../../src/services/penalties/propose-penalty.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';

/** A failed item of 通川营业厅's sheet, its 整改通知, and a 督办单 whose first clock was missed. */
export const CHAIN = {
  findingId: 'finding-1',
  rectificationNo: 'ZG-2026-9001',
  orderNo: 'DB-2026-9001',
  clockId: 'clock-1',
  inspectionNo: 'CP-2026-9001',
} as const;

const at = (text: string) => new Date(`${text}+08:00`);

export async function openPenaltyContext(): Promise<TestContext> {
  const test = await openTestContext({ at: '2026-11-16T09:00:00+08:00' });
  await writeChain(test);
  return test;
}

async function writeChain({ context }: TestContext): Promise<void> {
  const { prisma } = context.db;
  const inspectedAt = at('2026-11-02T10:00');
  await prisma.inspection.create({
    data: {
      id: 'inspection-1',
      no: CHAIN.inspectionNo,
      submissionId: 'inspection-1',
      programmeId: 'hall',
      templateId: 'hall-2026',
      unitId: 'hall-tongchuan',
      responsibleUnitId: 'public-customers',
      period: '2026-11',
      inspectorId: 'zhou',
      inspectedAt,
      status: 'submitted',
      answers: {},
      fields: {},
      createdAt: inspectedAt,
      updatedAt: inspectedAt,
      submittedAt: inspectedAt,
      releasedAt: inspectedAt,
    },
  });
  const finding = {
    id: CHAIN.findingId,
    inspectionId: 'inspection-1',
    itemId: 'hall-2026-02',
    result: 'fail' as const,
  };
  await prisma.finding.create({ data: { ...finding, points: '2', note: '地面有积水' } });
  const calendar = createWorkingCalendar();
  const { dueAt, ...dueBasis } = calendar.addWorkingDays(inspectedAt, 5);
  const shared = { responsibleUnitId: 'public-customers', unitId: 'hall-tongchuan', issuedAt: inspectedAt };
  await prisma.rectificationNotice.create({
    data: {
      ...shared,
      id: 'rectification-1',
      no: CHAIN.rectificationNo,
      findingId: CHAIN.findingId,
      severity: 'general',
      status: 'open',
      dueAt,
      dueBasis: JSON.parse(JSON.stringify(dueBasis)),
    },
  });
  await prisma.supervisionOrder.create({
    data: {
      ...shared,
      id: 'order-1',
      no: CHAIN.orderNo,
      submissionId: 'order-1',
      origin: 'city',
      rectificationId: 'rectification-1',
      title: '厅容环境屡查屡犯',
      requirement: '查明原因并整改',
      status: 'signed',
      issuedById: 'wu',
    },
  });
  await prisma.supervisionClock.create({
    data: {
      id: CHAIN.clockId,
      orderId: 'order-1',
      kind: 'cause',
      round: 1,
      startAt: inspectedAt,
      dueAt: at('2026-11-05T18:00'),
      dueBasis: JSON.parse(JSON.stringify(dueBasis)),
      failedAt: at('2026-11-05T18:00'),
    },
  });
}

/** Proposes a deduction for the missed clock (1 point), the failed item or a late report (0.5 points each). */
export async function propose(
  { context }: TestContext,
  kind: 'clock' | 'finding' | 'report',
  options: { unitId?: string; round?: number; occurredAt?: Date; proposedById?: string } = {},
): Promise<string | undefined> {
  const { unitId: responsibleUnitId = 'public-customers', round = 1, proposedById } = options;
  const now = context.clock.now();
  const shared = {
    responsibleUnitId,
    occurredAt: options.occurredAt ?? now,
    now,
    ...(proposedById && { proposedById }),
  };
  const input = {
    clock: {
      ruleId: 'supervision-clock',
      subject: { type: 'supervisionClock', id: CHAIN.clockId, no: CHAIN.orderNo },
      reason: { code: 'clockFailed', clock: 'cause', dueAt: at('2026-11-05T18:00').toISOString() },
    },
    finding: {
      ruleId: 'inspection-finding',
      subject: { type: 'finding', id: CHAIN.findingId, no: CHAIN.inspectionNo },
      reason: { code: 'finding', item: '厅容环境', points: '2', maxPoints: '6' },
    },
    report: {
      ruleId: 'report',
      subject: { type: 'submission', id: 'submission-1', no: 'SB-2026-9001' },
      reason: {
        code: 'reportLate',
        title: '服务质量报表',
        period: '2026-10',
        dueAt: at('2026-11-05T18:00').toISOString(),
      },
    },
  } as const;
  const chosen = input[kind];
  const occurrenceKey = `${chosen.ruleId}:${chosen.subject.no}:${kind}:${round}`;
  const result = await context.db.transaction(tx =>
    proposePenalty(context, tx, { ...shared, ...chosen, occurrenceKey }),
  );
  return result?.no;
}
