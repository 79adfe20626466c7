import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canClosePeriod } from '../../domain/permissions/kpi.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { type MissingUnit, missingOf } from './announce-period.ts';
import { type Computed, compute } from './compute.ts';
import { frozenNotices, keepResults } from './keep-results.ts';
import { closingOf } from './load-closing.ts';
import { loadUndecided, type UndecidedPoints } from './load-undecided.ts';
import { type Change, changesBetween, hashOf } from './snapshot.ts';

export type FreezePreview =
  | {
      readonly kind: 'ready';
      readonly no: string;
      readonly period: string;
      /** What has changed since it was announced, or of a 重算 since it was frozen. */
      readonly changes: readonly Change[];
      readonly missing: readonly MissingUnit[];
      /** What it goes without. */
      readonly undecided: readonly UndecidedPoints[];
      /** 异议 that were upheld, of units whose score is still what was announced. */
      readonly unmet: readonly { readonly no: string; readonly unitName: string }[];
      readonly units: number;
    }
  /** The window for objections is open. ISO */
  | { readonly kind: 'tooEarly'; readonly period: string; readonly until: string }
  | { readonly kind: 'objectionsOpen'; readonly period: string; readonly nos: readonly string[] }
  | { readonly kind: 'already'; readonly period: string; readonly no: string }
  | { readonly kind: 'notAnnounced'; readonly period: string }
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
      /** How many proposals were not decided. Absent in outcomes of an earlier version. */
      readonly undecided?: number;
      readonly hash: string;
    }
  | Exclude<FreezePreview, { kind: 'ready' }>;

/** What 定稿 would freeze; writes nothing. @throws AppError `forbidden` */
export async function previewFreeze(
  context: ServiceContext,
  input: { actor: Actor; period: string },
): Promise<FreezePreview> {
  assertAllowed(canClosePeriod(input.actor));
  const found = await freezable(context, context.db.prisma, input.period);
  return 'obstacle' in found ? found.obstacle : found.preview;
}

/**
 * 定稿: freezes an announced period once its window for objections is over and each was decided. Every unit's score is computed again and kept with
 * all that it was made from and a hash.
 *
 * @throws AppError `forbidden`
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
      const found = await freezable(context, tx, period);
      if ('obstacle' in found) return found.obstacle;
      const { preview, closing, computed } = found;
      const hash = hashOf(computed.scores);
      const { count } = await tx.kpiClosing.updateMany({
        where: { id: closing.id, status: 'announced' },
        data: { status: 'frozen', frozenById: actor.id, frozenAt: now, hash },
      });
      if (count === 0) throw new AppError('conflict', { no: closing.no });
      await keepResults(tx, { closingId: closing.id, revision: closing.revision, computed, now, reason: '' });
      const told = { no: closing.no, period, before: closing.announced, after: computed.scores, restated: null };
      await context.notices.queue(tx, now, await frozenNotices(context, tx, told));
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'kpi.frozen', subjectType: 'kpiClosing', subjectId: closing.id },
        detail: { no: closing.no, period, hash },
      });
      const { no, revision } = closing;
      const { units, changes, undecided } = preview;
      return { kind: 'frozen', no, period, revision, hash, units, changes, undecided: undecided.length };
    };
    return (await context.once(tx, { submissionId, useCase: 'freezePeriod', at: now }, work)).result;
  });
}

/** Something frozen or to be frozen, or why there is nothing to freeze. */
export type Freezable =
  | { readonly obstacle: Exclude<FreezePreview, { kind: 'ready' }> }
  | {
      readonly preview: Extract<FreezePreview, { kind: 'ready' }>;
      readonly closing: NonNullable<Awaited<ReturnType<typeof closingOf>>>;
      readonly computed: Computed;
    };

async function freezable(
  context: ServiceContext,
  db: Tx | ServiceContext['db']['prisma'],
  period: string,
): Promise<Freezable> {
  const now = context.clock.now();
  const closing = await closingOf(db, period);
  if (!closing) return { obstacle: { kind: 'notAnnounced', period } };
  if (closing.status === 'frozen') return { obstacle: { kind: 'already', period, no: closing.no } };
  const open = closing.objections.filter(({ status }) => status === 'open').map(({ no }) => no);
  if (open.length > 0) return { obstacle: { kind: 'objectionsOpen', period, nos: open } };
  const { objectionsUntil } = closing;
  if (now < objectionsUntil) return { obstacle: { kind: 'tooEarly', period, until: objectionsUntil.toISOString() } };
  const computed = await compute(db, period, now);
  const changes = changesBetween(closing.announced, computed.scores);
  const preview = { kind: 'ready' as const, no: closing.no, period, units: computed.scores.length, changes };
  const undecided = await loadUndecided(db, period);
  const unmet = closing.objections
    .filter(({ status, unitId }) => status === 'accepted' && !changes.some(change => change.unitId === unitId))
    .map(({ no, unitId }) => ({
      no,
      unitName: computed.scores.find(each => each.unitId === unitId)?.unitName ?? unitId,
    }));
  return {
    closing,
    computed,
    preview: { ...preview, missing: await missingOf(db, computed.scores), undecided, unmet },
  };
}
