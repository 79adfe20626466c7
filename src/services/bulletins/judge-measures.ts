import type { IssueStatus } from '../../domain/bulletins/bulletin.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { canReleaseMeasures } from '../../domain/permissions/bulletins.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import type { ServiceContext } from '../context.ts';
import { distinct } from '../org/load-heads.ts';
import { standsInFor } from '../org/posts.ts';
import { wasShown } from '../review/what-was-shown.ts';
import { issueFacts, type LoadedIssue, lockIssue } from './load-issue.ts';
import { settleReleased } from './settle-released.ts';

export type JudgeMeasuresOutcome =
  | { kind: 'released' | 'returned'; no: string; title: string; count: number }
  /** Something waits that this person has not seen. */
  | { kind: 'unseen'; no: string }
  | { kind: 'noneDrafted'; no: string; status: IssueStatus };

/**
 * 放行措施 and 退回措施: the head's word, or that of who stands in for one that is away, about all measures of a problem that wait for it. Nothing is
 * released unseen.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function judgeMeasures(
  context: ServiceContext,
  input: {
    actor: Actor;
    submissionId: string;
    no: string;
    decision: { kind: 'release' } | { kind: 'return'; reason: string };
  },
): Promise<JudgeMeasuresOutcome> {
  const { actor, submissionId, no, decision } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const issue = await lockIssue(context, tx, no);
    assertAllowed(canReleaseMeasures(actor, issue.parties));
    const work = async (): Promise<JudgeMeasuresOutcome> => {
      const drafts = draftsOf(issue);
      if (drafts.length === 0) return { kind: 'noneDrafted', no, status: issue.status };
      for (const { id } of drafts)
        if (!(await wasShown(tx, actor.id, reviewedMeasure(id)))) return { kind: 'unseen', no };
      const released = decision.kind === 'release';
      const forId = actor.id === issue.head?.id ? standsInFor(issue.head) : null;
      await tx.improvementMeasure.updateMany({
        where: { id: { in: drafts.map(({ id }) => id) } },
        data: {
          status: released ? 'released' : 'returned',
          ...{ judgedById: actor.id, judgedForId: forId, judgedAt: now, reason: released ? '' : decision.reason },
        },
      });
      if (released) await settleReleased(context, tx, { issue, measures: drafts, actor, forId, now });
      else
        await context.recordAudit(tx, {
          ...{ at: now, actorId: actor.id, action: 'measure.returned', subjectType: 'majorIssue', subjectId: issue.id },
          detail: { no, measures: drafts.length, ...(forId && { forId }) },
        });
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      const authors = distinct(drafts.map(({ addedById }) => addedById)).filter(id => id !== actor.id);
      const facts = { ...issueFacts(issue), byName: actor.name };
      const content = released
        ? ({ code: 'measureReleased', ...facts, count: drafts.length } as const)
        : ({
            code: 'measureReturned',
            ...{ ...facts, reason: decision.reason, dueAt: issue.measureDueAt!.toISOString() },
          } as const);
      await context.notices.queue(
        tx,
        now,
        authors.map(recipientId => ({
          recipientId,
          content,
          ref: { type: 'majorIssue' as const, no },
          dedupeKey: `${content.code}:${no}:${recipientId}:${submissionId}`,
        })),
      );
      return { kind: released ? 'released' : 'returned', no, title: issue.title, count: drafts.length };
    };
    return (await context.once(tx, { submissionId, useCase: 'judgeMeasures', at: now }, work)).result;
  });
}

/** The measures of a problem that wait for its head. */
export const draftsOf = (issue: LoadedIssue) => issue.measures.filter(({ status }) => status === 'drafted');

export const reviewedMeasure = (id: string) => ({ type: 'measure', id, dedupeKey: null }) as const;
