import type { Actor } from '../../domain/org/actor.ts';
import type { ServiceContext } from '../context.ts';
import { editionFacts, loadVersion } from './load-version.ts';

export type ConfirmReadingResult =
  | { kind: 'confirmed'; no: string; title: string; label: string }
  | { kind: 'already'; no: string; title: string; label: string; at: Date }
  /** This person was not asked to read it. */
  | { kind: 'notAsked' };

/** 已阅: a person confirms having read what an edition changes for them. @throws AppError `notFound`. */
export async function confirmReading(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ConfirmReadingResult> {
  const { actor, no } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const version = await loadVersion(tx, { no });
    const named = editionFacts(version);
    const where = { versionId_staffId: { versionId: version.id, staffId: actor.id } };
    const reading = await tx.readConfirmation.findUnique({ where });
    if (!reading) return { kind: 'notAsked' };
    if (reading.confirmedAt) return { kind: 'already', ...named, at: reading.confirmedAt };
    await tx.readConfirmation.update({ where, data: { confirmedAt: now } });
    await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'acknowledged');
    await context.recordAudit(tx, {
      at: now,
      actorId: actor.id,
      action: 'standard.read',
      subjectType: 'standardVersion',
      subjectId: version.id,
      detail: { no },
    });
    return { kind: 'confirmed', ...named };
  });
}
