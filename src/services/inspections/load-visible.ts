import { type Disclosure, discloseVisit } from '../../domain/inspections/disclosure.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeInspection } from '../../domain/permissions/inspections.ts';
import { AppError } from '../../errors.ts';
import type { Prisma as Db, Tx } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';

type Row = Prisma.InspectionGetPayload<{ include: { programme: true } }>;

/**
 * A submitted result by its 单号 with what this person may know of the visit. Whoever may not know of it yet gets the same answer as for a
 * number that does not exist.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function loadVisible(
  db: Tx | Db,
  actor: Actor,
  no: string,
): Promise<{ inspection: Row; disclosure: Disclosure }> {
  const inspection = await db.inspection.findUnique({ where: { no }, include: { programme: true } });
  if (!inspection) throw new AppError('notFound', { no });
  const { line, methods } = inspection.programme;
  const disclosure = discloseVisit(actor, { ...inspection, line, methods });
  if (!disclosure.exists) throw new AppError('notFound', { no });
  const sight = canSeeInspection(actor, { ...inspection, line });
  if (!sight.allowed && sight.reason === 'notReleased') throw new AppError('notFound', { no });
  assertAllowed(sight);
  return { inspection, disclosure };
}
