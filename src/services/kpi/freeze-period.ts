import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canClosePeriod } from '../../domain/permissions/kpi.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { type MissingUnit, missingOf } from './announce-period.ts';
import { compute } from './compute.ts';
import { frozenNotices, keepResults } from './keep-results.ts';
import { loadClosing } from './load-closing.ts';
import { type Change, changesBetween, hashOf } from './snapshot.ts';

export type FreezePreview =
  | {
      readonly kind: 'ready';
      readonly no: string;
      readonly period: string;
      /** What has changed since it was announced, or of a 重算 since it was frozen. */
      readonly changes: readonly Change[];
      readonly missing: readonly MissingUnit[];
      readonly units: number;
    }
  /** The window for objections is open. ISO */
  | { readonly kind: 'tooEarly'; readonly period: string; readonly until: string }
  | { readonly kind: 'objectionsOpen'; readonly period: string; readonly nos: readonly string[] }
  | { readonly kind: 'already'; readonly period: string; readonly no: string }
  | { readonly kind: 'notFrozen'; readonly period: string }
  /** A 重算 that would change nothing. */
  | { readonly kind: 'unchanged'; readonly period: string };

export type Frozen =
  | {
      readonly kind: 'frozen';
      readonly no: string;
      readonly period: string;
      readonly revision: number;
      readonly units: number;
      readonly changes: readonly Change[];
      readonly hash: string;
    }
  | Exclude<FreezePreview, { kind: 'ready' }>;

/** What 定稿 would freeze; writes nothing. @throws AppError `notFound`, `forbidden` */
export async function previewFreeze(
  context: ServiceContext,
  input: { actor: Actor; period: string },
): Promise<FreezePreview> {
  assertAllowed(canClosePeriod(input.actor));
  return (await freezable(context, context.db.prisma, input.period)).preview;
}

/**
 * 定稿: freezes an announced period once its window for objections is over and each was decided. Every unit's score is computed again and kept with
 * all that it was made from and a hash.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function freezePeriod(
  context: ServiceContext,
  input: { actor: Actor; period: string; submissionId: string },
): Promise<Frozen> {
  const { actor, period, submissionId } = input;
  assertAllowed(canClosePeriod(actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const work = async (): Promise<Frozen> => {
      const { preview, closing, computed } = await freezable(context, tx, period);
      if (preview.kind !== 'ready') return preview;
      const hash = hashOf(computed.scores);
      const { count } = await tx.kpiClosing.updateMany({
        where: { id: closing.id, status: 'announced' },
        data: { status: 'frozen', frozenById: actor.id, frozenAt: now, hash },
      });
      if (count === 0) throw new AppError('conflict', { no: closing.no });
      await keepResults(tx, { closingId: closing.id, revision: closing.revision, computed, now, reason: '' });
      const told = { no: closing.no, period, before: closing.announced, after: computed.scores, restated: null };
      await context.notices.queue(tx, now, await frozenNotices(tx, told));
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'kpi.frozen', subjectType: 'kpiClosing', subjectId: closing.id },
        detail: { no: closing.no, period, hash },
      });
      const { no, revision } = closing;
      return { kind: 'frozen', no, period, revision, hash, units: preview.units, changes: preview.changes };
    };
    return (await context.once(tx, { submissionId, useCase: 'freezePeriod', at: now }, work)).result;
  });
}

async function freezable(context: ServiceContext, db: Tx | ServiceContext['db']['prisma'], period: string) {
  const now = context.clock.now();
  const closing = await loadClosing(db, { period });
  const open = closing.objections.filter(({ status }) => status === 'open').map(({ no }) => no);
  const computed = await compute(db, period, now);
  const preview = ((): FreezePreview => {
    if (closing.status === 'frozen') return { kind: 'already', period, no: closing.no };
    if (open.length > 0) return { kind: 'objectionsOpen', period, nos: open };
    if (now < closing.objectionsUntil)
      return { kind: 'tooEarly', period, until: closing.objectionsUntil.toISOString() };
    return {
      ...{ kind: 'ready', no: closing.no, period, units: computed.scores.length },
      changes: changesBetween(closing.announced, computed.scores),
      missing: missingOf(computed.scores),
    };
  })();
  return { preview, closing, computed };
}
