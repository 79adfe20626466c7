import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canImportResults } from '../../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../../context.ts';
import type { NamedChoice } from '../list-choices.ts';

/** The programmes whose results may be imported. @throws AppError `forbidden` */
export async function listProgrammes(context: ServiceContext, input: { actor: Actor }): Promise<NamedChoice[]> {
  assertAllowed(canImportResults(input.actor));
  return context.db.prisma.inspectionProgramme.findMany({
    where: { active: true },
    orderBy: { ordinal: 'asc' },
    select: { id: true, name: true, aliases: true },
  });
}
