import type { ReminderStage } from '../../domain/calendar/reminders.ts';
import type { NewNotice } from '../../domain/notices/notice.ts';
import { eligibleDeciders } from '../../domain/penalties/deciders.ts';
import type { ProposalDue } from '../../domain/penalties/proposal-due.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { distinct } from '../org/load-heads.ts';
import { asRecipients, eachOnce, overseersOf, type Spokesperson, spokespeopleOf } from '../org/spokespeople.ts';
import { advocatesOf } from './advocates.ts';
import { factsOf } from './load-entry.ts';
import { loadDecidingPeople } from './load-people.ts';

export interface ProposedEntry {
  readonly id: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly no: string;
  readonly points: { toString(): string };
  readonly reason: unknown;
  readonly subjectNo: string;
  readonly responsibleUnitId: string;
  readonly ruleTitle: string;
  readonly proposedById: string | null;
  /** By when it is to be decided. */
  readonly due: ProposalDue | undefined;
}

/** As notices say it. */
export const askedBy = (due: ProposalDue | undefined) => due && { dueAt: due.dueAt.toISOString(), dueBasis: due.basis };

/**
 * The notices that ask for a decision about a proposed deduction. Asked again after every 责任认定 that moved it, also back to
 * a unit it had left: `movedBy` is its 单号. Where nobody may decide, whoever proposed it and the administrators hear of that.
 */
export async function noticesToDecide(
  context: ServiceContext,
  tx: Tx,
  entry: ProposedEntry,
  movedBy?: string,
): Promise<NewNotice[]> {
  const { proposedById } = entry;
  const people = await loadDecidingPeople(context, tx);
  const advocateIds = await advocatesOf(tx, entry);
  const { ids } = eligibleDeciders({
    ...{ concernedUnitIds: [entry.responsibleUnitId], proposedById, advocateIds },
    ...people,
  });
  const unit = await tx.orgUnit.findUniqueOrThrow({ where: { id: entry.responsibleUnitId } });
  const code = ids.length > 0 ? 'penaltyToDecide' : 'penaltyWithoutDecider';
  const recipients = ids.length > 0 ? ids : await whoCanHelp(context, tx, proposedById);
  return recipients.map(recipientId => ({
    recipientId,
    ref: { type: 'penalty', no: entry.no },
    content: { code, ...{ ...factsOf(entry, unit.name), ruleTitle: entry.ruleTitle, ...askedBy(entry.due) } },
    dedupeKey: `${code}:${entry.no}:${recipientId}:${movedBy ?? 'proposed'}`,
  }));
}

/** Where nobody may decide: whoever proposed it, and the administrators, who can give somebody the role. */
export async function whoCanHelp(context: ServiceContext, tx: Tx, proposedById: string | null): Promise<string[]> {
  const administrators = await context.directory.withRole(tx, 'admin');
  return distinct([proposedById, ...administrators.map(({ id }) => id)]);
}

/**
 * Who is reminded that points of a unit wait for their decision: `ids` may decide; `above` are told besides, where nobody may those who can
 * change that, and overdue the heads of the deciders' units, with who stands in for one on leave, and the leaders.
 */
export async function remindedToDecide(
  context: ServiceContext,
  tx: Tx,
  input: { unitId: string; proposedById: string | null; advocateIds: readonly string[]; stage: ReminderStage },
): Promise<{ ids: readonly string[]; above: readonly Spokesperson[] }> {
  const { unitId, proposedById, advocateIds, stage } = input;
  const people = await loadDecidingPeople(context, tx);
  const { ids } = eligibleDeciders({ concernedUnitIds: [unitId], proposedById, advocateIds, ...people });
  const above = ids.length === 0 ? asRecipients(await whoCanHelp(context, tx, proposedById)) : [];
  if (stage === 'overdue') {
    const deciders = [...people.qualityOfficers, ...people.leaders].filter(({ id }) => ids.includes(id));
    above.push(...(await overseersOf(context, tx, deciders, people.leaders)));
  }
  return { ids, above: eachOnce(above.filter(({ recipientId }) => !ids.includes(recipientId))) };
}

/** Everybody who hears of a proposed deduction: those who decide, and the head of the unit it is proposed against, with who stands in for one on leave. */
export async function noticesOfProposal(context: ServiceContext, tx: Tx, entry: ProposedEntry): Promise<NewNotice[]> {
  const toDecide = await noticesToDecide(context, tx, entry);
  const spokespeople = await spokespeopleOf(context, tx, entry.responsibleUnitId);
  if (spokespeople.length === 0) return toDecide;
  const unit = await tx.orgUnit.findUniqueOrThrow({ where: { id: entry.responsibleUnitId } });
  const content = {
    code: 'penaltyProposed' as const,
    ...factsOf(entry, unit.name),
    ruleTitle: entry.ruleTitle,
    ...askedBy(entry.due),
  };
  return [
    ...toDecide,
    ...spokespeople.map(to => ({
      ...{ ...to, content },
      ref: { type: 'penalty' as const, no: entry.no },
      dedupeKey: `penaltyProposed:${entry.no}:${to.recipientId}`,
    })),
  ];
}
