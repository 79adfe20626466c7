import { placeable, placeReading } from '../../domain/inspections/free/place-reading.ts';
import type { SheetReading } from '../../domain/inspections/free/reading.ts';
import type { Sheet } from '../../domain/inspections/sheet.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canFileInspection } from '../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../context.ts';

/**
 * A reading in which a configured model may have placed what no rule understood, marked as its proposal. Without a model, as it was.
 *
 * @throws AppError `forbidden`
 */
export async function placeRemarks(
  context: Pick<ServiceContext, 'models'>,
  input: { actor: Actor; sheet: Sheet; reading: SheetReading },
): Promise<SheetReading> {
  const { actor, sheet, reading } = input;
  assertAllowed(canFileInspection(actor, sheet.line));
  const items = placeable(sheet, reading);
  if (!context.models?.place || reading.notUnderstood.length === 0 || items.length === 0) return reading;
  const placements = await context.models.place({
    remarks: reading.notUnderstood,
    items: items.map(({ ordinal, title, description }) => ({ ordinal, title, description })),
  });
  return placeReading(sheet, reading, placements);
}
