import { randomUUID } from 'node:crypto';
import { atShanghai, type Day, shanghaiDate, toShanghai } from '../../domain/calendar/shanghai.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canRunIncidents } from '../../domain/permissions/incidents.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { spokespeopleOf } from '../org/spokespeople.ts';
import { listAccountableUnits } from '../penalties/list-accountable.ts';
import { loadEntry } from '../penalties/load-entry.ts';
import { enterPenalty } from '../penalties/propose-penalty.ts';
import { loadRules } from '../penalties/rules/load-rules.ts';
import { findSameIncident } from './find-same-incident.ts';

export type RegisterIncidentOutcome =
  | {
      readonly kind: 'registered';
      readonly no: string;
      readonly unitName: string;
      readonly penaltyNo: string;
      readonly points: string;
    }
  /** No version of the rule was in force on that day. */
  | { readonly kind: 'noRule' }
  /** The same was registered for the unit and that day already. */
  | { readonly kind: 'sameAsEarlier'; readonly no: string };

/** The rules of all schemes that an incident may fall under, in force. @throws AppError `forbidden` */
export async function listIncidentRules(
  context: ServiceContext,
  input: { actor: Actor },
): Promise<{ id: string; scheme: string; title: string; points: string }[]> {
  assertAllowed(canRunIncidents(input.actor));
  const rules = await loadRules(context.db.prisma, context.clock.now());
  return rules.flatMap(({ id, scheme, title, trigger, inForce }) =>
    trigger === 'incident' && inForce ? [{ id, scheme, title, points: inForce.terms.points }] : [],
  );
}

/**
 * 登记服务事件: keeps the facts and proposes the entry of its scheme against the unit presumed responsible, which may contest it by 责任认定 until a
 * second person confirms. Tells the unit's head of both, and who stands in for one on leave.
 *
 * @throws AppError `forbidden`, `invalidInput`
 */
export async function registerIncident(
  context: ServiceContext,
  input: {
    actor: Actor;
    title: string;
    facts: string;
    complaint: string;
    day: Day;
    unitId: string;
    ruleId: string;
    /** Registered although the same was before. */
    again?: boolean;
    submissionId: string;
  },
): Promise<RegisterIncidentOutcome> {
  const { actor, title, facts, complaint, day, unitId, ruleId, submissionId } = input;
  const rules = await listIncidentRules(context, { actor });
  const now = context.clock.now();
  const unit = (await listAccountableUnits(context)).find(({ id }) => id === unitId);
  if (!unit) throw new AppError('invalidInput', { field: 'unitId' });
  if (!rules.some(({ id }) => id === ruleId)) throw new AppError('invalidInput', { field: 'ruleId' });
  if (day > shanghaiDate(now)) throw new AppError('invalidInput', { field: 'day' });
  const happenedOn = atShanghai(day, '12:00');
  return context.db.transaction(async tx => {
    const receipt = { submissionId, useCase: 'incidents.register', at: now };
    const { result } = await context.once(tx, receipt, async (): Promise<RegisterIncidentOutcome> => {
      const earlier = input.again ? undefined : await findSameIncident(tx, { unitId, day, title, facts });
      if (earlier !== undefined) return { kind: 'sameAsEarlier', no: earlier };
      const id = randomUUID();
      const version = await tx.penaltyRuleVersion.count({ where: { ruleId, effectiveFrom: { lte: happenedOn } } });
      if (version === 0) return { kind: 'noRule' };
      const no = await context.nextNumber(tx, 'incident', toShanghai(now).year);
      const entered = await enterPenalty(context, tx, {
        ...{ ruleId, occurrenceKey: `${ruleId}:${no}:incident:1`, responsibleUnitId: unitId },
        ...{ subject: { type: 'incident', id, no }, reason: { code: 'incident', text: title } },
        ...{ occurredAt: happenedOn, now, proposedById: actor.id },
      });
      // A version that had begun by then is in force then, or a later one is.
      if (!entered) throw new AppError('conflict', { no });
      const entry = await loadEntry(tx, entered.no);
      await tx.serviceIncident.create({
        data: {
          ...{ id, no, submissionId, entryId: entry.id, responsibleUnitId: unitId, title, facts, complaint },
          ...{ happenedOn, reportedById: actor.id, reportedAt: now },
        },
      });
      const spokespeople = await spokespeopleOf(context, tx, unitId);
      const told = { no, unitName: unit.name, title, facts, complaint, penaltyNo: entry.no };
      await context.notices.queue(tx, now, [
        ...spokespeople.map(to => ({
          ...{ ...to, ref: { type: 'incident' as const, no } },
          content: { code: 'incidentRegistered' as const, ...told },
          dedupeKey: `incidentRegistered:${no}:${to.recipientId}`,
        })),
        ...entered.notices,
      ]);
      for (const event of entered.events) await context.recordAudit(tx, event);
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'incident.registered', subjectType: 'incident', subjectId: id },
        detail: { no, unitId, ruleId, penaltyNo: entry.no },
      });
      return { kind: 'registered', no, unitName: unit.name, penaltyNo: entry.no, points: entry.points.toString() };
    });
    return result;
  });
}
