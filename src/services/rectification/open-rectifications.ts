import { randomUUID } from 'node:crypto';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import { programmeRulesSchema } from '../../domain/inspections/programme-rules.ts';
import type { NewNotice, NoticeContent } from '../../domain/notices/notice.ts';
import { type DueBasis, dueAfter } from '../../domain/rectification/due.ts';
import type { OpenedNotice } from '../../domain/rectification/notices.ts';
import type { Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import { loadHeads } from '../org/load-heads.ts';
import { clauseOnDay } from '../standards/clause-on-day.ts';
import { findRepeated, noticesOfRepeat } from './find-repeated.ts';
import { queueRound } from './queue-round.ts';
import { recordedResult } from './recorded-result.ts';

export interface OpenedRectification {
  no: string;
  /** 整改通知单, where several were opened together. */
  groupNo: string | null;
  itemTitle: string;
  dueAt: Date;
  dueBasis: DueBasis;
  /** 单号 of the earlier one of the quarter, where the problem came back. */
  repeatOf: string | null;
}

/**
 * Opens one 整改通知 per failed finding of a released inspection that has none, due by its severity and the programme's rules; several
 * under the number of one 整改通知单, for they have one responsible unit. To the inspected unit's head, with a copy to the head
 * of the responsible unit, each told once of all of them. Each cites its clause in the version in force on the day of the inspection. What came
 * back within the quarter is marked and brought before the quality officers. Called inside the transaction of the release; checks no permission.
 */
export async function openRectifications(
  context: ServiceContext,
  tx: Tx,
  input: { inspectionId: string; now: Date },
): Promise<OpenedRectification[]> {
  const { inspectionId, now } = input;
  const inspection = await tx.inspection.findUniqueOrThrow({
    where: { id: inspectionId },
    select: {
      ...{ no: true, unitId: true, responsibleUnitId: true, inspectorId: true, inspectedAt: true },
      programme: { select: { rules: true } },
    },
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

  const { rectificationWorkingDays } = programmeRulesSchema.parse(inspection.programme.rules);
  // Several go out under one number, to be listed and answered together.
  const groupNo = findings.length > 1 ? await context.nextNumber(tx, 'rectificationGroup', toShanghai(now).year) : null;

  const opened: OpenedRectification[] = [];
  const contents: SingleNotice[] = [];
  const repeats: NewNotice[] = [];
  for (const finding of findings) {
    const { id: findingId, note, item } = finding;
    const id = randomUUID();
    const no = await context.nextNumber(tx, 'rectification', toShanghai(now).year);
    const { dueAt, dueBasis } = dueAfter(context.calendar, now, rectificationWorkingDays[item.severity]);
    const earlier = await findRepeated(tx, { unitId, item, inspectedAt: inspection.inspectedAt, now });
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
        repeatOfId: earlier?.id ?? null,
        groupNo,
      },
    });
    await context.recordAudit(tx, {
      at: now,
      actorId: inspection.inspectorId,
      action: 'rectification.opened',
      subjectType: 'rectification',
      subjectId: id,
      detail: { no, dueAt: dueAt.toISOString(), repeatOf: earlier?.no ?? null },
    });
    await queueRound(context, tx, { id, no, round: 1, dueAt, from: now });
    const cited = item.clause && (await clauseOnDay(tx, item.clause, inspection.inspectedAt));
    contents.push({
      code: 'rectificationOpened',
      no,
      ordinal: item.ordinal,
      itemTitle: item.title,
      unitName: nameOf(unitId),
      responsibleUnitName: nameOf(responsibleUnitId),
      severity: item.severity,
      recorded: recordedResult(finding, item),
      note,
      clause: cited && { standard: cited.standard, version: cited.version, path: cited.clause },
      dueAt: dueAt.toISOString(),
      dueBasis,
      repeatOf: earlier?.no ?? null,
    });
    if (earlier) {
      const about = {
        no,
        itemTitle: item.title,
        unitName: nameOf(unitId),
        responsibleUnitName: nameOf(responsibleUnitId),
      };
      repeats.push(...(await noticesOfRepeat(context, tx, { about, earlier, unitIds: [unitId, responsibleUnitId] })));
    }
    opened.push({ no, groupNo, itemTitle: item.title, dueAt, dueBasis, repeatOf: earlier?.no ?? null });
  }
  const [head, responsibleHead] = [heads.get(unitId), heads.get(responsibleUnitId)];
  const inspectionNo = inspection.no ?? '';
  await context.notices.queue(tx, now, [
    ...(head ? [noticeFor(head, contents, { copy: false, inspectionNo, groupNo })] : []),
    ...(responsibleHead && responsibleHead !== head
      ? [noticeFor(responsibleHead, contents, { copy: true, inspectionNo, groupNo })]
      : []),
    ...repeats,
  ]);
  return opened;
}

type SingleNotice = Omit<Extract<NoticeContent, { code: 'rectificationOpened' }>, 'copy' | 'recorded' | 'repeatOf'> &
  Pick<OpenedNotice, 'ordinal' | 'recorded' | 'repeatOf'>;

/** One person hears of all of them in one message; a single one is told in full. */
function noticeFor(
  recipientId: string,
  contents: readonly SingleNotice[],
  { copy, inspectionNo, groupNo }: { copy: boolean; inspectionNo: string; groupNo: string | null },
): NewNotice {
  const [first, ...others] = contents;
  if (!first) throw new Error('no notices to tell of');
  if (others.length === 0) {
    const { ordinal: _ordinal, ...content } = first;
    const ref = { type: 'rectification' as const, no: first.no };
    return {
      recipientId,
      content: { ...content, copy },
      ref,
      dedupeKey: `rectificationOpened:${first.no}:${recipientId}`,
    };
  }
  const { unitName, responsibleUnitName } = first;
  const notices = contents.map(({ no, ordinal, itemTitle, severity, recorded, note, dueAt, dueBasis, repeatOf }) => ({
    ...{ no, ordinal, itemTitle, severity, recorded, note, dueAt, dueBasis, repeatOf },
  }));
  return {
    recipientId,
    content: { code: 'rectificationsOpened', inspectionNo, groupNo, unitName, responsibleUnitName, copy, notices },
    ref: { type: 'inspection', no: inspectionNo },
    dedupeKey: `rectificationsOpened:${first.no}:${recipientId}`,
  };
}
