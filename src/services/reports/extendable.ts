import type { Actor } from '../../domain/org/actor.ts';
import { canFillReport } from '../../domain/permissions/reports.ts';
import { dueInForce } from '../../domain/reports/due.ts';
import { isUnsent } from '../../domain/reports/status.ts';
import { AppError } from '../../errors.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import type { ExtendableKind } from '../extensions/extendable.ts';
import type { AskableMatter } from '../extensions/list-extendable.ts';
import { listOpenReports } from './list-open-reports.ts';
import { scheduleTimers } from './open-periods.ts';
import { findReport } from './report-row.ts';

/** A report that is not sent in yet. */
export const extendableReport: ExtendableKind = {
  async lock(tx, no) {
    await tx.$queryRaw`SELECT 1 FROM "Submission" WHERE no = ${no} FOR UPDATE`;
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
      concernedUnitIds: [unitId],
      mayAsk: actor => canFillReport(actor, parties),
    };
  },
  async move(context, tx, { matter, dueAt, by, now }) {
    const { no } = matter.facts;
    const { id, dueBasis } = await tx.submission.findUniqueOrThrow({ where: { no } });
    const extended = {
      ...{ ...(dueBasis as Prisma.JsonObject), extendedFrom: matter.dueAt.toISOString() },
      ...(by === 'leader' && { extendedBy: by }),
    } as Prisma.InputJsonObject;
    await tx.submission.update({ where: { id }, data: { extendedTo: dueAt, dueBasis: extended } });
    await scheduleTimers(context, tx, { id, no, unitId: matter.unitId, dueAt, now });
  },
  async resume(context, tx, matter, now) {
    const { id, no } = await tx.submission.findUniqueOrThrow({ where: { no: matter.facts.no } });
    const dueAt = matter.dueAt.toISOString();
    await context.timers.schedule(tx, now, `reportDue:${no}:${dueAt}:refused`, { kind: 'reportDue', id, dueAt });
  },
};

export async function askableReports(context: ServiceContext, actor: Actor): Promise<AskableMatter[]> {
  return listOpenReports(context, { actor, purpose: 'send' });
}
