import type { Actor } from '../../domain/org/actor.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { seesEntry } from '../penalties/sees-entry.ts';

const WITH_ENTRY = { entry: { include: { ruleVersion: { include: { rule: true } } } } } as const;

/** @throws AppError `notFound` */
export async function loadIncident(db: Tx | Prisma, no: string) {
  const incident = await db.serviceIncident.findUnique({ where: { no }, include: WITH_ENTRY });
  if (!incident) throw new AppError('notFound', { no });
  return incident;
}

/** Those that this person may see, the newest first. */
export async function loadIncidents(
  context: ServiceContext,
  actor: Actor,
  where: { closedAt?: null; withdrawnAt?: null } = {},
) {
  const rows = await context.db.prisma.serviceIncident.findMany({
    where,
    include: WITH_ENTRY,
    orderBy: { no: 'desc' },
  });
  const seen: typeof rows = [];
  for (const row of rows) if ((await seesIncident(context, actor, row)).allowed) seen.push(row);
  return seen;
}

/** Seen by whoever may see its entry: the responsible unit, those above it, quality officers and leaders. */
export const seesIncident = (context: ServiceContext, actor: Actor, { entry }: LoadedIncident) =>
  seesEntry(context, actor, entry, { inspectedUnitId: null, line: null });

export type LoadedIncident = Awaited<ReturnType<typeof loadIncident>>;
