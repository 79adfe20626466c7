import type { SheetReading } from '../../domain/inspections/free/reading.ts';
import type { Sheet } from '../../domain/inspections/sheet.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canFileInspection } from '../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../context.ts';

/** As read; a configured model may place what was not understood. @throws AppError `forbidden` */
export async function placeRemarks(
  _context: ServiceContext,
  input: { actor: Actor; sheet: Sheet; reading: SheetReading },
): Promise<SheetReading> {
  assertAllowed(canFileInspection(input.actor, input.sheet.line));
  return input.reading;
}
