import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canFileInspection } from '../../domain/permissions/inspections.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { InspectionProgramme } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import type { NamedChoice } from './list-choices.ts';

/**
 * The units a programme inspects: of its kinds, and for halls of its hall kinds (any when none are named).
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function listUnits(
  context: ServiceContext,
  input: { actor: Actor; programmeId: string },
): Promise<{ programme: NamedChoice; units: NamedChoice[] }> {
  const programme = await context.db.prisma.inspectionProgramme.findUnique({ where: { id: input.programmeId } });
  if (!programme) throw new AppError('notFound');
  assertAllowed(canFileInspection(input.actor, programme.line));
  const units = await coveredUnits(context.db.prisma, programme);
  const { id, name, aliases } = programme;
  return { programme: { id, name, aliases }, units };
}

/** The units a programme covers today. */
export function coveredUnits(
  db: Tx | Prisma,
  { unitKinds, hallKinds }: Pick<InspectionProgramme, 'unitKinds' | 'hallKinds'>,
): Promise<NamedChoice[]> {
  return db.orgUnit.findMany({
    where: {
      active: true,
      kind: { in: unitKinds },
      ...(hallKinds.length > 0 && { OR: [{ hallKind: null }, { hallKind: { in: hallKinds } }] }),
    },
    orderBy: [{ hallKind: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, aliases: true },
  });
}
