import { randomUUID } from 'node:crypto';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import { type DueBasis, dueAfter, RECTIFICATION_WORKING_DAYS } from '../../domain/rectification/due.ts';
import type { Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import { loadHeads } from '../org/load-heads.ts';
import { clauseOnDay } from '../standards/clause-on-day.ts';
import { queueRound } from './queue-round.ts';
import { recordedResult } from './recorded-result.ts';

export interface OpenedRectification {
  no: string;
  itemTitle: string;
  dueAt: Date;
  dueBasis: DueBasis;
}

/**
 * Opens one 整改通知 per failed finding of a submitted inspection: to the inspected unit's head, with a copy to the head of the
 * responsible unit. Each cites its clause in the version in force on the day of the inspection. Called inside the transaction of the submission; checks no permission.
 */
export async function openRectifications(
  context: ServiceContext,
  tx: Tx,
  input: { inspectionId: string; now: Date },
): Promise<OpenedRectification[]> {
  const { inspectionId, now } = input;
  const inspection = await tx.inspection.findUniqueOrThrow({
    where: { id: inspectionId },
    select: { unitId: true, responsibleUnitId: true, inspectorId: true, inspectedAt: true },
  });
  const findings = await tx.finding.findMany({
    where: { inspectionId, result: 'fail', rectification: null },
    include: { item: { include: { clause: { include: { version: true } } } } },
    orderBy: { item: { ordinal: 'asc' } },
  });
  if (findings.length === 0) return [];
  const { unitId } = inspection;
  const responsibleUnitId = inspection.responsibleUnitId ?? unitId;
  const units = await tx.orgUnit.findMany({ where: { id: { in: [unitId, responsibleUnitId] } } });
  const nameOf = (id: string) => units.find(unit => unit.id === id)?.name ?? id;
  const heads = await loadHeads(tx, [unitId, responsibleUnitId]);

  const opened: OpenedRectification[] = [];
  const notices: NewNotice[] = [];
  for (const finding of findings) {
    const { id: findingId, note, item } = finding;
    const id = randomUUID();
    const no = await context.nextNumber(tx, 'rectification', toShanghai(now).year);
    const { dueAt, dueBasis } = dueAfter(context.calendar, now, RECTIFICATION_WORKING_DAYS[item.severity]);
    await tx.rectificationNotice.create({
      data: {
        id,
        no,
        findingId,
        unitId,
        responsibleUnitId,
        severity: item.severity,
        status: 'open',
        issuedAt: now,
        dueAt,
        dueBasis: dueBasis as unknown as Prisma.InputJsonObject,
      },
    });
    await context.recordAudit(tx, {
      at: now,
      actorId: inspection.inspectorId,
      action: 'rectification.opened',
      subjectType: 'rectification',
      subjectId: id,
      detail: { no, dueAt: dueAt.toISOString() },
    });
    await queueRound(context, tx, { id, no, round: 1, dueAt, from: now });
    const cited = item.clause && (await clauseOnDay(tx, item.clause, inspection.inspectedAt));
    const content = {
      code: 'rectificationOpened' as const,
      no,
      itemTitle: item.title,
      unitName: nameOf(unitId),
      responsibleUnitName: nameOf(responsibleUnitId),
      severity: item.severity,
      recorded: recordedResult(finding, item),
      note,
      clause: cited && { standard: cited.standard, version: cited.version, path: cited.clause },
      dueAt: dueAt.toISOString(),
      dueBasis,
    };
    const ref = { type: 'rectification' as const, no };
    const [head, responsibleHead] = [heads.get(unitId), heads.get(responsibleUnitId)];
    if (head) {
      const dedupeKey = `rectificationOpened:${no}:${head}`;
      notices.push({ recipientId: head, content: { ...content, copy: false }, ref, dedupeKey });
    }
    if (responsibleHead && responsibleHead !== head) {
      const dedupeKey = `rectificationOpened:${no}:${responsibleHead}`;
      notices.push({ recipientId: responsibleHead, content: { ...content, copy: true }, ref, dedupeKey });
    }
    opened.push({ no, itemTitle: item.title, dueAt, dueBasis });
  }
  await context.notices.queue(tx, now, notices);
  return opened;
}
