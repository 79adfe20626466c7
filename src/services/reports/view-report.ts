import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canExamineReport, canFillReport, canReleaseReport, canViewReport } from '../../domain/permissions/reports.ts';
import type { DueBasis } from '../../domain/rectification/due.ts';
import { type Difference, unchecked } from '../../domain/reports/compare.ts';
import { dueInForce, isLate } from '../../domain/reports/due.ts';
import { type FilledField, type ReportField, readContent, readForm } from '../../domain/reports/form.ts';
import { isFillable, isUnsent, type ReportStatus } from '../../domain/reports/status.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople } from '../penalties/load-people.ts';
import { attachedTo } from './attached.ts';
import { compareWithStore, readCompared } from './compare-report.ts';
import { assertMayReleaseReport, findReport, type ReportRow } from './report-row.ts';

export interface ReportView {
  no: string;
  title: string;
  period: string;
  unitName: string;
  status: ReportStatus;
  dueAt: Date;
  /** Explains the deadline; of an extended one, how the one before was counted. */
  dueBasis: DueBasis;
  late: boolean;
  /** The deadline asked for by a request that is not decided; null where none waits. */
  askedDueAt: Date | null;
  form: readonly ReportField[];
  content: readonly FilledField[];
  /** Where its figures differ from the store: of a draft as it is now, of what was sent in as it was then. */
  differences: readonly Difference[];
  /** Its figures that the store has nothing to compare with, by title. */
  unchecked: readonly string[];
  authorName: string | null;
  /** Whom the writer, or who released it, stood in for. */
  authorForName: string | null;
  releasedForName: string | null;
  draftedAt: Date | null;
  /** Names this very draft: one written anew has another. Null until something was written. */
  draftId: string | null;
  releasedByName: string | null;
  submittedAt: Date | null;
  /** Who accepted it or sent it back to be reported again. */
  examinedByName: string | null;
  /** Why it was sent back, by the head or by whoever examined it. */
  reason: string;
  penaltyNos: readonly string[];
  mayFill: boolean;
  mayRelease: boolean;
  mayExamine: boolean;
  /** Files that prove what was found wrong with it. */
  files: number;
  /** Names of its attachments. */
  attached: readonly string[];
}

/** One report as those allowed to see it see it. @throws AppError `notFound`, `forbidden`. */
export async function viewReport(context: ServiceContext, input: { actor: Actor; no: string }): Promise<ReportView> {
  return loadView(context, input, (actor, row) => assertAllowed(canViewReport(actor, row.parties)));
}

/** The same for somebody who wants to judge it: refused unless they may release this unit's reports. */
export async function viewReportToJudge(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ReportView> {
  return loadView(context, input, (actor, row) => assertMayReleaseReport(actor, row));
}

/** The same for somebody who wants to write it. */
export async function viewReportToFill(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ReportView> {
  return loadView(context, input, (actor, row) => assertAllowed(canFillReport(actor, row.parties)));
}

/** The same for somebody who wants to accept it or send it back. */
export async function viewReportToExamine(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ReportView> {
  const { qualityOfficers } = await loadDecidingPeople(context, context.db.prisma);
  return loadView(context, input, (actor, row) => assertAllowed(canExamineReport(actor, row, qualityOfficers)));
}

async function loadView(
  context: ServiceContext,
  input: { actor: Actor; no: string },
  assertMay: (actor: Actor, row: ReportRow) => void,
): Promise<ReportView> {
  const { prisma } = context.db;
  const row = await findReport(context, prisma, { no: input.no });
  if (!row) throw new AppError('notFound', { no: input.no });
  const place = row.parties;
  assertMay(input.actor, row);
  const content = readContent(row.content).fields;
  const people = await prisma.staff.findMany({
    where: {
      id: {
        in: [row.authorId, row.authorForId, row.releasedById, row.releasedForId, row.judgedById].filter(
          id => id !== null,
        ),
      },
    },
    select: { id: true, name: true },
  });
  const nameOf = (id: string | null) => people.find(person => person.id === id)?.name ?? null;
  const entries = await prisma.penaltyEntry.findMany({
    where: { subjectType: 'submission', subjectId: row.id },
    select: { no: true },
    orderBy: { no: 'asc' },
  });
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  const asked = await prisma.extension.findFirst({
    where: { reportId: row.id, round: row.round, status: 'asked' },
    select: { askedDueAt: true },
  });
  const files = await prisma.evidence.count({ where: { subjectType: 'submission', subjectId: row.id } });
  const form = readForm(row.obligation.form);
  const wasCompared = isUnsent(row.status) || row.compared !== null;
  return {
    no: row.no,
    title: row.obligation.title,
    period: row.period,
    unitName: row.unitName,
    status: row.status,
    dueAt: dueInForce(row),
    dueBasis: row.dueBasis as unknown as DueBasis,
    late: isUnsent(row.status) ? isLate(row, context.clock.now()) && (row.late || !asked) : row.late,
    askedDueAt: asked?.askedDueAt ?? null,
    form,
    content,
    differences: row.status === 'drafted' ? await compareWithStore(prisma, row, content) : readCompared(row.compared),
    // One from before figures were compared was checked in nothing.
    unchecked: unchecked(wasCompared ? form : [], content),
    authorName: nameOf(row.authorId),
    authorForName: nameOf(row.authorForId),
    draftedAt: row.draftedAt,
    draftId: row.submissionId,
    releasedByName: nameOf(row.releasedById),
    releasedForName: nameOf(row.releasedForId),
    submittedAt: row.submittedAt,
    examinedByName: nameOf(row.judgedById),
    reason: row.reason,
    penaltyNos: entries.map(entry => entry.no),
    mayFill: isFillable(row.status) && canFillReport(input.actor, place).allowed,
    mayRelease: row.status === 'drafted' && canReleaseReport(input.actor, place).allowed,
    mayExamine: row.status === 'submitted' && canExamineReport(input.actor, place, qualityOfficers).allowed,
    files,
    attached: (await attachedTo(prisma, row.id)).map(({ file }) => file.name),
  };
}
