import { randomUUID } from 'node:crypto';
import { periodOf, toShanghai } from '../../domain/calendar/shanghai.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import type { ProposalDue } from '../../domain/penalties/proposal-due.ts';
import type { PenaltyReason, PenaltySubject } from '../../domain/penalties/reason.ts';
import { versionInForce } from '../../domain/penalties/rule-in-force.ts';
import { isProposedByPerson, isReward } from '../../domain/penalties/rule-terms.ts';
import type { NewAuditEvent } from '../../store/audit.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { confirmPenalty, loadMaterial } from './confirm-penalty.ts';
import { startDecisionClock } from './decision-clock.ts';
import { asJson } from './json.ts';
import { loadEntry } from './load-entry.ts';
import { awaitsLiability } from './load-reviews.ts';
import { noticesOfProposal } from './notify-deciders.ts';

export interface ProposePenaltyInput {
  readonly ruleId: string;
  /** `${ruleId}:${subject no or id}:${failure kind}:${round}`: one occurrence, one deduction. */
  readonly occurrenceKey: string;
  readonly responsibleUnitId: string;
  readonly subject: PenaltySubject;
  readonly reason: PenaltyReason;
  /** When the matter happened: the deadline that passed, the day of the inspection. Its rule version and its month apply. */
  readonly occurredAt: Date;
  readonly now: Date;
  /** The person who proposes it; absent: a rule does. */
  readonly proposedById?: string;
}

/** A proposed deduction that is stored, with what is to be told and kept of it. */
export interface ProposedPenalty {
  readonly no: string;
  /** By when it is to be decided; absent where nobody is asked, or not yet. */
  readonly due?: ProposalDue;
  readonly notices: readonly NewNotice[];
  readonly events: readonly NewAuditEvent[];
}

/**
 * Proposes a deduction under the rule version that was in force when the matter happened, and tells its deciders and the unit's head; while a
 * 责任认定 about what it comes from is open, only once that is decided. From then on the time to decide runs (`decision-clock.ts`). Where the version asks for nobody's confirmation and no 责任认定 is open, it
 * is confirmed at once. Runs in the transaction of
 * the change that causes it and checks no permission. Source: plan, part 6, section 7.
 *
 * A reward is proposed by a person and confirmed by a second one, whatever its version says; whoever proposes it tells of it.
 *
 * @returns its 单号, or undefined when that occurrence exists already or no version of the rule was in force then.
 */
export async function proposePenalty(
  context: ServiceContext,
  tx: Tx,
  input: ProposePenaltyInput,
): Promise<{ no: string } | undefined> {
  const proposed = await enterPenalty(context, tx, input);
  if (!proposed) return undefined;
  await context.notices.queue(tx, input.now, proposed.notices);
  for (const event of proposed.events) await context.recordAudit(tx, event);
  return { no: proposed.no };
}

/** The same for a change that tells and keeps everything it brings about at once: the caller queues the notices and records the event. */
export async function enterPenalty(
  context: ServiceContext,
  tx: Tx,
  input: ProposePenaltyInput,
): Promise<ProposedPenalty | undefined> {
  const { now, occurredAt, subject } = input;
  const versions = await tx.penaltyRuleVersion.findMany({ where: { ruleId: input.ruleId }, include: { rule: true } });
  const version = versionInForce(versions, occurredAt);
  if (!version) return undefined;
  const reward = isReward(version.trigger);
  const id = randomUUID();
  const row = {
    id,
    // Numbered after the insert has won: an occurrence that exists already must not use up a 单号.
    no: id,
    occurrenceKey: input.occurrenceKey,
    ruleVersionId: version.id,
    responsibleUnitId: input.responsibleUnitId,
    points: reward ? version.points.neg() : version.points,
    period: periodOf(occurredAt, 'month'),
    subjectType: subject.type,
    subjectId: subject.id,
    subjectNo: subject.no,
    reason: asJson(input.reason),
    status: 'proposed' as const,
    proposedAt: now,
    proposedById: input.proposedById ?? null,
  };
  const { count } = await tx.penaltyEntry.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) return undefined;
  const no = await context.nextNumber(tx, reward ? 'reward' : 'penalty', toShanghai(now).year);
  await tx.penaltyEntry.update({ where: { id }, data: { no } });
  const entry = { ...row, no, ruleTitle: version.rule.title };
  // Whose it is comes first: until that is decided nobody is told of points.
  const held = await awaitsLiability(tx, entry);
  const proposed: NewAuditEvent = {
    at: now,
    actorId: input.proposedById ?? 'system',
    action: reward ? 'reward.proposed' : 'penalty.proposed',
    subjectType: 'penalty',
    subjectId: id,
    detail: { no, ruleVersionId: version.id, occurrenceKey: input.occurrenceKey },
  };
  if (held) return { no, notices: [], events: [proposed] };
  if (reward || version.needsConfirmation || isProposedByPerson(version.trigger)) {
    const due = await startDecisionClock(context, tx, entry, now);
    const notices = reward ? [] : await noticesOfProposal(context, tx, { ...entry, due });
    return { no, notices, due, events: [proposed] };
  }
  const stored = await loadEntry(tx, no);
  const { name: unitName } = await tx.orgUnit.findUniqueOrThrow({ where: { id: input.responsibleUnitId } });
  const material = await loadMaterial(tx, stored);
  const confirmed = await confirmPenalty(context, tx, { entry: stored, unitName, material, byId: null, now });
  return { no, notices: confirmed.notices, events: [proposed, confirmed.event] };
}
