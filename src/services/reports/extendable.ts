import type { Actor } from '../../domain/org/actor.ts';
import { canFillReport } from '../../domain/permissions/reports.ts';
import { dueInForce } from '../../domain/reports/due.ts';
import { isUnsent } from '../../domain/reports/status.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import type { ExtendableKind } from '../extensions/extendable.ts';
import type { AskableMatter } from '../extensions/list-extendable.ts';
import { isUndecided } from './lateness.ts';
import { listOpenReports } from './list-open-reports.ts';
import { scheduleTimers } from './open-periods.ts';
import { proposeLatePenalty } from './propose-report-penalty.ts';
import { findReport, lockReport, type ReportRow } from './report-row.ts';

/** A report that is not sent in yet. */
export const extendableReport: ExtendableKind = {
  async lock(tx, no) {
    await lockReport(tx, { no });
  },
  async load(context, db, no) {
    const row = await findReport(context, db, { no });
    if (!row) throw new AppError('notFound', { no });
    const { id, unitId, unitName, period, round, status, head, parties } = row;
    return {
      facts: { no, itemTitle: row.obligation.title, unitName, period },
      ...{ type: 'submission', unitId, row: { reportId: id }, round, dueAt: dueInForce(row) },
      ...{ headId: head?.id, responsibleHeadId: undefined },
      open: isUnsent(status),
      late: row.late,
      undecided: isUndecided(row),
      concernedUnitIds: [unitId],
      mayAsk: actor => canFillReport(actor, parties),
    };
  },
  async move(context, tx, { matter, dueAt, by, now }) {
    const { no } = matter.facts;
    const row = await findReport(context, tx, { no });
    if (!row) throw new AppError('notFound', { no });
    const { id, dueBasis, submittedAt } = row;
    const extended = {
      ...{ ...(dueBasis as Prisma.JsonObject), extendedFrom: matter.dueAt.toISOString() },
      ...(by === 'leader' && { extendedBy: by }),
    } as Prisma.InputJsonObject;
    await tx.submission.update({ where: { id }, data: { extendedTo: dueAt, dueBasis: extended } });
    if (!isUndecided(row)) await scheduleTimers(context, tx, { id, no, unitId: matter.unitId, dueAt, now });
    else if (submittedAt! > dueAt) await setLate(context, tx, { ...row, extendedTo: dueAt }, now);
  },
  async resume(context, tx, matter, now) {
    const { no } = matter.facts;
    const row = await findReport(context, tx, { no });
    if (!row) throw new AppError('notFound', { no });
    if (isUndecided(row)) return setLate(context, tx, row, now);
    const { id } = row;
    const dueAt = matter.dueAt.toISOString();
    await context.timers.schedule(tx, now, `reportDue:${no}:${dueAt}:refused`, { kind: 'reportDue', id, dueAt });
  },
};

/** What was sent in while the request waited turns out to be late. */
async function setLate(context: ServiceContext, tx: Tx, row: ReportRow, now: Date): Promise<void> {
  await tx.submission.update({ where: { id: row.id }, data: { late: true } });
  await proposeLatePenalty(context, tx, row, now);
}

export async function askableReports(context: ServiceContext, actor: Actor): Promise<AskableMatter[]> {
  return listOpenReports(context, { actor, purpose: 'send' });
}
