import type { Actor } from '../../domain/org/actor.ts';
import { hasRole } from '../../domain/org/actor.ts';
import { allowed, assertAllowed, forbidden } from '../../domain/permissions/decision.ts';
import { canDecideOrder } from '../../domain/permissions/supervision.ts';
import type { ServiceContext } from '../context.ts';
import { loadCases } from '../rectification/load-case.ts';
import { loadOfficerUnits } from './load-order.ts';

/** As many as a person can choose from in one message. */
const MOST = 9;

/** Unfinished rectification notices without an unfinished order that somebody may raise, the gravest and oldest first. */
export async function listIssuable(
  context: ServiceContext,
  actor: Actor,
): Promise<{ no: string; itemTitle: string; unitName: string }[]> {
  assertAllowed(hasRole(actor, 'qualityOfficer', 'leader') ? allowed : forbidden('roleMissing'));
  const { prisma } = context.db;
  const rows = await prisma.rectificationNotice.findMany({
    where: {
      status: { in: ['open', 'answered', 'released'] },
      orders: { none: { status: { notIn: ['closed', 'consolidated'] } } },
    },
    select: { no: true, unitId: true, responsibleUnitId: true },
    orderBy: [{ severity: 'desc' }, { issuedAt: 'asc' }, { no: 'asc' }],
  });
  const officerUnitIds = await loadOfficerUnits(context, prisma);
  const own = rows.filter(row => canDecideOrder(actor, { ...row, officerUnitIds }).allowed).slice(0, MOST);
  const matters = await loadCases(
    prisma,
    own.map(row => row.no),
  );
  return own
    .flatMap(row => matters.filter(matter => matter.no === row.no))
    .map(({ no, itemTitle, unitName }) => ({ no, itemTitle, unitName }));
}
