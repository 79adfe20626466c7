import type { FilableProgramme } from '../../domain/inspections/free/read-sentence.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canFileInspection } from '../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../context.ts';
import { unitsCoveredBy } from './list-units.ts';
import { loadSheet, templateInForce } from './load-sheet.ts';

/**
 * What an inspector may file, each programme with its sheet in force and its units; a programme without a sheet is left out.
 *
 * @throws AppError `forbidden`
 */
export async function listFilable(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  input: { actor: Actor },
): Promise<FilableProgramme[]> {
  const { actor } = input;
  assertAllowed(canFileInspection(actor));
  const now = context.clock.now();
  const { prisma } = context.db;
  const programmes = await prisma.inspectionProgramme.findMany({
    where: { active: true, line: { in: [...actor.lines] } },
    orderBy: { ordinal: 'asc' },
    include: { templates: templateInForce(now) },
  });
  const units = await unitsCoveredBy(prisma, programmes);
  const filable: FilableProgramme[] = [];
  for (const programme of programmes) {
    const { id, name, aliases, templates } = programme;
    const [template] = templates;
    if (!template) continue;
    filable.push({ id, name, aliases, sheet: await loadSheet(context, template.id), units: units(programme) });
  }
  return filable;
}
