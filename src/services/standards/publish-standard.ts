import { atShanghai, type Day, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canPublishStandard, type Editor, editorId, OPERATOR } from '../../domain/permissions/standards.ts';
import { type ApprovalStage, stageOf } from '../../domain/standards/approval.ts';
import { type PublicationDayProblem, publicationDayProblem } from '../../domain/standards/publication-day.ts';
import { versionTimeline } from '../../domain/standards/timeline.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { type RegressionFailure, regressionFailures } from '../questions/check-regression.ts';
import { followRenumbering } from '../questions/follow-renumbering.ts';
import { answersToReview } from '../questions/mark-for-review.ts';
import { editionBefore } from './editions.ts';
import { type AffectedFinding, flagFindings } from './flag-findings.ts';
import { type LoadedVersion, loadVersion } from './load-version.ts';
import type { LibraryContext } from './preview-standard.ts';
import { raiseRevision } from './raise-revision.ts';
import { tellReaders } from './tell-readers.ts';
import { changesOf, newsOf, type VersionChanges } from './version-news.ts';

/** The operator's command line has no notices: what it loads in bulk is no news to anybody. */
export type PublishContext = LibraryContext &
  Pick<ServiceContext, 'library'> &
  Partial<Pick<ServiceContext, 'notices' | 'timers' | 'calendar'>>;

type Public = 'published' | 'superseded';

export type PublishResult =
  | {
      kind: 'published';
      versionId: string;
      status: Public;
      effectiveFrom: Date;
      /** How many people are asked to read it. */
      readers: number;
      /** How many open findings stand on clauses that change. */
      findings: number;
    }
  | { kind: 'alreadyPublished'; versionId: string; status: Public }
  | { kind: 'withdrawn'; versionId: string }
  /** Only of people: the operator's publishing is audited, not approved. */
  | { kind: 'notApproved'; versionId: string; stage: ApprovalStage }
  | { kind: 'badDay'; versionId: string; day: Day; problem: PublicationDayProblem }
  | { kind: 'regression'; versionId: string; failures: readonly RegressionFailure[] };

/**
 * Puts an approved version in force from its day, which may lie ahead. The editions of the standard are set against each other by their
 * dates alone: an older edition published later is superseded at once, from the beginning of the next one.
 *
 * The operator's command line publishes without approval.
 *
 * @param input.effectiveDay the first day; the version's own where absent.
 * @throws AppError `notFound`, `forbidden`, `conflict` when another edition was published in the meantime.
 */
export async function publishStandard(
  context: PublishContext,
  input: { by: Editor; versionId: string; effectiveDay?: Day; submissionId?: string },
): Promise<PublishResult> {
  assertAllowed(canPublishStandard(input.by));
  const { versionId } = input;
  const { prisma } = context.db;
  const now = context.clock.now();
  const draft = await loadVersion(prisma, { id: versionId });
  const refused = await refusal(context, input, draft);
  if (refused) return refused;
  const effectiveDay = input.effectiveDay ?? draft.label;
  const effectiveFrom = atShanghai(effectiveDay, '00:00');
  // Comparing texts takes time: before the transaction, which makes sure that it still compares with the same edition.
  const changes = await changesOf(prisma, { ...draft, effectiveFrom });
  const publish = (tx: Tx) => putInForce(context, tx, { ...input, effectiveDay, effectiveFrom, changes, now });
  return context.db.transaction(async tx => {
    if (input.submissionId === undefined) return publish(tx);
    const receipt = { submissionId: input.submissionId, useCase: 'publishStandard', at: now };
    const { result } = await context.once(tx, receipt, () => publish(tx));
    return result.kind === 'published' ? { ...result, effectiveFrom: new Date(result.effectiveFrom) } : result;
  });
}

/** Why a version is not published, before anything is written. */
async function refusal(
  context: PublishContext,
  input: { by: Editor; versionId: string; effectiveDay?: Day },
  version: LoadedVersion,
): Promise<Exclude<PublishResult, { kind: 'published' }> | undefined> {
  const { versionId } = input;
  const closed = closedResult(version);
  if (closed) return closed;
  if (input.by !== OPERATOR) {
    const stage = stageOf(version.approval);
    if (stage.kind !== 'approved') return { kind: 'notApproved', versionId, stage };
    const day = input.effectiveDay ?? version.label;
    const problem = await dayProblem(context, version, day);
    if (problem) return { kind: 'badDay', versionId, day, problem };
  }
  const effectiveFrom = atShanghai(input.effectiveDay ?? version.label, '00:00');
  const failures = await regressionFailures(context, { versionId, effectiveFrom });
  return failures.length > 0 ? { kind: 'regression', versionId, failures } : undefined;
}

function closedResult({
  id: versionId,
  status,
}: LoadedVersion): (PublishResult & { kind: 'withdrawn' | 'alreadyPublished' }) | undefined {
  if (status === 'withdrawn') return { kind: 'withdrawn', versionId };
  return status === 'draft' ? undefined : { kind: 'alreadyPublished', versionId, status };
}

/** Why an edition may not take effect from a day; undefined when it may. */
export async function dayProblem(
  context: Pick<PublishContext, 'db' | 'clock'>,
  version: LoadedVersion,
  day: Day,
): Promise<PublicationDayProblem | undefined> {
  const others = await context.db.prisma.standardVersion.findMany({
    where: { standardId: version.standardId, id: { not: version.id } },
    select: { label: true, publishedAt: true },
  });
  if (others.some(other => other.label === day)) return 'taken';
  return publicationDayProblem({
    level: version.standard.level,
    day,
    today: shanghaiDate(context.clock.now()),
    editions: others.filter(other => other.publishedAt !== null).map(other => other.label),
  });
}

async function putInForce(
  context: PublishContext,
  tx: Tx,
  input: { by: Editor; versionId: string; effectiveDay: Day; effectiveFrom: Date; changes: VersionChanges; now: Date },
): Promise<PublishResult> {
  const { versionId, effectiveFrom, effectiveDay, changes, now } = input;
  const { standardId } = await loadVersion(tx, { id: versionId });
  // Two editions published at once would each miss the other.
  await tx.$queryRaw`SELECT id FROM "Standard" WHERE id = ${standardId} FOR UPDATE`;
  const version = await loadVersion(tx, { id: versionId });
  const closed = closedResult(version);
  if (closed) return closed;
  const stage = stageOf(version.approval);
  if (input.by !== OPERATOR && stage.kind !== 'approved') return { kind: 'notApproved', versionId, stage };
  const before = await editionBefore(tx, { ...version, effectiveFrom });
  if (before?.id !== (changes.kind === 'changes' ? changes.since.id : undefined)) throw new AppError('conflict');

  await tx.standardVersion.update({
    where: { id: versionId },
    data: {
      effectiveFrom,
      label: effectiveDay,
      publishedById: editorId(input.by),
      publishedAt: now,
      status: 'published',
    },
  });
  const status = await settleTimeline(tx, standardId, versionId);
  await raiseRevision(tx);
  const published = { ...version, effectiveFrom, label: effectiveDay };
  const findings: AffectedFinding[] = status === 'published' ? await flagFindings(tx, { version: published, now }) : [];
  if (status === 'published') await followRenumbering(tx, { standardId, versionId });
  const toReview = await answersToReview(tx, { versionId });
  await context.notices?.queue(tx, now, toReview);
  const readers =
    status === 'published' && context.notices && input.by !== OPERATOR
      ? await tellReaders(context, tx, { version: published, news: newsOf(changes), findings, by: input.by.id, now })
      : 0;
  await context.recordAudit(tx, {
    at: now,
    actorId: editorId(input.by),
    action: 'standard.published',
    subjectType: 'standardVersion',
    subjectId: versionId,
    detail: { standardId, label: effectiveDay, status, findings: findings.length },
  });
  return { kind: 'published', versionId, status, effectiveFrom, readers, findings: findings.length };
}

/** Sets all public editions of a standard against each other. @returns the status of `versionId` among them. */
export async function settleTimeline(tx: Tx, standardId: string, versionId: string): Promise<Public> {
  const editions = await tx.standardVersion.findMany({
    where: { standardId, publishedAt: { not: null } },
    select: { id: true, effectiveFrom: true, withdrawnAt: true },
  });
  const timeline = versionTimeline(editions);
  for (const { id, status, effectiveTo } of timeline) {
    await tx.standardVersion.update({ where: { id }, data: { status, effectiveTo } });
  }
  return timeline.find(each => each.id === versionId)?.status === 'superseded' ? 'superseded' : 'published';
}
