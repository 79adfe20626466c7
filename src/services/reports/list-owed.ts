import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { dueInForce } from '../../domain/reports/due.ts';
import { type ReportStatus, UNSENT } from '../../domain/reports/status.ts';
import type { ServiceContext } from '../context.ts';

export interface OwedReport {
  readonly no: string;
  readonly title: string;
  readonly period: string;
  readonly unitName: string;
  readonly status: ReportStatus;
  readonly dueAt: Date;
}

export interface OwedReports {
  readonly scope: 'all' | 'own';
  /** Not sent in yet, the earliest deadline first. */
  readonly owed: readonly OwedReport[];
  /** How many of the latest periods are in. */
  readonly sent: number;
}

/** 报表上报情况: what is not sent in yet; of all units for quality officers and leaders, for others of the units they see reports of. */
export async function listOwedReports(context: ServiceContext, input: { actor: Actor }): Promise<OwedReports> {
  const { actor } = input;
  const { prisma } = context.db;
  const all = hasRole(actor, 'qualityOfficer', 'leader');
  const units = hasRole(actor, 'manager', 'serviceOfficer') ? [...actor.subtree, ...actor.headOf] : [...actor.headOf];
  const where = all ? {} : { unitId: { in: units } };
  const rows = await prisma.submission.findMany({
    where: { ...where, status: { in: [...UNSENT] } },
    include: { obligation: { select: { title: true } } },
    orderBy: [{ dueAt: 'asc' }, { no: 'asc' }],
  });
  const periods = [...new Set(rows.map(({ period }) => period))];
  const sent = await prisma.submission.count({
    where: { ...where, period: { in: periods }, status: { in: ['submitted', 'accepted'] } },
  });
  const names = await context.directory.units(prisma);
  const owed = rows.map(row => ({
    ...{ no: row.no, title: row.obligation.title, period: row.period, status: row.status, dueAt: dueInForce(row) },
    unitName: names.find(({ id }) => id === row.unitId)?.name ?? '',
  }));
  return { scope: all ? 'all' : 'own', owed, sent };
}
