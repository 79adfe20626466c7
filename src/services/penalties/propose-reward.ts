import type { Day } from '../../domain/calendar/shanghai.ts';
import { atShanghai, shanghaiDate } from '../../domain/calendar/shanghai.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { eligibleDeciders } from '../../domain/penalties/deciders.ts';
import { isReward, type RuleTerms } from '../../domain/penalties/rule-terms.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canProposeReward } from '../../domain/permissions/penalties.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { addEvidence } from '../files/add-evidence.ts';
import { asRecipients } from '../org/spokespeople.ts';
import { findSameReward } from './find-same-reward.ts';
import { listAccountableUnits } from './list-accountable.ts';
import { loadEntry } from './load-entry.ts';
import { loadDecidingPeople } from './load-people.ts';
import { askedBy } from './notify-deciders.ts';
import { enterPenalty } from './propose-penalty.ts';
import { rewardFacts, rewardNotices } from './reward-notices.ts';
import { loadRules } from './rules/load-rules.ts';

export type ProposeRewardOutcome =
  | { readonly kind: 'proposed'; readonly no: string; readonly unitName: string; readonly points: string }
  /** No version of the rule was in force on that day. */
  | { readonly kind: 'noRule' }
  /** The same was proposed for the unit and that day already. */
  | { readonly kind: 'sameAsEarlier'; readonly no: string };

/** The rules that give points, in force. @throws AppError `forbidden` */
export async function listRewardRules(
  context: ServiceContext,
  input: { actor: Actor },
): Promise<{ id: string; title: string; terms: RuleTerms; text: string }[]> {
  assertAllowed(canProposeReward(input.actor, undefined));
  const rules = await loadRules(context.db.prisma, context.clock.now());
  return rules.flatMap(({ id, title, trigger, inForce }) =>
    isReward(trigger) && inForce ? [{ id, title, terms: inForce.terms, text: inForce.text }] : [],
  );
}

/**
 * Proposes points for a unit, with what it did and what proves it. Counts once a second person confirms it.
 *
 * @param input.day when it was done: its rule version and its month apply
 * @throws AppError `forbidden`, `invalidInput`, `notFound` (a file of somebody else)
 */
export async function proposeReward(
  context: ServiceContext,
  input: {
    actor: Actor;
    ruleId: string;
    unitId: string;
    day: Day;
    text: string;
    fileIds: readonly string[];
    /** Proposed although the same was before. */
    again?: boolean;
    submissionId: string;
  },
): Promise<ProposeRewardOutcome> {
  const { actor, ruleId, unitId, day, text, fileIds, submissionId } = input;
  assertAllowed(canProposeReward(actor, unitId));
  const now = context.clock.now();
  const unit = (await listAccountableUnits(context)).find(({ id }) => id === unitId);
  if (!unit) throw new AppError('invalidInput', { field: 'unitId' });
  const rule = await context.db.prisma.penaltyRule.findUnique({ where: { id: ruleId }, include: { versions: true } });
  if (!rule?.versions.some(({ trigger }) => isReward(trigger)) || day > shanghaiDate(now))
    throw new AppError('invalidInput', { field: rule ? 'day' : 'ruleId' });
  return context.db.transaction(async tx => {
    const receipt = { submissionId, useCase: 'penalties.proposeReward', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<ProposeRewardOutcome> => {
      const earlier = input.again ? undefined : await findSameReward(tx, { unitId, day, text });
      if (earlier !== undefined) return { kind: 'sameAsEarlier', no: earlier };
      const entered = await enterPenalty(context, tx, {
        ruleId,
        occurrenceKey: `${ruleId}:${submissionId}:reward:1`,
        responsibleUnitId: unitId,
        subject: { type: 'reward', id: submissionId, no: '' },
        reason: { code: 'reward', text, day },
        occurredAt: atShanghai(day, '12:00'),
        now,
        proposedById: actor.id,
      });
      if (!entered) return { kind: 'noRule' };
      const entry = await loadEntry(tx, entered.no);
      const files = await addEvidence(tx, {
        ...{ fileIds, subjectType: 'penalty', subjectId: entry.id, byId: actor.id, at: now },
      });
      const people = await loadDecidingPeople(context, tx);
      const { ids } = eligibleDeciders({ concernedUnitIds: [unitId], proposedById: actor.id, ...people });
      const facts = rewardFacts(entry, unit.name);
      const content = {
        code: 'rewardToDecide' as const,
        ...{ ...facts, proposedByName: actor.name, files, ...askedBy(entered.due) },
      };
      await context.notices.queue(tx, now, rewardNotices(entry.no, asRecipients(ids), content));
      for (const event of entered.events) await context.recordAudit(tx, event);
      return { kind: 'proposed', no: entry.no, unitName: unit.name, points: facts.points };
    });
    return result;
  });
}
