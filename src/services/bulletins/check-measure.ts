import { randomUUID } from 'node:crypto';
import { isSettled, isToCheck } from '../../domain/bulletins/expectations.ts';
import type { OwedMeasures } from '../../domain/bulletins/notices.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { MEASURE_RULE } from '../../domain/penalties/rule-ids.ts';
import { canCheckMeasure } from '../../domain/permissions/bulletins.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { isAwaited } from '../extensions/is-awaited.ts';
import { addEvidence } from '../files/add-evidence.ts';
import { distinct } from '../org/load-heads.ts';
import { asJson } from '../penalties/json.ts';
import { proposePenalty } from '../penalties/propose-penalty.ts';
import { answerersOf, issueFacts, type LoadedIssue, lockIssue } from './load-issue.ts';
import { measuresDue, timersOfRound } from './owe-measures.ts';

type Measure = LoadedIssue['measures'][number];

export type CheckMeasureOutcome =
  | {
      kind: 'checked';
      no: string;
      ordinal: number;
      executed: boolean;
      closed: boolean;
      renewed: OwedMeasures | null;
      penaltyNo: string | null;
    }
  /** More time was asked for in time: whether it is late with the measure is decided first. */
  | { kind: 'undecided'; no: string; ordinal: number }
  /** Not released, checked already, or its day is not over. */
  | { kind: 'notToCheck'; no: string; ordinal: number };

/**
 * 核查措施: a person's finding whether a measure was carried out by its day. Carried out: the problem is closed with the last of them. Not
 * carried out: the point is proposed, once per round of the problem, and new measures are owed, unless a later round is under way already.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function checkMeasure(
  context: ServiceContext,
  input: {
    actor: Actor;
    submissionId: string;
    no: string;
    ordinal: number;
    executed: boolean;
    note: string;
    fileIds: readonly string[];
  },
): Promise<CheckMeasureOutcome> {
  const { actor, submissionId, no, ordinal, executed, note, fileIds } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const issue = await lockIssue(context, tx, no);
    assertAllowed(canCheckMeasure(actor, issue.parties));
    const work = async (): Promise<CheckMeasureOutcome> => {
      const measure = issue.measures.find(each => each.ordinal === ordinal);
      if (!measure || !isToCheck(measure, now)) return { kind: 'notToCheck', no, ordinal };
      if (!executed && (await isAwaited(tx, { issueId: issue.id, ordinal }, measure.round)))
        return { kind: 'undecided', no, ordinal };
      const checkId = randomUUID();
      await tx.measureCheck.create({
        data: { id: checkId, measureId: measure.id, executed, note, checkedById: actor.id, at: now },
      });
      await addEvidence(tx, { fileIds, subjectType: 'measureCheck', subjectId: checkId, byId: actor.id, at: now });
      const status = executed ? ('executed' as const) : ('unexecuted' as const);
      await tx.improvementMeasure.update({ where: { id: measure.id }, data: { status } });
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'measure.checked', subjectType: 'majorIssue', subjectId: issue.id },
        detail: { no, ordinal, executed },
      });
      const penalty = executed ? undefined : await proposeUnexecuted(context, tx, { issue, measure, note, now });
      const renewed = executed || measure.round < issue.round ? null : await renew(context, tx, issue, now);
      const after = issue.measures.map(each => (each === measure ? { ...each, status } : each));
      const closed = renewed === null && isSettled(issue.round, after);
      if (closed) await tx.majorIssue.update({ where: { id: issue.id }, data: { status: 'closed', closedAt: now } });
      const told = { ordinal, measure: measure.text, executed, note, byName: actor.name, closed, renewed };
      await tell(context, tx, { issue, measure, actor, now, told });
      return { kind: 'checked', no, ordinal, executed, closed, renewed, penaltyNo: penalty?.no ?? null };
    };
    return (await context.once(tx, { submissionId, useCase: 'checkMeasure', at: now }, work)).result;
  });
}

/** Plan, part six 七 3. Several measures of one round that were not carried out are one occurrence (our default). */
function proposeUnexecuted(
  context: ServiceContext,
  tx: Tx,
  { issue, measure, note, now }: { issue: LoadedIssue; measure: Measure; note: string; now: Date },
) {
  return proposePenalty(context, tx, {
    ruleId: MEASURE_RULE,
    occurrenceKey: `${MEASURE_RULE}:${issue.no}:unexecuted:${measure.round}`,
    responsibleUnitId: issue.responsibleUnitId,
    subject: { type: 'issue', id: issue.id, no: issue.no },
    reason: { code: 'measureUnexecuted', title: issue.title, measure: measure.text, note },
    occurredAt: measure.dueAt,
    now,
  });
}

/** Another round: new measures are owed from now. */
async function renew(context: ServiceContext, tx: Tx, issue: LoadedIssue, now: Date): Promise<OwedMeasures> {
  const { dueAt, dueBasis } = await measuresDue(context, tx, issue.responsibleUnitId, now, 'renewed');
  const round = issue.round + 1;
  await tx.majorIssue.update({
    where: { id: issue.id },
    data: { status: 'open', round, measureDueAt: dueAt, measureDueBasis: asJson(dueBasis) },
  });
  const { id, no } = issue;
  const calendar = (await context.unitCalendars(tx))(issue.responsibleUnitId);
  await context.timers.scheduleAll(tx, timersOfRound(calendar, { id, no, round, dueAt, from: now }));
  return { dueAt: dueAt.toISOString(), dueBasis };
}

async function tell(
  context: ServiceContext,
  tx: Tx,
  input: {
    issue: LoadedIssue;
    measure: Measure;
    actor: Actor;
    now: Date;
    told: {
      ordinal: number;
      measure: string;
      executed: boolean;
      note: string;
      byName: string;
      closed: boolean;
      renewed: OwedMeasures | null;
    };
  },
): Promise<void> {
  const { issue, measure, actor, now, told } = input;
  const { no } = issue;
  await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
  await context.notices.queue(
    tx,
    now,
    distinct([...answerersOf(issue), measure.ownerId]).map(recipientId => ({
      recipientId,
      ref: { type: 'majorIssue', no },
      dedupeKey: `measureChecked:${no}:${told.ordinal}:${recipientId}`,
      content: { code: 'measureChecked', ...issueFacts(issue), ...told },
    })),
  );
}
