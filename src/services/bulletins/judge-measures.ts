import type { IssueStatus } from '../../domain/bulletins/bulletin.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { canReleaseMeasures } from '../../domain/permissions/bulletins.ts';
import type { ServiceContext } from '../context.ts';
import { assertMayRelease } from '../org/may-release.ts';
import { wasShown } from '../review/what-was-shown.ts';
import { authorsOf, draftsOf, issueFacts, type LoadedIssue, lockIssue } from './load-issue.ts';
import { settleReleased } from './settle-released.ts';

export type JudgeMeasuresOutcome =
  | { kind: 'released' | 'returned'; no: string; title: string; count: number }
  /** Something waits that this person has not seen. */
  | { kind: 'unseen'; no: string }
  | { kind: 'noneDrafted'; no: string; status: IssueStatus };

/**
 * 放行措施 and 退回措施: the head's word (who else may: `domain/org/releasers.ts`) about all measures of a problem that wait for it. Nothing is released
 * unseen.
 *
 * @throws AppError `notFound`, `forbidden`; of their own writing, with the names of those who may release it
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
    if (!hasJudgedAll(issue, actor)) assertMayRelease(canReleaseMeasures(actor, issue.parties), issue.releasers);
    const work = async (): Promise<JudgeMeasuresOutcome> => {
      const drafts = draftsOf(issue);
      if (drafts.length === 0) return { kind: 'noneDrafted', no, status: issue.status };
      for (const { id } of drafts)
        if (!(await wasShown(tx, actor.id, reviewedMeasure(id)))) return { kind: 'unseen', no };
      const released = decision.kind === 'release';
      const forId = issue.head && issue.head.holder.id !== actor.id ? issue.head.holder.id : null;
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
      const authors = authorsOf(drafts).filter(id => id !== actor.id);
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

/** Whoever had their word hears the same again: of what waits no more nobody can tell who might have released it. */
const hasJudgedAll = (issue: LoadedIssue, actor: Actor): boolean =>
  draftsOf(issue).length === 0 && issue.measures.some(({ judgedById }) => judgedById === actor.id);

export const reviewedMeasure = (id: string) => ({ type: 'measure', id, dedupeKey: null }) as const;
