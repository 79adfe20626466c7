import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canPublishStandard, type Editor, editorId } from '../../domain/permissions/standards.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { LibraryContext } from './preview-standard.ts';
import { raiseRevision } from './raise-revision.ts';
import { versionTimeline } from './version-timeline.ts';

export type PublishResult =
  | { kind: 'published'; versionId: string; status: 'published' | 'superseded' }
  | { kind: 'alreadyPublished'; versionId: string; status: 'published' | 'superseded' }
  | { kind: 'withdrawn'; versionId: string };

/**
 * Puts a draft version in force from its date. The editions of the standard are set against each other by their dates alone: an
 * older edition published later is superseded at once, from the beginning of the next one.
 *
 * @throws AppError `notFound`, `forbidden`.
 */
export async function publishStandard(
  context: LibraryContext,
  input: { by: Editor; versionId: string },
): Promise<PublishResult> {
  assertAllowed(canPublishStandard(input.by));
  const now = context.clock.now();
  const { versionId } = input;
  return context.db.transaction(async tx => {
    const { standardId } = await findVersion(tx, versionId);
    // Two editions published at once would each miss the other.
    await tx.$queryRaw`SELECT id FROM "Standard" WHERE id = ${standardId} FOR UPDATE`;
    const version = await findVersion(tx, versionId);
    if (version.status === 'withdrawn') return { kind: 'withdrawn', versionId };
    if (version.status !== 'draft') return { kind: 'alreadyPublished', versionId, status: version.status };
    const others = await tx.standardVersion.findMany({
      where: { standardId, status: { in: ['published', 'superseded'] } },
      select: { id: true, effectiveFrom: true, status: true, effectiveTo: true },
    });
    const timeline = versionTimeline([...others, version]);
    for (const { id, status, effectiveTo } of timeline) {
      if (id !== versionId) await tx.standardVersion.update({ where: { id }, data: { status, effectiveTo } });
    }
    const own = timeline.find(each => each.id === versionId)!;
    await tx.standardVersion.update({
      where: { id: versionId },
      data: { status: own.status, effectiveTo: own.effectiveTo, publishedById: editorId(input.by), publishedAt: now },
    });
    await raiseRevision(tx);
    await context.recordAudit(tx, {
      at: now,
      actorId: editorId(input.by),
      action: 'standard.published',
      subjectType: 'standardVersion',
      subjectId: versionId,
      detail: { standardId, label: version.label, status: own.status },
    });
    return { kind: 'published', versionId, status: own.status };
  });
}

async function findVersion(tx: Tx, id: string) {
  const version = await tx.standardVersion.findUnique({
    where: { id },
    select: { id: true, standardId: true, label: true, status: true, effectiveFrom: true },
  });
  if (!version) throw new AppError('notFound');
  return version;
}
