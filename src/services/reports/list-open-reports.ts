import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { dueInForce } from '../../domain/reports/due.ts';
import { FILLABLE, type ReportStatus, UNSENT } from '../../domain/reports/status.ts';
import type { ServiceContext } from '../context.ts';
import { loadCover } from '../org/posts.ts';
import { listReleasable } from './list-releasable.ts';

export interface OpenReport {
  no: string;
  title: string;
  period: string;
  unitName: string;
  dueAt: Date;
}

/** To be written now, to be released now, or not sent in yet, whoever's turn it is. */
export type ReportPurpose = 'fill' | 'release' | 'send';

const STATUSES: Readonly<Record<Exclude<ReportPurpose, 'release'>, readonly ReportStatus[]>> = {
  fill: FILLABLE.filter(status => status !== 'drafted'),
  send: UNSENT,
};

/**
 * The reports a command without 单号 may mean: those this person may write (also a head's, who may write in place of the serviceOfficer)
 * or release, also in place of somebody who is away. The ones nearest their deadline first.
 */
export async function listOpenReports(
  context: ServiceContext,
  input: { actor: Actor; purpose: ReportPurpose },
): Promise<OpenReport[]> {
  const { actor, purpose } = input;
  const { prisma } = context.db;
  const cover = await loadCover(context, prisma, actor.id);
  const own = [...(hasRole(actor, 'serviceOfficer') ? [actor.unitId] : []), ...cover.writes];
  const headed = [...actor.headOf, ...cover.heads];
  const where =
    purpose === 'release'
      ? { id: { in: await listReleasable(context, prisma, actor, cover) } }
      : { unitId: { in: [...own, ...headed] }, status: { in: [...STATUSES[purpose]] } };
  const rows = await prisma.submission.findMany({
    where,
    include: { obligation: { select: { title: true } } },
    orderBy: [{ dueAt: 'asc' }, { no: 'asc' }],
  });
  const unitIds = rows.map(({ unitId }) => unitId);
  const units = await prisma.orgUnit.findMany({ where: { id: { in: unitIds } }, select: { id: true, name: true } });
  return rows.map(row => ({
    ...{ no: row.no, title: row.obligation.title, period: row.period, dueAt: dueInForce(row) },
    unitName: units.find(unit => unit.id === row.unitId)?.name ?? '',
  }));
}
