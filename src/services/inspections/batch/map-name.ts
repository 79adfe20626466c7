import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../domain/org/actor.ts';
import { assertAllowed } from '../../../domain/permissions/decision.ts';
import { canImportResults } from '../../../domain/permissions/inspections.ts';
import type { ServiceContext } from '../../context.ts';

/**
 * Remembers what somebody else's sheet calls a unit or an item, once per programme; said again, the last word counts.
 *
 * @throws AppError `forbidden`
 */
export async function mapName(
  context: ServiceContext,
  input: { actor: Actor; programmeId: string; kind: 'unit' | 'item'; name: string; target: string },
): Promise<void> {
  const { actor, programmeId, kind, name, target } = input;
  assertAllowed(canImportResults(actor));
  const now = context.clock.now();
  await context.db.transaction(async tx => {
    const mapping = { target, byId: actor.id, at: now };
    const row = await tx.nameMapping.upsert({
      where: { programmeId_kind_name: { programmeId, kind, name } },
      create: { id: randomUUID(), programmeId, kind, name, ...mapping },
      update: mapping,
    });
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: 'results.nameMapped',
      subjectType: 'nameMapping',
      subjectId: row.id,
      detail: { kind, name, target },
    });
  });
}
