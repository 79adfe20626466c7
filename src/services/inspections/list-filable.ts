import type { FilableProgramme } from '../../domain/inspections/free/read-sentence.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { listChoices } from './list-choices.ts';
import { listUnits } from './list-units.ts';
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
  const now = context.clock.now();
  const { programmes } = await listChoices(context, { actor });
  const filable: FilableProgramme[] = [];
  for (const programme of programmes) {
    const sheet = await sheetInForce(context, programme.id, now);
    if (!sheet) continue;
    const { units } = await listUnits(context, { actor, programmeId: programme.id });
    filable.push({ ...programme, sheet, units });
  }
  return filable;
}
