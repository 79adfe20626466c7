import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecideWithdrawal, canViewVersion } from '../../domain/permissions/standards.ts';
import {
  type ApprovalStage,
  type ApprovalStep,
  barOf,
  type DecisionStep,
  isTakenBack,
  stageOf,
} from '../../domain/standards/approval.ts';
import type { StandardLevel } from '../../domain/standards/levels.ts';
import type { News } from '../../domain/standards/notices.ts';
import type { ServiceContext } from '../context.ts';
import { markShown, wasShown } from '../review/what-was-shown.ts';
import { approverOf, loadApprovers, namesOf } from './approvers.ts';
import { findConflicts, type StandardOverlap } from './find-conflicts.ts';
import { editionFacts, loadVersion } from './load-version.ts';
import type { StandardStatus } from './preview-standard.ts';
import { reviewedVersion } from './reviewed-version.ts';
import { changesOf, newsOf } from './version-news.ts';

/** One act of the approval, with the name of who did it. */
export interface ViewedAct {
  readonly round: number;
  readonly step: ApprovalStep;
  readonly byName: string;
  readonly approved: boolean;
  /** Of what was not approved: taken back by those who prepared it. */
  readonly takenBack: boolean;
  readonly note: string;
  readonly at: Date;
}

export interface ViewedVersion {
  readonly no: string;
  readonly title: string;
  readonly label: string;
  readonly level: StandardLevel;
  readonly status: StandardStatus;
  readonly stage: ApprovalStage;
  readonly effectiveFrom: Date;
  readonly effectiveTo: Date | null;
  readonly clauseCount: number;
  readonly news: News;
  /** Looked for only before it is public. */
  readonly overlaps: readonly StandardOverlap[];
  readonly unitKinds: readonly string[];
  readonly acts: readonly ViewedAct[];
  readonly jointReviewerNames: readonly string[];
  readonly waitingForNames: readonly string[];
  readonly publishedByName: string | null;
  readonly publishedAt: Date | null;
  readonly withdrawal: { proposedByName: string; reason: string; withdrawnAt: Date | null } | null;
  /** Whether this text was before this person's eyes before: true where they have nothing to decide about it. */
  readonly seen: boolean;
  /** What the person looking may do now. */
  readonly may: {
    readonly decide: DecisionStep | null;
    readonly takeBack: boolean;
    readonly submit: boolean;
    readonly publish: boolean;
    readonly withdraw: boolean;
    readonly decideWithdrawal: boolean;
    readonly seeReadings: boolean;
    /** Asked to confirm having read it, and has not. */
    readonly confirmReading: boolean;
  };
}

/**
 * A version: where it stands, what it changes, who approved it.
 *
 * @param input.shows the text goes before this person's eyes, so that they may decide about it: recorded.
 * @throws AppError `notFound`, `forbidden`.
 */
export async function viewVersion(
  context: ServiceContext,
  input: { actor: Actor; no: string; shows: boolean },
): Promise<ViewedVersion> {
  const { actor, no } = input;
  const { prisma } = context.db;
  const version = await loadVersion(prisma, { no });
  const approver = approverOf(actor, await loadApprovers(context, prisma));
  assertAllowed(canViewVersion(version.approval, approver));
  const stage = stageOf(version.approval);
  const decide =
    stage.kind === 'step' && barOf(version.approval, stage.step, approver) === undefined ? stage.step : null;
  const changes = await changesOf(prisma, version);
  const clauses =
    changes.kind === 'first' ? changes.clauses : changes.changes.flatMap(each => ('after' in each ? [each.after] : []));
  const { standard } = version;
  const isDraft = version.status === 'draft';
  const overlaps = isDraft
    ? await findConflicts(context, { clauses, title: standard.title, standardId: standard.id })
    : [];
  const waitingFor = stage.kind === 'step' ? (stage.waitingFor ?? []) : [];
  const nameOf = await namesOf(prisma, [
    ...version.approval.acts.map(act => act.staffId),
    ...version.jointReviewerIds,
    version.publishedById,
    version.withdrawnById,
  ]);
  const reading = await prisma.readConfirmation.findUnique({
    where: { versionId_staffId: { versionId: version.id, staffId: actor.id } },
  });
  const reviewed = reviewedVersion(version);
  const at = context.clock.now();
  const seen =
    decide === null ||
    (await context.db.transaction(tx =>
      input.shows ? markShown(context, tx, { actorId: actor.id, reviewed, at }) : wasShown(tx, actor.id, reviewed),
    ));
  const officer = approver.isQualityOfficer;
  const isPublic = version.status === 'published' || version.status === 'superseded';
  const ended = version.effectiveTo !== null && version.effectiveTo <= context.clock.now();
  const proposed = version.withdrawnById !== null && version.withdrawnAt === null;
  return {
    ...editionFacts(version),
    level: standard.level,
    status: version.status,
    stage,
    effectiveFrom: version.effectiveFrom,
    effectiveTo: version.effectiveTo,
    clauseCount: version.clauseCount,
    news: newsOf(changes),
    overlaps,
    unitKinds: standard.unitKinds,
    acts: version.approval.acts
      .map(act => ({
        round: act.round,
        step: act.step,
        approved: act.approved,
        takenBack: isTakenBack(version.approval, act),
        note: act.note,
        at: act.at,
        byName: nameOf(act.staffId),
      }))
      .sort((a, b) => a.at.getTime() - b.at.getTime()),
    jointReviewerNames: version.jointReviewerIds.map(nameOf),
    waitingForNames: waitingFor.map(nameOf),
    publishedByName: version.publishedById && nameOf(version.publishedById),
    publishedAt: version.publishedAt,
    withdrawal: version.withdrawnById
      ? {
          proposedByName: nameOf(version.withdrawnById),
          reason: version.withdrawnReason,
          withdrawnAt: version.withdrawnAt,
        }
      : null,
    seen,
    may: {
      decide,
      takeBack: officer && (stage.kind === 'step' || stage.kind === 'approved'),
      submit: officer && stage.kind === 'draft',
      publish: officer && stage.kind === 'approved',
      withdraw: officer && isPublic && !ended && !proposed,
      decideWithdrawal: proposed && canDecideWithdrawal(approver, version.withdrawnById!).allowed,
      seeReadings: version.publishedAt !== null && (officer || approver.isLeader),
      confirmReading: reading !== null && reading.confirmedAt === null,
    },
  };
}
