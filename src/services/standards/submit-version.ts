import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSubmitVersion } from '../../domain/permissions/standards.ts';
import {
  type ApprovalStage,
  type DecisionStep,
  impossibleSteps,
  isTakenBack,
  problemsOfReviewers,
  type ReviewerProblem,
  stageOf,
} from '../../domain/standards/approval.ts';
import { jointReviewersFor } from '../../domain/standards/audience.ts';
import type { News } from '../../domain/standards/notices.ts';
import { AppError } from '../../errors.ts';
import type { OrgUnitKind } from '../../store/generated/enums.ts';
import type { ServiceContext } from '../context.ts';
import { approverOf, loadApprovers, namesOf, withJointReviewers } from './approvers.ts';
import { askNext } from './ask-next.ts';
import { publicEditions } from './editions.ts';
import { findConflicts, type StandardOverlap } from './find-conflicts.ts';
import { loadAudience } from './load-audience.ts';
import { editionFacts, loadVersion, lockVersion } from './load-version.ts';
import { changesOf, newsOf } from './version-news.ts';

export interface Reviewer {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
}

/** What a preparer sees before submitting. */
export interface Submission {
  readonly no: string;
  readonly title: string;
  readonly label: string;
  readonly stage: ApprovalStage;
  /** Why the round before was returned, and by whom. */
  readonly returned: { byName: string; reason: string; takenBack: boolean } | null;
  readonly news: News;
  readonly overlaps: readonly StandardOverlap[];
  /** Kinds of units it is for; empty: everybody. */
  readonly unitKinds: readonly OrgUnitKind[];
  /** Whether whom it is for is still to be said: only of a standard of which nothing is public yet. */
  readonly asksScope: boolean;
}

/**
 * What submitting a draft for approval would be about.
 *
 * @throws AppError `notFound`, `forbidden`.
 */
export async function prepareSubmission(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<Submission> {
  assertAllowed(canSubmitVersion(input.actor));
  const { prisma } = context.db;
  const version = await loadVersion(prisma, { no: input.no });
  const stage = stageOf(version.approval);
  const returned = stage.kind === 'draft' ? stage.returned : undefined;
  const nameOf = await namesOf(prisma, [returned?.staffId]);
  const changes = await changesOf(prisma, version);
  const clauses =
    changes.kind === 'first' ? changes.clauses : changes.changes.flatMap(each => ('after' in each ? [each.after] : []));
  return {
    ...editionFacts(version),
    stage,
    returned: returned
      ? {
          byName: nameOf(returned.staffId),
          reason: returned.note,
          takenBack: isTakenBack(version.approval, returned),
        }
      : null,
    news: newsOf(changes),
    overlaps: await findConflicts(context, { clauses, title: version.standard.title, standardId: version.standardId }),
    unitKinds: version.standard.unitKinds,
    asksScope: (await publicEditions(prisma, version.standardId)).length === 0,
  };
}

/** Whom 会审 asks by default: the heads of the departments that answer for these kinds of units, without the preparer and the leaders. */
export async function suggestReviewers(
  context: ServiceContext,
  input: { actor: Actor; no: string; unitKinds?: readonly OrgUnitKind[] },
): Promise<{ suggested: Reviewer[]; everybody: Reviewer[] }> {
  assertAllowed(canSubmitVersion(input.actor));
  const { prisma } = context.db;
  const { standard } = await loadVersion(prisma, { no: input.no });
  const { units, staff } = await loadAudience(prisma, { line: standard.line, on: context.clock.now() });
  const approvers = await loadApprovers(context, prisma);
  const scope = { line: standard.line, unitKinds: input.unitKinds ?? standard.unitKinds };
  const ids = jointReviewersFor(scope, units).filter(
    id => id !== input.actor.id && !approverOf({ id }, approvers).isLeader,
  );
  const everybody = staff.map(({ id, name, unitName }) => ({ id, name, unitName }));
  return { suggested: everybody.filter(each => ids.includes(each.id)), everybody };
}

/**
 * What is wrong with the people named for 会审, while they can still be changed.
 *
 * @throws AppError `forbidden`.
 */
export async function checkReviewers(
  context: ServiceContext,
  input: { actor: Actor; jointReviewerIds: readonly string[] },
): Promise<ReviewerProblem[]> {
  const { actor, jointReviewerIds } = input;
  assertAllowed(canSubmitVersion(actor));
  const approvers = withJointReviewers(await loadApprovers(context, context.db.prisma), jointReviewerIds);
  return problemsOfReviewers({ preparerId: actor.id, jointReviewerIds }, approvers);
}

export type SubmitResult =
  | { kind: 'submitted'; no: string; title: string; label: string; reviewers: string[]; jointReviewers: string[] }
  | { kind: 'wrongState'; no: string; stage: ApprovalStage }
  /** Nobody could take these steps. */
  | { kind: 'impossible'; no: string; steps: DecisionStep[] };

/**
 * 编制: submits a draft for approval, with a line on what changes and the people who are asked for 会审.
 *
 * @throws AppError `notFound`, `forbidden`, `invalidInput` for a joint reviewer who is not there.
 */
export async function submitVersion(
  context: ServiceContext,
  input: {
    actor: Actor;
    no: string;
    summary: string;
    jointReviewerIds: readonly string[];
    /** Of a standard of which nothing is public yet. */
    unitKinds?: readonly OrgUnitKind[];
    submissionId: string;
  },
): Promise<SubmitResult> {
  const { actor, no, submissionId } = input;
  assertAllowed(canSubmitVersion(actor));
  const { prisma } = context.db;
  const now = context.clock.now();
  const news = newsOf(await changesOf(prisma, await loadVersion(prisma, { no })));
  return context.db.transaction(async tx => {
    const receipt = { submissionId, useCase: 'submitVersion', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<SubmitResult> => {
      const version = await lockVersion(tx, { no });
      const stage = stageOf(version.approval);
      if (stage.kind !== 'draft') return { kind: 'wrongState', no, stage };
      const jointReviewerIds = [...new Set(input.jointReviewerIds)];
      const present = await tx.staff.count({ where: { id: { in: jointReviewerIds }, active: true } });
      if (present < jointReviewerIds.length) throw new AppError('invalidInput', { what: '会审人里有人不在岗' });
      const approvers = withJointReviewers(await loadApprovers(context, tx), jointReviewerIds);
      const steps = impossibleSteps({ preparerId: actor.id, jointReviewerIds }, approvers);
      if (steps.length > 0) return { kind: 'impossible', no, steps };

      const round = Math.max(1, version.round);
      await tx.standardVersion.update({ where: { id: version.id }, data: { round, jointReviewerIds } });
      await tx.versionApproval.create({
        data: {
          ...{ id: randomUUID(), versionId: version.id, round, step: 'prepare', staffId: actor.id },
          ...{ approved: true, note: input.summary, at: now },
        },
      });
      if (input.unitKinds && (await publicEditions(tx, version.standardId)).length === 0) {
        await tx.standard.update({ where: { id: version.standardId }, data: { unitKinds: [...input.unitKinds] } });
      }
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      const submitted = await loadVersion(tx, { no });
      const asked = await askNext(context, tx, { version: submitted, news, approvers, now });
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'standard.submitted', subjectType: 'standardVersion' },
        subjectId: version.id,
        detail: { no, round, jointReviewerIds },
      });
      const nameOf = await namesOf(tx, [...asked, ...jointReviewerIds]);
      return {
        ...{ kind: 'submitted', ...editionFacts(version) },
        reviewers: asked.map(nameOf),
        jointReviewers: jointReviewerIds.map(nameOf),
      };
    });
    return result;
  });
}
