import type { NewNotice } from '../../domain/notices/notice.ts';
import { eligibleDeciders } from '../../domain/penalties/deciders.ts';
import type { ProposalDue } from '../../domain/penalties/proposal-due.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { factsOf } from './load-entry.ts';
import { loadDecidingPeople } from './load-people.ts';

export interface ProposedEntry {
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
 * a unit it had left: `movedBy` is its 单号.
 */
export async function noticesToDecide(
  context: ServiceContext,
  tx: Tx,
  entry: ProposedEntry,
  movedBy?: string,
): Promise<NewNotice[]> {
  const people = await loadDecidingPeople(context, tx);
  const { ids } = eligibleDeciders({
    concernedUnitIds: [entry.responsibleUnitId],
    proposedById: entry.proposedById,
    ...people,
  });
  const unit = await tx.orgUnit.findUniqueOrThrow({ where: { id: entry.responsibleUnitId } });
  return ids.map(recipientId => ({
    recipientId,
    ref: { type: 'penalty', no: entry.no },
    content: {
      code: 'penaltyToDecide',
      ...{ ...factsOf(entry, unit.name), ruleTitle: entry.ruleTitle, ...askedBy(entry.due) },
    },
    dedupeKey: `penaltyToDecide:${entry.no}:${recipientId}:${movedBy ?? 'proposed'}`,
  }));
}

/** Everybody who hears of a proposed deduction: those who decide, and the head of the unit it is proposed against. */
export async function noticesOfProposal(context: ServiceContext, tx: Tx, entry: ProposedEntry): Promise<NewNotice[]> {
  const toDecide = await noticesToDecide(context, tx, entry);
  const head = await context.directory.headOf(tx, entry.responsibleUnitId);
  if (!head) return toDecide;
  const unit = await tx.orgUnit.findUniqueOrThrow({ where: { id: entry.responsibleUnitId } });
  const content = {
    code: 'penaltyProposed' as const,
    ...factsOf(entry, unit.name),
    ruleTitle: entry.ruleTitle,
    ...askedBy(entry.due),
  };
  return [
    ...toDecide,
    {
      recipientId: head.id,
      ref: { type: 'penalty' as const, no: entry.no },
      content,
      dedupeKey: `penaltyProposed:${entry.no}:${head.id}`,
    },
  ];
}
