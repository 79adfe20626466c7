import { type Disclosure, readsPeople } from '../../domain/inspections/disclosure.ts';
import type { Redactor } from '../../domain/inspections/people.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { DeadlineBasis } from '../../domain/penalties/appeal-window.ts';
import type { ChainAppeal, ChainReversal, PenaltyChain } from '../../domain/penalties/chain.ts';
import { confirmedPoints, countedNow, plain, sumPoints, takenBackBy } from '../../domain/penalties/ledger.ts';
import type { PenaltyReason } from '../../domain/penalties/reason.ts';
import type { Prisma } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { redactorFor } from '../inspections/redactor.ts';
import type { LoadedEntry } from './load-entry.ts';
import { clauseOf, countPhotos, type Origin } from './load-origin.ts';
import { loadNames, loadUnitNames } from './load-people.ts';
import { loadReviewsOf } from './load-reviews.ts';
import { visibleReversals } from './reversals/load-reversible.ts';

interface Viewing {
  /** Undefined where no inspection stands behind it. */
  readonly inspection: Disclosure | undefined;
  readonly hidesDeliberation: boolean;
  /** Who looks at it; null: it is handed out on paper. */
  readonly actor: Actor | null;
}

type NameOf = (id: string) => string;

/** Reads every link of the chain behind a deduction. The caller has checked who asks. */
export async function loadChain(
  context: ServiceContext,
  entry: LoadedEntry,
  origin: Origin,
  viewing: Viewing,
): Promise<PenaltyChain> {
  const { prisma } = context.db;
  const unitNameOf = await loadUnitNames(prisma);
  const nameOf = await loadNames(prisma, [
    entry.proposedById,
    entry.decidedById,
    origin.inspection?.inspectorId ?? null,
  ]);
  const whole = viewing.inspection !== undefined && readsPeople(viewing.inspection);
  const redact = await redactorFor(prisma, whole, [origin.finding?.note ?? '']);
  const reviews = await loadReviewsOf(prisma, entry);
  const appeal = await prisma.scoreAppeal.findUnique({ where: { entryId: entry.id } });
  const postings = await prisma.penaltyPosting.findMany({ where: { entryId: entry.id }, orderBy: { id: 'asc' } });
  const { decidedById, decidedAt, appealDueAt } = entry;
  const lines = postings.map(({ reason, points, at }) => ({ reason, points: points.toString(), at }));
  return {
    no: entry.no,
    status: entry.status,
    points: confirmedPoints(entry.points.toString(), lines),
    full: plain(entry.points.toString()),
    period: entry.period,
    unitName: unitNameOf(entry.responsibleUnitId),
    proposedAt: entry.proposedAt,
    proposedByName: entry.proposedById && nameOf(entry.proposedById),
    rule: { ...entry.ruleVersion.rule, ...entry.ruleVersion },
    reason: entry.reason as PenaltyReason,
    subjectNo: entry.subjectNo,
    files: await prisma.evidence.count({ where: { subjectType: 'penalty', subjectId: entry.id } }),
    ...originParts(
      origin,
      { nameOf, unitNameOf, disclosed: viewing.inspection, redact },
      await countPhotos(prisma, origin),
    ),
    clause: await clauseOf(prisma, origin),
    reviews: reviews.map(({ no, status, movedToUnitId }) => ({
      no,
      status,
      movedToName: movedToUnitId === null ? null : unitNameOf(movedToUnitId),
    })),
    decideBy:
      entry.status === 'proposed' && entry.decideDueAt && !reviews.some(({ status }) => status === 'open')
        ? { dueAt: entry.decideDueAt, basis: basisOf(entry.decideBasis) }
        : null,
    decision:
      decidedAt === null
        ? null
        : { byName: decidedById && nameOf(decidedById), at: decidedAt, reason: entry.decisionReason },
    appealWindow: appealDueAt && { dueAt: appealDueAt, basis: basisOf(entry.appealBasis) },
    appeal: appeal && appealPart(appeal, viewing),
    reversals: await loadReversals(prisma, entry.id, viewing.actor),
    postings: lines,
    takenBackBy: entry.status === 'reversed' ? (takenBackBy(lines.map(({ reason }) => reason)) ?? null) : null,
    counted: countedNow(entry.status, sumPoints(lines.map(({ points }) => points))),
  };
}

async function loadReversals(db: Prisma, entryId: string, actor: Actor | null): Promise<ChainReversal[]> {
  const rows = await visibleReversals(db, actor, entryId);
  if (rows.length === 0) return [];
  const nameOf = await loadNames(
    db,
    rows.flatMap(({ proposedById, decidedById }) => [proposedById, decidedById]),
  );
  const files = await db.evidence.groupBy({
    by: ['subjectId'],
    where: { subjectType: 'reversal', subjectId: { in: rows.map(({ id }) => id) } },
    _count: true,
  });
  return rows.map(({ id, status, reason, proposedById, proposedAt, decideDueAt, decidedById, ...decided }) => ({
    ...{ status, reason, proposedAt, dueAt: decideDueAt, proposedByName: nameOf(proposedById) },
    ...{ decidedAt: decided.decidedAt, decisionReason: decided.decisionReason, lapsedFor: decided.lapsedFor },
    decidedByName: decidedById && nameOf(decidedById),
    files: files.find(({ subjectId }) => subjectId === id)?._count ?? 0,
  }));
}

function originParts(
  origin: Origin,
  {
    nameOf,
    unitNameOf,
    disclosed,
    redact,
  }: { nameOf: NameOf; unitNameOf: NameOf; disclosed: Disclosure | undefined; redact: Redactor },
  photos: number,
) {
  const { clock, order, report, investigation, issue, rectification, finding, inspection } = origin;
  return {
    clock: clock && { ...clock, basis: basisOf(clock.dueBasis) },
    order: order && { no: order.no, title: order.title, issuedAt: order.issuedAt, round: order.round },
    report: report && { ...report, title: report.obligation.title, basis: basisOf(report.dueBasis) },
    investigation: investigation && {
      no: investigation.no,
      subject: investigation.subject,
      openedAt: investigation.openedAt,
      concludedAt: investigation.concludedAt,
    },
    issue: issue && { no: issue.no, title: issue.title, bulletin: issue.bulletin },
    rectification: rectification && { ...rectification, basis: basisOf(rectification.dueBasis) },
    finding: finding && {
      item: finding.item.title,
      points: finding.points?.toString() ?? null,
      maxPoints: finding.item.maxPoints.toString(),
      note: redact(finding.note),
      photos,
    },
    inspection: inspection && {
      no: inspection.no ?? '',
      inspectedAt: inspection.inspectedAt,
      ...(inspection.status === 'voided' && { voided: true as const }),
      programme: inspection.programme.name,
      unitName: unitNameOf(inspection.unitId),
      inspectorName: disclosed?.inspectorName ? nameOf(inspection.inspectorId) : null,
      inspectorRole: disclosed?.role ?? 'inspector',
      dayOnly: disclosed?.inspectedAt === 'day',
    },
  };
}

function appealPart(
  appeal: Omit<ChainAppeal, 'remaining'> & { points: { toString(): string } | null },
  { hidesDeliberation }: Viewing,
): ChainAppeal {
  const { no, status, dueAt, decidedAt, points, reason } = appeal;
  return {
    no,
    status,
    dueAt,
    decidedAt,
    remaining: points?.toString() ?? null,
    reason: hidesDeliberation ? '' : reason,
  };
}

const basisOf = (json: unknown): DeadlineBasis => json as DeadlineBasis;
