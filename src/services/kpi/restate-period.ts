import { randomUUID } from 'node:crypto';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import { kindOfPeriod } from '../../domain/kpi/periods.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canClosePeriod } from '../../domain/permissions/kpi.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { asJson } from '../penalties/json.ts';
import { missingOf } from './announce-period.ts';
import { compute, type NamedScore } from './compute.ts';
import type { Freezable, FreezePreview, Frozen } from './freeze-period.ts';
import { frozenNotices, keepResults } from './keep-results.ts';
import { closingOf } from './load-closing.ts';
import { loadUndecided } from './load-undecided.ts';
import { changesBetween, hashOf } from './snapshot.ts';

/** What 重算 would change; writes nothing. @throws AppError `forbidden` */
export async function previewRestatement(
  context: ServiceContext,
  input: { actor: Actor; period: string },
): Promise<FreezePreview> {
  assertAllowed(canClosePeriod(input.actor));
  const found = await restatable(context, context.db.prisma, input.period);
  return 'obstacle' in found ? found.obstacle : found.preview;
}

/**
 * 重算: a frozen period whose inputs have changed since (an appeal, a corrected result) is frozen anew beside the old one, with what changed and why.
 *
 * @throws AppError `forbidden`
 */
export async function restatePeriod(
  context: ServiceContext,
  input: { actor: Actor; period: string; reason: string; submissionId: string },
): Promise<Frozen> {
  const { actor, period, reason, submissionId } = input;
  assertAllowed(canClosePeriod(actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const work = async (): Promise<Frozen> => {
      const found = await restatable(context, tx, period);
      if ('obstacle' in found) return found.obstacle;
      const { preview, closing, before, computed } = found;
      const { count } = await tx.kpiClosing.updateMany({
        where: { id: closing.id, status: 'frozen' },
        data: { status: 'replaced' },
      });
      if (count === 0) throw new AppError('conflict', { no: closing.no });
      const [id, revision, hash] = [randomUUID(), closing.revision + 1, hashOf(computed.scores)];
      const no = await context.nextNumber(tx, 'kpiClosing', toShanghai(now).year);
      await tx.kpiClosing.create({
        data: {
          ...{
            id,
            no,
            submissionId,
            period,
            periodKind: kindOfPeriod(period),
            revision,
            status: 'frozen',
            reason,
            hash,
          },
          ...{ announcedById: actor.id, announcedAt: now, content: asJson({ scores: computed.scores }) },
          ...{ objectionsUntil: now, objectionsBasis: {}, frozenById: actor.id, frozenAt: now },
        },
      });
      await keepResults(tx, { closingId: id, revision, computed, now, reason });
      const told = { no, period, before, after: computed.scores, restated: reason };
      await context.notices.queue(tx, now, await frozenNotices(context, tx, told));
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'kpi.restated', subjectType: 'kpiClosing', subjectId: id },
        detail: { no, period, hash, before: closing.no },
      });
      return {
        kind: 'frozen',
        no,
        period,
        revision,
        hash,
        units: preview.units,
        changes: preview.changes,
        undecided: preview.undecided.length,
      };
    };
    return (await context.once(tx, { submissionId, useCase: 'restatePeriod', at: now }, work)).result;
  });
}

type Restatable =
  | Extract<Freezable, { obstacle: unknown }>
  | (Exclude<Freezable, { obstacle: unknown }> & { readonly before: readonly NamedScore[] });

async function restatable(
  context: ServiceContext,
  db: Tx | ServiceContext['db']['prisma'],
  period: string,
): Promise<Restatable> {
  const closing = await closingOf(db, period);
  if (!closing) return { obstacle: { kind: 'notAnnounced', period } };
  if (closing.status !== 'frozen') return { obstacle: { kind: 'notFrozen', period } };
  const computed = await compute(db, period, context.clock.now());
  if (hashOf(computed.scores) === closing.hash) return { obstacle: { kind: 'unchanged', period } };
  const rows = await db.kpiResult.findMany({ where: { closingId: closing.id }, orderBy: { unitId: 'asc' } });
  const before = rows.map(({ inputs }) => inputs as unknown as NamedScore);
  const changes = changesBetween(before, computed.scores);
  const preview = { kind: 'ready' as const, no: closing.no, period, units: computed.scores.length, changes };
  const undecided = await loadUndecided(db, period);
  return {
    closing,
    before,
    computed,
    preview: { ...preview, missing: await missingOf(db, computed.scores), undecided, unmet: [] },
  };
}
