import { shanghaiDate } from '../../domain/calendar/shanghai.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeReadings } from '../../domain/permissions/standards.ts';
import type { StandardTimer } from '../../domain/standards/timers.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { editionFacts, type LoadedVersion, loadVersion } from './load-version.ts';

export interface Reader {
  readonly name: string;
  readonly unitName: string;
  readonly confirmedAt: Date | null;
}

export interface ReadingStatus {
  readonly no: string;
  readonly title: string;
  readonly label: string;
  /** Who has not confirmed first, then by the time of confirming. */
  readonly readers: readonly Reader[];
}

/** 阅读情况: who was asked to read an edition, and who has. @throws AppError `notFound`, `forbidden`. */
export async function readingStatus(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ReadingStatus> {
  assertAllowed(canSeeReadings(input.actor));
  const version = await loadVersion(context.db.prisma, { no: input.no });
  const readers = await context.db.prisma.$queryRaw<Reader[]>`
    SELECT s.name, u.name AS "unitName", r."confirmedAt" FROM "ReadConfirmation" r
    JOIN "Staff" s ON s.id = r."staffId" AND s.active JOIN "OrgUnit" u ON u.id = s."unitId"
    WHERE r."versionId" = ${version.id} ORDER BY r."confirmedAt" NULLS FIRST, u.id, s.id`;
  return { ...editionFacts(version), readers };
}

export type RemindResult = { kind: 'reminded'; no: string; people: number } | { kind: 'allRead'; no: string };

/** 提醒未阅: a word to each who has not confirmed, at most once a day. @throws AppError `notFound`, `forbidden`. */
export async function remindReaders(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<RemindResult> {
  assertAllowed(canSeeReadings(input.actor));
  const { no } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const version = await loadVersion(tx, { no });
    const people = await remind(context, tx, version, now);
    if (people === 0) return { kind: 'allRead', no };
    await context.recordAudit(tx, {
      at: now,
      actorId: input.actor.id,
      action: 'standard.readersReminded',
      subjectType: 'standardVersion',
      subjectId: version.id,
      detail: { no, people },
    });
    return { kind: 'reminded', no, people };
  });
}

/** The same, some days after the publication. */
export async function remindReadersLater(
  context: ServiceContext,
  timer: Extract<StandardTimer, { kind: 'standardReadingReminder' }>,
): Promise<void> {
  await context.db.transaction(async tx => {
    await remind(context, tx, await loadVersion(tx, { id: timer.id }), context.clock.now());
  });
}

async function remind(context: ServiceContext, tx: Tx, version: LoadedVersion, now: Date): Promise<number> {
  const open = await tx.readConfirmation.findMany({
    where: { versionId: version.id, confirmedAt: null },
    select: { staffId: true },
  });
  await context.notices.queue(
    tx,
    now,
    open.map(({ staffId }) => ({
      recipientId: staffId,
      ref: { type: 'standard', no: version.no! },
      dedupeKey: `standardReadingReminder:${version.no}:${staffId}:${shanghaiDate(now)}`,
      content: { code: 'standardReadingReminder', ...editionFacts(version), from: version.effectiveFrom.toISOString() },
    })),
  );
  return open.length;
}
