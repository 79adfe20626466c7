import { randomUUID } from 'node:crypto';
import { RECTIFICATION_WORKING_DAYS } from '../../../src/domain/rectification/due.ts';
import { loadFreshFailures } from '../../../src/services/inspections/load-failures.ts';
import { loadLedUnits } from '../../../src/services/org/load-heads.ts';
import {
  lookUpFailures,
  numberRectifications,
  openRectifications,
} from '../../../src/services/rectification/open-rectifications.ts';
import type { TestContext } from '../../helpers/context.ts';

/**
 * A submitted inspection of 通川营业厅 by zhou with as many failed items, and its rectification notices opened. Severity is that
 * of the sheet's items in their order.
 */
export async function openFailed(
  test: TestContext,
  options: { failed?: number; unitId?: string; responsibleUnitId?: string } = {},
) {
  const { context } = test;
  const { unitId = 'hall-tongchuan', responsibleUnitId = 'public-customers' } = options;
  const now = context.clock.now();
  const template = await context.db.prisma.inspectionTemplate.findUniqueOrThrow({
    where: { id: 'hall-2026' },
    include: { items: { orderBy: { ordinal: 'asc' }, take: options.failed ?? 1 } },
  });
  const inspectionId = randomUUID();
  return context.db.transaction(async tx => {
    const inspectionNo = await context.nextNumber(tx, 'inspection', 2026);
    await tx.inspection.create({
      data: {
        id: inspectionId,
        no: inspectionNo,
        submissionId: inspectionId,
        programmeId: template.programmeId,
        templateId: template.id,
        unitId,
        responsibleUnitId,
        period: '2026-11',
        inspectorId: 'zhou',
        inspectedAt: now,
        status: 'submitted',
        answers: {},
        fields: {},
        createdAt: now,
        updatedAt: now,
        submittedAt: now,
        releasedAt: now,
        findings: {
          create: template.items.map(item => ({
            id: randomUUID(),
            itemId: item.id,
            result: 'fail',
            note: '现场不合格',
          })),
        },
      },
    });
    const units = await loadLedUnits(tx, [unitId, responsibleUnitId]);
    const inspection = {
      unitId,
      responsibleUnitId,
      inspectorId: 'zhou',
      inspectedAt: now,
      workingDays: RECTIFICATION_WORKING_DAYS,
      calendar: context.calendar,
    };
    const failures = { inspection, units, findings: await loadFreshFailures(tx, inspectionId) };
    const { opened, notices, timers, events } = await openRectifications(tx, {
      ...{ ...failures, ...(await lookUpFailures(context, tx, failures)), inspectionNo, now },
      ...(await numberRectifications(context, tx, { count: failures.findings.length, year: 2026 })),
    });
    await context.notices.queue(tx, now, notices);
    await context.timers.scheduleAll(tx, timers);
    await context.recordAudit(tx, ...events);
    return opened;
  });
}

/** A stored photo of somebody, as the channel leaves it. */
export async function storePhoto(test: TestContext, uploadedById: string): Promise<string> {
  const id = randomUUID();
  const at = test.context.clock.now();
  await test.context.db.prisma.storedFile.create({
    data: { id, sha256: id, name: 'photo.jpg', mime: 'image/jpeg', size: 10, uploadedById, at },
  });
  return id;
}

/** Everything queued reaches its recipients, as when the notices job has run. */
export async function deliverAll({ context }: TestContext): Promise<void> {
  await context.db.prisma.notice.updateMany({
    where: { sentAt: null },
    data: { sentAt: context.clock.now(), status: 'sent' },
  });
}

/** Somebody leaves the company. */
export async function depart({ context }: TestContext, id: string): Promise<void> {
  await context.db.prisma.staff.update({ where: { id }, data: { active: false } });
}
