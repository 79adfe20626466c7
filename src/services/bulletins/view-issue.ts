import type { IssueStatus, MeasureStatus } from '../../domain/bulletins/bulletin.ts';
import { type IssueAction, permittedActions } from '../../domain/bulletins/expectations.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { canReleaseMeasures, canViewIssue } from '../../domain/permissions/bulletins.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import type { DueBasis } from '../../domain/rectification/due.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadNames, loadUnitNames } from '../penalties/load-people.ts';
import { markShown } from '../review/what-was-shown.ts';
import { type MeasureOwner, ownersOf } from './add-measure.ts';
import { reviewedMeasure } from './judge-measures.ts';
import { draftsOf, type LoadedIssue, loadIssue } from './load-issue.ts';

export interface ViewedMeasure {
  readonly ordinal: number;
  readonly round: number;
  readonly text: string;
  readonly ownerName: string;
  readonly dueAt: Date;
  /** The day that was promised, where more time was granted. */
  readonly extendedFrom: Date | null;
  readonly status: MeasureStatus;
  /** Its day is over and nobody has checked it. */
  readonly unchecked: boolean;
  readonly reason: string;
  /** Written or released by a stand-in, and for whom; null where somebody acted in their own right. */
  readonly writtenFor: StoodIn | null;
  readonly judgedFor: StoodIn | null;
  /** Where 责任认定 gave the problem to, and by which decision; null otherwise. */
  readonly movedTo: { readonly unitName: string; readonly no: string } | null;
  readonly check: { executed: boolean; note: string; byName: string; at: Date; photos: number } | null;
}

interface StoodIn {
  readonly byName: string;
  readonly forName: string;
}

export interface ViewedIssue {
  readonly no: string;
  readonly title: string;
  readonly text: string;
  readonly unitName: string;
  readonly responsibleUnitName: string;
  readonly status: IssueStatus;
  readonly round: number;
  readonly raisedAt: Date;
  readonly closedAt: Date | null;
  readonly measureDueAt: Date | null;
  readonly measureDueBasis: DueBasis | null;
  /** The deadline is over and no measure was released in this round. */
  readonly missing: boolean;
  readonly bulletin: { no: string; title: string } | null;
  readonly orderNos: readonly string[];
  readonly measures: readonly ViewedMeasure[];
  readonly penaltyNos: readonly string[];
  readonly actions: readonly IssueAction[];
  /** Who may release what waits, by name, whose turn it is first. */
  readonly releaserNames: readonly string[];
  /** This person signs for the unit, but not what waits: some of it is of their own hand. */
  readonly ownHand: boolean;
}

/**
 * One problem with its measures and what came of them. That who may release them has now seen the measures that wait is recorded.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function viewIssue(context: ServiceContext, input: { actor: Actor; no: string }): Promise<ViewedIssue> {
  const { actor, no } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const issue = await loadIssue(context, tx, no);
    assertAllowed(canViewIssue(actor, issue.parties));
    if (canReleaseMeasures(actor, issue.parties).allowed)
      for (const { id } of draftsOf(issue))
        await markShown(context, tx, { actorId: actor.id, reviewed: reviewedMeasure(id), at: now });
    const [viewed] = await describeIssues(tx, [issue], actor, now);
    return viewed!;
  });
}

/** Who may own a measure of a problem. @throws AppError `notFound`, `forbidden` */
export async function listOwners(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<MeasureOwner[]> {
  const { prisma } = context.db;
  const issue = await loadIssue(context, prisma, input.no);
  assertAllowed(canViewIssue(input.actor, issue.parties));
  return ownersOf(prisma, issue.responsibleUnitId);
}

/** Problems as they are shown; who may see them is checked before. */
export async function describeIssues(
  db: Tx | Prisma,
  issues: readonly LoadedIssue[],
  actor: Actor,
  now: Date,
): Promise<ViewedIssue[]> {
  const people = issues.flatMap(({ measures }) =>
    measures.flatMap(({ ownerId, addedById, addedForId, judgedById, judgedForId, checks }) => [
      ...[ownerId, addedById, addedForId, judgedById, judgedForId],
      ...checks.map(({ checkedById }) => checkedById),
    ]),
  );
  const nameOf = await loadNames(db, people);
  const stoodIn = (byId: string | null, forId: string | null): StoodIn | null =>
    byId === null || forId === null ? null : { byName: nameOf(byId), forName: nameOf(forId) };
  const movedTo = await loadMoves(db, issues);
  const checkIds = issues.flatMap(({ measures }) => measures.flatMap(({ checks }) => checks.map(({ id }) => id)));
  const evidence = await db.evidence.groupBy({
    by: ['subjectId'],
    where: { subjectType: 'measureCheck', subjectId: { in: checkIds } },
    _count: true,
  });
  const photosOf = (id: string): number => evidence.find(({ subjectId }) => subjectId === id)?._count ?? 0;
  const entries = await db.penaltyEntry.findMany({
    where: { subjectType: 'issue', subjectId: { in: issues.map(({ id }) => id) } },
    select: { no: true, subjectId: true },
    orderBy: { no: 'asc' },
  });
  const ownHand = ({ parties }: LoadedIssue): boolean => {
    const decision = canReleaseMeasures(actor, parties);
    return !decision.allowed && decision.reason === 'ownText';
  };
  return issues.map(issue => ({
    ...issue,
    measureDueBasis: issue.measureDueBasis as DueBasis | null,
    missing: issue.status === 'open' && issue.measureDueAt !== null && issue.measureDueAt <= now,
    bulletin: issue.bulletin && { no: issue.bulletin.no, title: issue.bulletin.title },
    orderNos: issue.orders.map(order => order.no),
    measures: issue.measures.map(measure => {
      const [check] = measure.checks;
      return {
        ...measure,
        ownerName: nameOf(measure.ownerId),
        unchecked: measure.status === 'released' && measure.dueAt <= now,
        writtenFor: stoodIn(measure.addedById, measure.addedForId),
        judgedFor: stoodIn(measure.judgedById, measure.judgedForId),
        movedTo: movedTo(measure.movedByNo),
        check: check ? { ...check, byName: nameOf(check.checkedById), photos: photosOf(check.id) } : null,
      };
    }),
    penaltyNos: entries.filter(({ subjectId }) => subjectId === issue.id).map(entry => entry.no),
    actions: permittedActions(actor, issue, issue.parties, now),
    releaserNames: issue.releasers.map(({ name }) => name),
    ownHand: ownHand(issue),
  }));
}

/** Where the 责任认定 of a number gave its problem to. */
async function loadMoves(
  db: Tx | Prisma,
  issues: readonly LoadedIssue[],
): Promise<(no: string | null) => ViewedMeasure['movedTo']> {
  const nos = issues.flatMap(({ measures }) => measures.flatMap(({ movedByNo }) => movedByNo ?? []));
  if (nos.length === 0) return () => null;
  const reviews = await db.liabilityReview.findMany({
    where: { no: { in: nos } },
    select: { no: true, movedToUnitId: true },
  });
  const unitNameOf = await loadUnitNames(db);
  return no => {
    const unitId = reviews.find(review => review.no === no)?.movedToUnitId;
    return no === null || !unitId ? null : { unitName: unitNameOf(unitId), no };
  };
}
