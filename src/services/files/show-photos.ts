import type { SentFile } from '../../domain/conversation/message.ts';
import { discloseVisit } from '../../domain/inspections/disclosure.ts';
import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { canViewIssue } from '../../domain/permissions/bulletins.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeInspection } from '../../domain/permissions/inspections.ts';
import { canSeeInvestigation } from '../../domain/permissions/investigations.ts';
import { canSeeReview } from '../../domain/permissions/liability.ts';
import { canViewRectification } from '../../domain/permissions/rectification.ts';
import { canViewOrder } from '../../domain/permissions/supervision.ts';
import { AppError } from '../../errors.ts';
import { loadIssue } from '../bulletins/load-issue.ts';
import type { ServiceContext } from '../context.ts';
import { loadDispute, statementEvidence } from '../disputes/load-dispute.ts';
import { loadInvestigation } from '../investigations/load-investigation.ts';
import { loadEntry } from '../penalties/load-entry.ts';
import { loadOrigin } from '../penalties/load-origin.ts';
import { loadUnitNames } from '../penalties/load-people.ts';
import { loadReview, reviewSides } from '../penalties/load-review.ts';
import { visibleReversals } from '../penalties/reversals/load-reversible.ts';
import { seesEntry } from '../penalties/sees-entry.ts';
import { loadCase } from '../rectification/load-case.ts';
import { loadRechecks } from '../rectification/load-rechecks.ts';
import { viewReport } from '../reports/view-report.ts';
import { loadOrder } from '../supervision/load-order.ts';
import { makeFile } from './make-file.ts';

/** What a group of photos shows: a failed item as it was found, or what was sent in against it. */
export type PhotoSubject =
  | { kind: 'finding'; ordinal: number; itemTitle: string }
  | { kind: 'answer' | 'step'; round: number }
  /** What a person sent in with points that they proposed. */
  | { kind: 'proposal' }
  /** What came with a 冲销 of an entry. */
  | { kind: 'reversal' }
  /** The same item, looked at again. */
  | { kind: 'recheck'; resultNo: string }
  /** What somebody sent in with their side of a dispute: the unit, or the inspector. */
  | { kind: 'unitSide' | 'inspectorSide' }
  /** Of a unit in a 责任认定. */
  | { kind: 'side'; unitName: string }
  /** What an investigation was opened with, and what its finding rests on. */
  | { kind: 'investigation' }
  /** What shows that a report is incomplete or untrue. */
  | { kind: 'examination' }
  /** What was found when a measure was checked. */
  | { kind: 'check'; ordinal: number };

export interface ShownPhoto {
  readonly of: PhotoSubject;
  readonly file: SentFile;
}

/** A chat is no album: the rest is asked for by item. */
const MOST = 9;

/**
 * The photos of a measured result, a 整改通知 (before, after, and looked at again), a 督办单, an 异议 or a 责任认定 (both sides'), to whoever may see that record. Everybody gets the copy that
 * holds the pixels only; quality officers and leaders get the file as it came, for proof.
 *
 * @param input.ordinal only of this item of a result
 * @throws AppError `notFound`, `forbidden`
 */
export async function showPhotos(
  context: ServiceContext,
  input: { actor: Actor; no: string; ordinal?: number },
): Promise<{ photos: ShownPhoto[]; left: number }> {
  const { actor, no } = input;
  const { subjects, hourHidden } = await subjectsOf(context, actor, no, input.ordinal);
  const rows = await context.db.prisma.evidence.findMany({
    where: { subjectId: { in: [...subjects.keys()] }, file: { mime: { startsWith: 'image/' } } },
    include: { file: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const inOrder = [...subjects.keys()].flatMap(id => rows.filter(row => row.subjectId === id));
  // A file as it came tells the hour and the place.
  const asProof = hasRole(actor, 'qualityOfficer', 'leader') && !hourHidden;
  const photos: ShownPhoto[] = [];
  for (const { subjectId, file } of inOrder.slice(0, MOST)) {
    const clean = !asProof && file.cleanSha256 !== null;
    const content = await context.files.read(clean ? file.cleanSha256! : file.sha256);
    const mime = clean && file.mime !== 'image/jpeg' ? 'image/png' : file.mime;
    // A file's own name may name people.
    const name = `${no}-${photos.length + 1}.${mime.slice('image/'.length).replace('jpeg', 'jpg')}`;
    photos.push({
      of: subjects.get(subjectId)!,
      file: await makeFile(context, { forId: actor.id, name, mime, content }),
    });
  }
  return { photos, left: inOrder.length - photos.length };
}

/** What may hold photos of a record, in the order in which they are looked at. */
async function subjectsOf(
  context: ServiceContext,
  actor: Actor,
  no: string,
  ordinal: number | undefined,
): Promise<{ subjects: Map<string, PhotoSubject>; hourHidden: boolean }> {
  const { prisma } = context.db;
  switch (no.slice(0, 2)) {
    case 'CP': {
      const row = await prisma.inspection.findUnique({
        where: { no },
        include: { programme: { select: { line: true, methods: true } }, findings: { include: { item: true } } },
      });
      if (!row) throw new AppError('notFound', { no });
      const visit = { ...row, ...row.programme };
      assertAllowed(canSeeInspection(actor, visit));
      const { exists, inspectedAt } = discloseVisit(actor, visit);
      if (!exists) throw new AppError('notFound', { no });
      const findings = row.findings
        .filter(({ item }) => ordinal === undefined || item.ordinal === ordinal)
        .sort((a, b) => a.item.ordinal - b.item.ordinal);
      return {
        subjects: new Map(findings.map(({ id, item }) => [id, asFinding(item)])),
        hourHidden: inspectedAt === 'day',
      };
    }
    case 'KF':
    case 'JF': {
      const entry = await loadEntry(prisma, no);
      assertAllowed(await seesEntry(context, actor, entry, await loadOrigin(prisma, entry)));
      const reversals = await visibleReversals(prisma, actor, entry.id);
      return {
        subjects: new Map<string, PhotoSubject>([
          [entry.id, { kind: 'proposal' }],
          ...reversals.map(({ id }) => [id, { kind: 'reversal' }] as const),
        ]),
        hourHidden: false,
      };
    }
    case 'ZG': {
      const matter = await context.db.transaction(tx => loadCase(tx, no));
      assertAllowed(canViewRectification(actor, matter.parties));
      const finding = await prisma.finding.findUniqueOrThrow({
        where: { id: matter.findingId },
        include: { item: true },
      });
      const answers = await prisma.rectificationResponse.findMany({
        where: { noticeId: matter.id },
        orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
      });
      const rechecks = await loadRechecks(prisma, actor, matter);
      return {
        subjects: new Map<string, PhotoSubject>([
          [finding.id, asFinding(finding.item)],
          ...answers.map(({ id, round }) => [id, { kind: 'answer', round }] as const),
          ...rechecks.flatMap(each =>
            each.kind === 'made' && each.findingId !== null
              ? [[each.findingId, { kind: 'recheck', resultNo: each.resultNo }] as const]
              : [],
          ),
        ]),
        hourHidden: discloseVisit(actor, matter).inspectedAt === 'day',
      };
    }
    case 'DB': {
      const order = await context.db.transaction(tx => loadOrder(tx, no));
      assertAllowed(canViewOrder(actor, order.parties));
      const steps = await prisma.supervisionStep.findMany({
        where: { orderId: order.id },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      });
      return { subjects: new Map(steps.map(({ id, round }) => [id, { kind: 'step', round }])), hourHidden: false };
    }
    case 'YY': {
      const { id, finding } = await loadDispute(prisma, no);
      const visit = { ...finding.inspection, ...finding.inspection.programme };
      assertAllowed(canSeeInspection(actor, visit));
      const disclosure = discloseVisit(actor, visit);
      return {
        subjects: new Map<string, PhotoSubject>([
          [finding.id, asFinding(finding.item)],
          [id, { kind: 'unitSide' }],
          ...(disclosure.inspectorName ? [[statementEvidence(id), { kind: 'inspectorSide' }] as const] : []),
        ]),
        hourHidden: disclosure.inspectedAt === 'day',
      };
    }
    case 'RD': {
      const review = await loadReview(prisma, no);
      assertAllowed(canSeeReview(actor, reviewSides(review)));
      const unitNameOf = await loadUnitNames(prisma);
      return {
        subjects: new Map<string, PhotoSubject>([
          [review.id, { kind: 'side', unitName: unitNameOf(review.unitId) }],
          ...review.statements.map(({ id, unitId }) => [id, { kind: 'side', unitName: unitNameOf(unitId) }] as const),
        ]),
        hourHidden: false,
      };
    }
    case 'SB': {
      const report = await viewReport(context, { actor, no });
      const { id } = await prisma.submission.findUniqueOrThrow({ where: { no: report.no }, select: { id: true } });
      return { subjects: new Map<string, PhotoSubject>([[id, { kind: 'examination' }]]), hourHidden: false };
    }
    case 'DC': {
      const { id, unitId, unitName, statements } = await loadInvestigation(prisma, no);
      assertAllowed(canSeeInvestigation(actor, unitId));
      return {
        subjects: new Map<string, PhotoSubject>([
          [id, { kind: 'investigation' }],
          ...statements.map(statement => [statement.id, { kind: 'side', unitName }] as const),
        ]),
        hourHidden: false,
      };
    }
    case 'WT': {
      const issue = await loadIssue(context, prisma, no);
      assertAllowed(canViewIssue(actor, issue.parties));
      const checks = issue.measures.flatMap(({ ordinal: each, checks: made }) =>
        made.map(({ id }) => [id, each] as const),
      );
      return {
        subjects: new Map(checks.map(([id, each]) => [id, { kind: 'check', ordinal: each }])),
        hourHidden: false,
      };
    }
    default:
      throw new AppError('notFound', { no });
  }
}

function asFinding(item: { ordinal: number; title: string }): PhotoSubject {
  return { kind: 'finding', ordinal: item.ordinal, itemTitle: item.title };
}
