import { programmeKpiSchema } from '../../../domain/kpi/formula.ts';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canImportResults } from '../../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../../context.ts';
import type { NamedChoice } from '../list-choices.ts';

export interface ImportableProgramme extends NamedChoice {
  /** Scored apart, those that the province has results for; empty where the programme is one. */
  readonly parts: readonly { readonly key: string; readonly title: string }[];
}

/** The programmes whose results may be imported. @throws AppError `forbidden` */
export async function listProgrammes(context: ServiceContext, input: { actor: Actor }): Promise<ImportableProgramme[]> {
  assertAllowed(canImportResults(input.actor));
  const programmes = await context.db.prisma.inspectionProgramme.findMany({
    where: { active: true },
    orderBy: { ordinal: 'asc' },
  });
  return programmes.map(({ id, name, aliases, kpi }) => ({
    ...{ id, name, aliases },
    parts: (programmeKpiSchema.parse(kpi).parts ?? [])
      .filter(({ weights }) => weights.province !== undefined)
      .map(({ key, title }) => ({ key, title })),
  }));
}
