import { actsOf } from '../../domain/standards/approval.ts';
import { readersOf } from '../../domain/standards/audience.ts';
import type { News } from '../../domain/standards/notices.ts';
import { REMIND_AFTER_WORKING_DAYS } from '../../domain/standards/timers.ts';
import type { Tx } from '../../store/database.ts';
import type { AffectedFinding } from './flag-findings.ts';
import { loadAudience } from './load-audience.ts';
import { editionFacts, type LoadedVersion } from './load-version.ts';
import type { PublishContext } from './publish-standard.ts';

/**
 * Tells each person concerned of a published edition, once: what is new, and which open findings of theirs it touches. Those whose work
 * it governs are asked to confirm having read it; whoever approved it has. @returns how many are asked.
 */
export async function tellReaders(
  context: PublishContext,
  tx: Tx,
  input: { version: LoadedVersion; news: News; findings: readonly AffectedFinding[]; by: string; now: Date },
): Promise<number> {
  const { version, news, findings, by, now } = input;
  const { units, staff } = await loadAudience(tx, { line: version.standard.line, on: now });
  const tookPart = new Set([by, ...actsOf(version.approval, version.round).map(act => act.staffId)]);
  const readers = readersOf(version.standard, units, staff).filter(id => !tookPart.has(id));
  const concerned = findings.flatMap(({ inspectorId, headId }) => (headId ? [inspectorId, headId] : [inspectorId]));
  await tx.readConfirmation.createMany({
    data: readers.map(staffId => ({ versionId: version.id, staffId, noticedAt: now })),
    skipDuplicates: true,
  });
  await context.notices?.queue(
    tx,
    now,
    [...new Set([...readers, ...concerned])].map(recipientId => ({
      recipientId,
      ref: { type: 'standard', no: version.no! },
      dedupeKey: `standardPublished:${version.no}:${recipientId}`,
      content: {
        code: 'standardPublished',
        ...editionFacts(version),
        from: version.effectiveFrom.toISOString(),
        news,
        matters: findings
          .filter(({ inspectorId, headId }) => recipientId === inspectorId || recipientId === headId)
          .map(({ no, itemTitle, unitName, change }) => ({ no, itemTitle, unitName, change })),
        toRead: readers.includes(recipientId),
      },
    })),
  );
  if (readers.length > 0 && context.calendar && context.timers) {
    const { nextWorkingMorning, addWorkingDays } = context.calendar;
    const at = nextWorkingMorning(addWorkingDays(now, REMIND_AFTER_WORKING_DAYS - 1).dueAt);
    await context.timers.schedule(tx, at, `standardReadingReminder:${version.id}`, {
      kind: 'standardReadingReminder',
      id: version.id,
    });
  }
  return readers.length;
}
