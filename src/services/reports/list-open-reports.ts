import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { FILLABLE } from '../../domain/reports/status.ts';
import type { ServiceContext } from '../context.ts';

export interface OpenReport {
  no: string;
  title: string;
  period: string;
  unitName: string;
}

/**
 * The reports a command without 单号 may mean: those this person may write now (`fill`; also a head's, who may write in place of
 * the serviceOfficer) or release now. The ones nearest their deadline first.
 */
export async function listOpenReports(
  context: ServiceContext,
  input: { actor: Actor; purpose: 'fill' | 'release' },
): Promise<OpenReport[]> {
  const { actor, purpose } = input;
  const { prisma } = context.db;
  const own = hasRole(actor, 'serviceOfficer') ? [actor.unitId] : [];
  const unitIds = purpose === 'release' ? [...actor.headOf] : [...new Set([...own, ...actor.headOf])];
  const statuses = purpose === 'release' ? (['drafted'] as const) : FILLABLE.filter(status => status !== 'drafted');
  const rows = await prisma.submission.findMany({
    where: { unitId: { in: unitIds }, status: { in: [...statuses] } },
    include: { obligation: { select: { title: true } } },
    orderBy: [{ dueAt: 'asc' }, { no: 'asc' }],
  });
  const units = await prisma.orgUnit.findMany({ where: { id: { in: unitIds } }, select: { id: true, name: true } });
  return rows.map(row => ({
    no: row.no,
    title: row.obligation.title,
    period: row.period,
    unitName: units.find(unit => unit.id === row.unitId)?.name ?? '',
  }));
}
