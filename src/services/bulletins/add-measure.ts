import { randomUUID } from 'node:crypto';
import { type IssueStatus, isOver } from '../../domain/bulletins/bulletin.ts';
import { type MeasureDay, measureDay } from '../../domain/bulletins/due.ts';
import type { Day } from '../../domain/calendar/shanghai.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { releasersOf } from '../../domain/org/releasers.ts';
import { canDraftMeasure } from '../../domain/permissions/bulletins.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { writesFor } from '../org/posts.ts';
import { authorsOf, draftsOf, issueFacts, type LoadedIssue, loadIssue, lockIssue } from './load-issue.ts';
import { loadBulletinRule } from './owe-measures.ts';
import { settleReleased } from './settle-released.ts';

export type AddMeasureOutcome =
  /** `headName`: who is asked to release it. `ownHand`: the writer acts for this head, and may not release it; nor is it only `headName` who may. */
  | { kind: 'drafted'; no: string; ordinal: number; headName: string | null; ownHand?: OwnHand }
  /** The writer is the unit's head: released with the same act. */
  | { kind: 'released'; no: string; ordinal: number }
  | { kind: 'notOwed'; no: string; status: IssueStatus }
  | { kind: 'badDay'; no: string; problem: 'past' | 'tooLate'; latest: Day | null };

interface OwnHand {
  readonly forName: string;
  readonly mayRelease: readonly string[];
}

/**
 * 报措施: one measure with its owner and its day. It waits for the head's release, unless the head wrote it. A measure that was returned is
 * written anew as another one; what was returned stands in the history.
 *
 * @throws AppError `notFound`, `forbidden`, `invalidInput` for an owner outside the responsible unit
 */
export async function addMeasure(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; text: string; ownerId: string; day: Day },
): Promise<AddMeasureOutcome> {
  const { actor, submissionId, no, text, ownerId, day } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const issue = await lockIssue(context, tx, no);
    assertAllowed(canDraftMeasure(actor, issue.parties));
    const work = async (): Promise<AddMeasureOutcome> => {
      if (isOver(issue.status) || issue.measureDueAt === null) return { kind: 'notOwed', no, status: issue.status };
      const due = await dayOf(context, tx, issue, day, now);
      if (due.kind !== 'due')
        return { kind: 'badDay', no, problem: due.kind, latest: due.kind === 'tooLate' ? due.latest : null };
      if (!(await ownersOf(tx, issue.responsibleUnitId)).some(({ id }) => id === ownerId))
        throw new AppError('invalidInput', { field: 'ownerId' });
      // What a stand-in writes is released by another.
      const released = actor.id === issue.head?.holder.id;
      const forId = writesFor(issue, issue.responsibleUnitId, actor);
      const ordinal = issue.measures.length + 1;
      const measure = {
        ...{ id: randomUUID(), submissionId, issueId: issue.id, ordinal, round: issue.round, text, ownerId },
        ...{ dueAt: due.dueAt, addedById: actor.id, addedForId: forId, addedAt: now },
      };
      await tx.improvementMeasure.create({
        data: {
          ...measure,
          ...(released ? { status: 'released', judgedById: actor.id, judgedAt: now } : { status: 'drafted' }),
        },
      });
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'measure.drafted', subjectType: 'majorIssue', subjectId: issue.id },
        detail: { no, ordinal, released, ...(forId && { forId }) },
      });
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      if (released) {
        await settleReleased(context, tx, { issue, measures: [measure], actor, forId: null, now });
        return { kind: 'released', no, ordinal };
      }
      const releasers = releasersOf(issue, [...authorsOf(draftsOf(issue)), actor.id]);
      const [releaser] = releasers;
      if (releaser)
        await context.notices.queue(tx, now, [drafted(issue, [text], actor.name, releaser.id, submissionId)]);
      const ownHand = issue.head?.id === actor.id && {
        ownHand: { forName: issue.head.holder.name, mayRelease: releasers.map(({ name }) => name) },
      };
      return { kind: 'drafted', no, ordinal, headName: releaser?.name ?? null, ...ownHand };
    };
    return (await context.once(tx, { submissionId, useCase: 'addMeasure', at: now }, work)).result;
  });
}

/** Whether a measure may be promised for a day, and until when of it that is. @throws AppError `notFound`, `forbidden` */
export async function checkMeasureDay(
  context: ServiceContext,
  input: { actor: Actor; no: string; day: Day },
): Promise<MeasureDay> {
  const { prisma } = context.db;
  const issue = await loadIssue(context, prisma, input.no);
  assertAllowed(canDraftMeasure(input.actor, issue.parties));
  return dayOf(context, prisma, issue, input.day, context.clock.now());
}

async function dayOf(context: ServiceContext, db: Tx | Prisma, issue: LoadedIssue, day: Day, now: Date) {
  const calendar = (await context.unitCalendars(db))(issue.responsibleUnitId);
  return measureDay(calendar, day, now, await loadBulletinRule(db, issue.raisedAt));
}

export interface MeasureOwner {
  readonly id: string;
  readonly name: string;
  /** Tells two of one name apart. */
  readonly unitName: string;
}

/** Who can own a measure: everybody in the responsible unit and below it. */
export async function ownersOf(db: Tx | Prisma, unitId: string): Promise<MeasureOwner[]> {
  return db.$queryRaw<MeasureOwner[]>`
    WITH RECURSIVE below AS (
      SELECT u.id, u."headId" FROM "OrgUnit" u WHERE u.id = ${unitId}
      UNION SELECT c.id, c."headId" FROM "OrgUnit" c JOIN below b ON c."parentId" = b.id
    )
    SELECT s.id, s.name, u.name AS "unitName" FROM "Staff" s JOIN "OrgUnit" u ON u.id = s."unitId"
    WHERE s.active AND (s."unitId" IN (SELECT id FROM below) OR s.id IN (SELECT "headId" FROM below)) ORDER BY s.id`;
}

function drafted(issue: LoadedIssue, texts: string[], authorName: string, recipientId: string, submissionId: string) {
  return {
    recipientId,
    ref: { type: 'majorIssue' as const, no: issue.no },
    dedupeKey: `measureDrafted:${issue.no}:${recipientId}:${submissionId}`,
    content: {
      code: 'measureDrafted' as const,
      ...{ ...issueFacts(issue), authorName, texts, dueAt: issue.measureDueAt!.toISOString() },
    },
  };
}
