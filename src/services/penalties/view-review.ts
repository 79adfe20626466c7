import type { OwedMeanwhile } from '../../domain/liability/owed-meanwhile.ts';
import type { LiabilitySubjectType } from '../../domain/liability/subject.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeReview, canState } from '../../domain/permissions/liability.ts';
import { canDecidePenalty } from '../../domain/permissions/penalties.ts';
import type { DueBasis } from '../../domain/rectification/due.ts';
import type { ServiceContext } from '../context.ts';
import type { CitedClause } from '../standards/clause-on-day.ts';
import { loadLiabilitySubject } from './load-liability-subject.ts';
import { clauseOfSubject } from './load-origin.ts';
import { loadDecidingPeople, loadNames, loadUnitNames } from './load-people.ts';
import { askedUnits, loadReview, matterOf, reviewSides } from './load-review.ts';
import { owedMeanwhile } from './owed-meanwhile.ts';
import { seesSubject } from './sees-subject.ts';
import { aboutSubject } from './subject-about.ts';

/** Who spoke for a unit, and the head on leave they stood in for. */
export interface StoodIn {
  readonly byName: string;
  readonly forName: string;
}

interface Statement {
  readonly text: string;
  readonly stoodIn: StoodIn | null;
  readonly at: Date;
  readonly files: number;
}

export interface ReviewView {
  readonly no: string;
  readonly subjectType: LiabilitySubjectType;
  readonly subjectNo: string;
  /** What the record says, in a line or two: not every side may see the record itself. */
  readonly about: readonly string[];
  readonly unitId: string;
  readonly unitName: string;
  readonly statement: string;
  /** Who asked for it in whose stead; null where nobody stood in. */
  readonly stoodIn: StoodIn | null;
  /** What the unit that contests has added since. */
  readonly added: readonly Statement[];
  readonly proposedUnit: { id: string; name: string } | null;
  /** Who answers for it now: the unit that contests, or the one it does not name where the inspected unit contests. */
  readonly heldUnit: { id: string; name: string };
  /** The other sides, each with what it said so far; nothing yet where empty. */
  readonly others: readonly {
    readonly unitName: string;
    readonly statements: readonly Statement[];
  }[];
  /** What the finding is measured by, in the version in force on its day. */
  readonly clause: CitedClause | null;
  /** How many statements this view shows: a decision is about these. */
  readonly seen: number;
  readonly filedAt: Date;
  readonly files: number;
  readonly status: 'open' | 'upheld' | 'moved' | 'withdrawn';
  /** By when it is to be decided; null where it is, or was asked for before there was a deadline. */
  readonly due: { readonly at: Date; readonly basis: DueBasis } | null;
  /** What of the record is owed meanwhile, for whoever may look at it. */
  readonly owed: readonly OwedMeanwhile[];
  readonly decision: { byName: string; at: Date; reason: string; movedToName: string | null } | null;
  /** What this person may do about it now. */
  readonly canDecide: boolean;
  readonly canState: boolean;
  /** Nobody but the unit that contests was asked yet. */
  readonly canAsk: boolean;
  /** Whether this person may look at the record itself. */
  readonly seesSubject: boolean;
}

/** A 责任认定 with both sides' words. @throws AppError notFound, forbidden. */
export async function viewReview(context: ServiceContext, input: { actor: Actor; no: string }): Promise<ReviewView> {
  const { prisma } = context.db;
  const { actor } = input;
  const review = await loadReview(prisma, input.no);
  assertAllowed(canSeeReview(actor, reviewSides(review)));
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  const unitNameOf = await loadUnitNames(prisma);
  const nameOf = await loadNames(prisma, [
    review.decidedById,
    ...[review, ...review.statements].flatMap(({ byId, byForId }) => [byId, byForId]),
  ]);
  const stoodIn = ({ byId, byForId }: { byId: string; byForId: string | null }): StoodIn | null =>
    byForId === null ? null : { byName: nameOf(byId), forName: nameOf(byForId) };
  const counts = await prisma.evidence.groupBy({
    by: ['subjectId'],
    where: { subjectType: 'liabilityStatement', subjectId: { in: review.statements.map(({ id }) => id) } },
    _count: true,
  });
  const filesOf = new Map(counts.map(each => [each.subjectId, each._count]));
  const held = review.responsibleUnitId ?? review.unitId;
  const files = await prisma.evidence.count({ where: { subjectType: 'liability', subjectId: review.id } });
  const { decidedById, decidedAt, proposedUnitId, movedToUnitId, dueAt } = review;
  const open = review.status === 'open';
  const subjectType = review.subjectType as LiabilitySubjectType;
  const matter = { ...matterOf(review), qualityOfficers };
  const sees = await seesSubject(context, actor, { type: subjectType, no: review.subjectNo });
  const standing = { stands: review.standsSince !== null, now: context.clock.now() };
  const statementsOf = (unitId: string): Statement[] =>
    review.statements
      .filter(each => each.unitId === unitId)
      .map(({ id, text, at, ...by }) => ({ text, at, stoodIn: stoodIn(by), files: filesOf.get(id) ?? 0 }));
  const canDecide = open && canDecidePenalty(actor, matter).allowed;
  return {
    no: review.no,
    subjectType,
    subjectNo: review.subjectNo,
    about: await aboutSubject(prisma, review),
    unitId: review.unitId,
    unitName: unitNameOf(review.unitId),
    statement: review.statement,
    stoodIn: stoodIn(review),
    added: statementsOf(review.unitId),
    proposedUnit: proposedUnitId === null ? null : { id: proposedUnitId, name: unitNameOf(proposedUnitId) },
    heldUnit: { id: held, name: unitNameOf(held) },
    others: askedUnits(review).map(unitId => ({
      unitName: unitNameOf(unitId),
      statements: statementsOf(unitId),
    })),
    clause: await clauseOfSubject(prisma, review),
    seen: review.statements.length,
    filedAt: review.at,
    files,
    status: review.status,
    due: open && dueAt ? { at: dueAt, basis: review.dueBasis as unknown as DueBasis } : null,
    owed:
      open && sees ? await owedMeanwhile(prisma, await loadLiabilitySubject(prisma, review.subjectNo), standing) : [],
    decision:
      decidedById !== null && decidedAt !== null
        ? {
            byName: nameOf(decidedById),
            at: decidedAt,
            reason: review.decision,
            movedToName: movedToUnitId === null ? null : unitNameOf(movedToUnitId),
          }
        : null,
    canDecide,
    canState: open && canState(actor, [...askedUnits(review), review.unitId]).allowed,
    canAsk: canDecide && proposedUnitId === null && review.askedUnitId === null,
    seesSubject: sees,
  };
}
