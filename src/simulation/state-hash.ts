import { createHash } from 'node:crypto';
import type { App } from '../app.ts';
import {
  FINDING_KEY,
  findingKey,
  INSPECTION_KEY,
  ISSUE_KEY,
  inspectionKey,
  investigationKey,
  issueKey,
  ORDER_KEY,
  orderKey,
} from './keys.ts';
import { loadSubjects, penaltyKey } from './penalty-keys.ts';
import { loadReviewKeys } from './review-keys.ts';

/** SHA-256, in hex, over the final state; the same for every run that came to the same state. */
export async function hashState(app: App): Promise<string> {
  return createHash('sha256')
    .update((await describeState(app)).join('\n'))
    .digest('hex');
}

/**
 * The final state as sorted lines of business keys, statuses, points, scores and times of the simulated clock. Without ids, 单号 and what is made
 * from them, which depend on who came first of two that did something at the same moment.
 */
export async function describeState(app: App): Promise<string[]> {
  const lines = [
    ...(await tasks(app)),
    ...(await results(app)),
    ...(await rectifications(app)),
    ...(await rechecks(app)),
    ...(await absences(app)),
    ...(await orders(app)),
    ...(await reports(app)),
    ...(await issues(app)),
    ...(await investigations(app)),
    ...(await penalties(app)),
    ...(await reviews(app)),
    ...(await closings(app)),
    ...(await notices(app)),
  ];
  return lines.sort();
}

type Value = string | number | boolean | Date | null | undefined | { toString(): string };

function line(...values: Value[]): string {
  return values.map(value => (value instanceof Date ? value.toISOString() : String(value ?? '-'))).join(' ');
}

async function tasks({ db }: App): Promise<string[]> {
  const rows = await db.prisma.inspectionTask.findMany();
  return rows.map(row =>
    line(
      'task',
      row.programmeId,
      row.period,
      row.unitId,
      row.round,
      row.status,
      row.inspectorId,
      row.dueAt,
      row.reason,
      row.origin,
    ),
  );
}

async function absences({ db }: App): Promise<string[]> {
  const rows = await db.prisma.absence.findMany();
  return rows.map(row => line('absence', row.staffId, row.fromDay, row.toDay, row.at));
}

async function results({ db }: App): Promise<string[]> {
  const rows = await db.prisma.inspection.findMany({
    select: {
      ...INSPECTION_KEY,
      ...{ status: true, score: true, vetoed: true, responsibleUnitId: true, inspectedAt: true, submittedAt: true },
      ...{ releasedAt: true, respondBy: true, confirmedAt: true },
      findings: { select: { ...FINDING_KEY, result: true, points: true } },
    },
  });
  const disputes = await db.prisma.findingDispute.findMany({ include: { finding: { select: FINDING_KEY } } });
  return [
    ...rows.flatMap(row => [
      line(
        ...['result', inspectionKey(row), row.status, row.score, row.vetoed, row.responsibleUnitId, row.inspectedAt],
        ...[row.submittedAt, row.releasedAt, row.respondBy, row.confirmedAt],
      ),
      ...row.findings.map(finding => line('finding', findingKey(finding), finding.result, finding.points)),
    ]),
    ...disputes.map(({ finding, status, at, statedAt, decidedAt }) =>
      line('dispute', findingKey(finding), status, at, statedAt, decidedAt),
    ),
  ];
}

async function rectifications({ db }: App): Promise<string[]> {
  const rows = await db.prisma.rectificationNotice.findMany({
    include: { finding: { select: FINDING_KEY }, responses: true, extensions: true, reopenings: true },
  });
  return rows.flatMap(row => {
    const key = findingKey(row.finding);
    return [
      line(
        ...['rectification', key, row.unitId, row.responsibleUnitId, row.severity, row.status, row.round],
        ...[row.issuedAt, row.dueAt, row.acknowledgedAt, row.closedAt],
      ),
      ...row.responses.map(each =>
        line('answer', key, each.round, each.submittedAt, each.releasedAt, each.accepted, each.judgedAt),
      ),
      ...row.reopenings.map(each => line('reopened', key, each.round, each.byId, each.at)),
      ...row.extensions.map(each =>
        line('extension', key, each.round, each.at, each.askedDueAt, each.status, each.decidedAt),
      ),
    ];
  });
}

/** What each recheck looked at, and what came of it. */
async function rechecks({ db }: App): Promise<string[]> {
  const rows = await db.prisma.recheckTarget.findMany({
    include: { notice: { select: { finding: { select: FINDING_KEY } } }, task: true },
  });
  return rows.map(({ notice, task, ordinal, round, outcome, settledAt }) =>
    line('recheck', findingKey(notice.finding), task.period, task.round, ordinal, round, outcome, settledAt),
  );
}

async function orders({ db }: App): Promise<string[]> {
  const rows = await db.prisma.supervisionOrder.findMany({
    select: {
      ...ORDER_KEY,
      ...{ unitId: true, responsibleUnitId: true, status: true, round: true, signedAt: true, closedAt: true },
      ...{ recheckDueAt: true, provinceDueAt: true, clocks: true, steps: true },
    },
  });
  return rows.flatMap(row => {
    const key = orderKey(row);
    return [
      line(
        ...['order', key, row.unitId, row.responsibleUnitId, row.status, row.round, row.signedAt, row.closedAt],
        ...[row.recheckDueAt, row.provinceDueAt],
      ),
      ...row.clocks.map(each =>
        line('clock', key, each.kind, each.round, each.startAt, each.dueAt, each.metAt, each.failedAt, each.pausedAt),
      ),
      ...row.steps.map(each => line('step', key, each.kind, each.round, each.at)),
    ];
  });
}

async function reports({ db }: App): Promise<string[]> {
  const rows = await db.prisma.submission.findMany();
  return rows.map(row =>
    line(
      ...['report', row.obligationId, row.period, row.unitId, row.status, row.late, row.dueAt, row.draftedAt],
      ...[row.submittedAt, row.authorId, row.authorForId, row.releasedById, row.releasedForId],
    ),
  );
}

async function issues({ db }: App): Promise<string[]> {
  const rows = await db.prisma.majorIssue.findMany({
    where: { bulletinId: { not: null } },
    select: {
      ...ISSUE_KEY,
      ...{ status: true, round: true, raisedAt: true, measureDueAt: true, closedAt: true },
      measures: { include: { checks: true } },
    },
  });
  return rows.flatMap(row => {
    const key = issueKey(row);
    return [
      line(key, row.responsibleUnitId, row.status, row.round, row.raisedAt, row.measureDueAt, row.closedAt),
      ...row.measures.map(each =>
        line(
          ...['measure', key, each.ordinal, each.round, each.ownerId, each.dueAt, each.status, each.addedAt],
          ...[
            each.judgedAt,
            each.addedForId,
            each.judgedForId,
            ...each.checks.flatMap(({ executed, at }) => [executed, at]),
          ],
        ),
      ),
    ];
  });
}

async function investigations({ db }: App): Promise<string[]> {
  const rows = await db.prisma.serviceInvestigation.findMany({ include: { statements: true } });
  return rows.flatMap(row => [
    line(investigationKey(row), row.openedAt, row.dueAt, row.concealed, row.concludedAt),
    ...row.statements.map(({ at, byId }) => line('statement', investigationKey(row), at, byId)),
  ]);
}

async function penalties(app: App): Promise<string[]> {
  const { prisma } = app.db;
  const entries = await prisma.penaltyEntry.findMany({ include: { postings: true, appeals: true } });
  const subjectOf = await loadSubjects(app, entries);
  const keys = new Map(entries.map(entry => [entry.id, penaltyKey(entry, subjectOf(entry))]));
  return entries.flatMap(entry => {
    const key = keys.get(entry.id);
    return [
      line(
        ...['penalty', key, entry.responsibleUnitId, entry.points, entry.period, entry.status, entry.proposedAt],
        ...[entry.decidedAt, entry.appealDueAt, entry.finalAt],
      ),
      ...entry.postings.map(each => line('posting', key, each.unitId, each.period, each.points, each.reason, each.at)),
      ...entry.appeals.map(each =>
        line('appeal', key, each.filedAt, each.dueAt, each.status, each.points, each.decidedAt),
      ),
    ];
  });
}

async function reviews(app: App): Promise<string[]> {
  const rows = await app.db.prisma.liabilityReview.findMany({ include: { statements: true } });
  const keyOf = await loadReviewKeys(app, rows);
  return rows.map(each =>
    line(
      ...['liability', keyOf(each), each.unitId, each.proposedUnitId, each.status, each.at, each.dueAt],
      ...[each.standsSince, each.decidedAt, each.movedToUnitId, each.statements.length],
    ),
  );
}

/** Scores and when they were frozen; what they were made from names 单号. */
async function closings({ db }: App): Promise<string[]> {
  const rows = await db.prisma.kpiClosing.findMany({ include: { results: true, objections: true } });
  return rows.flatMap(row => [
    line(
      ...[
        'closing',
        row.period,
        row.revision,
        row.status,
        row.announcedAt,
        row.objectionsUntil,
        row.frozenAt,
        row.reason,
      ],
    ),
    ...row.results.map(each => line('score', row.period, row.revision, each.unitId, each.score, each.frozenAt)),
    ...row.objections.map(each =>
      line('objection', row.period, row.revision, each.unitId, each.at, each.status, each.decidedAt),
    ),
  ]);
}

/** Who was told what and when; whether it was delivered is checked apart. */
async function notices({ db }: App): Promise<string[]> {
  const rows = await db.prisma.notice.findMany();
  return rows.map(row =>
    line('notice', row.code, row.recipientId, row.refType, row.createdAt, row.deliverAfter, row.urgent),
  );
}
