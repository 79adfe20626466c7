import type { FilableProgramme } from '../../domain/inspections/free/read-sentence.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canFileInspection } from '../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../context.ts';
import { coveredUnits } from './list-units.ts';
import { sheetInForce } from './load-sheet.ts';

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
  const programmes = await context.db.prisma.inspectionProgramme.findMany({
    where: { active: true, line: { in: [...actor.lines] } },
    orderBy: { ordinal: 'asc' },
  });
  const filable: FilableProgramme[] = [];
  for (const programme of programmes) {
    const sheet = await sheetInForce(context, programme.id, now);
    if (!sheet) continue;
    const { id, name, aliases } = programme;
    filable.push({ id, name, aliases, sheet, units: await coveredUnits(context.db.prisma, programme) });
  }
  return filable;
}
