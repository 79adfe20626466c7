import { randomUUID } from 'node:crypto';
import { toShanghai } from '../../domain/calendar/shanghai.ts';
import { endOf, kindOfPeriod } from '../../domain/kpi/periods.ts';
import type { Gap } from '../../domain/kpi/score.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canClosePeriod } from '../../domain/permissions/kpi.ts';
import { type DueBasis, dueAfter } from '../../domain/rectification/due.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadSpokespeople } from '../org/spokespeople.ts';
import { asJson } from '../penalties/json.ts';
import { loadUnitNames } from '../penalties/load-people.ts';
import { type Computed, compute, type NamedScore } from './compute.ts';
import { assessmentAt } from './load-facts.ts';
import { loadUndecided, type UndecidedPoints } from './load-undecided.ts';
import { placesOf, scoreText } from './snapshot.ts';

/** What stands in the way of closing, or what it would announce. */
export type ClosingPreview =
  | {
      readonly kind: 'ready';
      readonly scores: readonly NamedScore[];
      readonly missing: readonly MissingUnit[];
      readonly undecided: readonly UndecidedPoints[];
    }
  | { readonly kind: 'running'; readonly period: string; readonly ends: Date }
  | { readonly kind: 'already'; readonly no: string; readonly status: 'announced' | 'frozen' };

export interface MissingUnit {
  readonly unitName: string;
  readonly gaps: readonly Gap[];
  /** Names of the inspected units among the gaps, by id. */
  readonly nameOf: (unitId: string) => string;
}

export type Announced =
  | {
      readonly kind: 'announced';
      readonly no: string;
      readonly period: string;
      readonly units: number;
      /** ISO */
      readonly objectionsUntil: string;
      readonly basis: DueBasis;
      /** How many proposals were not decided. Absent in outcomes of an earlier version. */
      readonly undecided?: number;
    }
  | Exclude<ClosingPreview, { kind: 'ready' }>;

/** What a 预公示 would say; writes nothing. @throws AppError `forbidden` */
export async function previewClosing(
  context: ServiceContext,
  input: { actor: Actor; period: string },
): Promise<ClosingPreview> {
  assertAllowed(canClosePeriod(input.actor));
  return preview(context, context.db.prisma, input.period);
}

/**
 * 预公示: keeps the scores as they stand and tells every unit's head, and who stands in for one on leave, its own; objections are open for the working days of the assessment. A unit
 * whose inputs are missing is announced as missing.
 *
 * @throws AppError `forbidden`
 */
export async function announcePeriod(
  context: ServiceContext,
  input: { actor: Actor; period: string; submissionId: string },
): Promise<Announced> {
  const { actor, period, submissionId } = input;
  assertAllowed(canClosePeriod(actor));
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const work = async (): Promise<Announced> => {
      const found = await preview(context, tx, period);
      if (found.kind !== 'ready') return found;
      const { rules } = await assessmentAt(tx, new Date(endOf(period).getTime() - 1));
      const { dueAt, dueBasis: basis } = dueAfter(context.calendar, now, rules.objectionWorkingDays);
      const no = await context.nextNumber(tx, 'kpiClosing', toShanghai(now).year);
      const id = randomUUID();
      await tx.kpiClosing.create({
        data: {
          ...{ id, no, submissionId, period, periodKind: kindOfPeriod(period), revision: 1, status: 'announced' },
          ...{ announcedById: actor.id, announcedAt: now, content: asJson({ scores: found.scores }) },
          ...{ objectionsUntil: dueAt, objectionsBasis: asJson(basis) },
        },
      });
      const objectionsUntil = dueAt.toISOString();
      const told = { no, period, scores: found.scores, objectionsUntil, basis };
      await context.notices.queue(tx, now, await announcements(context, tx, told));
      await context.timers.schedule(tx, dueAt, `kpi:${no}:over`, { kind: 'kpiObjectionsOver', id });
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'kpi.announced', subjectType: 'kpiClosing', subjectId: id },
        detail: { no, period },
      });
      const undecided = found.undecided.length;
      return { kind: 'announced', no, period, units: found.scores.length, objectionsUntil, basis, undecided };
    };
    return (await context.once(tx, { submissionId, useCase: 'announcePeriod', at: now }, work)).result;
  });
}

async function preview(
  context: ServiceContext,
  db: Tx | ServiceContext['db']['prisma'],
  period: string,
): Promise<ClosingPreview> {
  const now = context.clock.now();
  const ends = endOf(period);
  if (ends > now) return { kind: 'running', period, ends };
  const existing = await db.kpiClosing.findFirst({ where: { period, status: { not: 'replaced' } } });
  if (existing) return { kind: 'already', no: existing.no, status: existing.status as 'announced' | 'frozen' };
  const { scores }: Computed = await compute(db, period, now);
  return { kind: 'ready', scores, missing: await missingOf(db, scores), undecided: await loadUndecided(db, period) };
}

/** Units without a score because something is missing. */
export async function missingOf(
  db: Tx | ServiceContext['db']['prisma'],
  scores: readonly NamedScore[],
): Promise<MissingUnit[]> {
  const nameOf = await loadUnitNames(db);
  return scores.flatMap(({ unitName, outcome }) =>
    outcome.kind === 'missing' ? [{ unitName, gaps: outcome.gaps, nameOf }] : [],
  );
}

async function announcements(
  context: ServiceContext,
  tx: Tx,
  told: { no: string; period: string; scores: readonly NamedScore[]; objectionsUntil: string; basis: DueBasis },
): Promise<NewNotice[]> {
  const { no, period, scores, objectionsUntil, basis } = told;
  const spokespeople = await loadSpokespeople(
    context,
    tx,
    scores.map(({ unitId }) => unitId),
  );
  const { of, rankOf } = placesOf(scores);
  return scores.flatMap(({ unitId, unitName, outcome }) => {
    const facts = { score: scoreText(outcome), ...(outcome.kind !== 'score' && { without: outcome.kind }) };
    return (spokespeople.get(unitId) ?? []).map(to => ({
      ...to,
      content: {
        code: 'kpiAnnounced' as const,
        ...{ no, period, unitName, ...facts, rank: rankOf(unitId), of, objectionsUntil, basis },
      },
      ref: { type: 'kpiClosing' as const, no },
      dedupeKey: `kpiAnnounced:${no}:${unitId}:${to.recipientId}`,
    }));
  });
}
