import { knownAt } from '../../domain/calendar/due-from-notice.ts';
import { ASKING_CODES } from '../../domain/investigations/notices.ts';
import {
  CONCEALMENT_RULE,
  concealmentRests,
  mayFindConcealment,
  type Verdict,
  verdictOf,
} from '../../domain/investigations/rules.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canInvestigate } from '../../domain/permissions/investigations.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { addEvidence } from '../files/add-evidence.ts';
import { knownRecords } from '../penalties/known-records.ts';
import { loadDecidingPeople } from '../penalties/load-people.ts';
import { proposePenalty } from '../penalties/propose-penalty.ts';
import { type LoadedInvestigation, loadInvestigation, lockInvestigation } from './load-investigation.ts';
import { newsTo, tellers } from './recipients.ts';

export type ConcludedInvestigation =
  | { kind: 'concluded'; no: string; unitName: string; verdict: Verdict; penaltyNo: string | null }
  /** The unit has said something that has not been before whoever concludes. */
  | { kind: 'updated'; no: string }
  /** A unit that has told nothing yet: `toldAt` where it has not even been asked, else concealment while it still has time. */
  | { kind: 'unheard'; no: string; unitName: string; dueAt: string; toldAt: string | null }
  /** Concealment that rests on nothing: neither files nor a record that contradicts it. */
  | { kind: 'unproven'; no: string; unitName: string }
  | { kind: 'already'; no: string };

interface ConcludeInput {
  readonly actor: Actor;
  readonly no: string;
  readonly finding: string;
  readonly concealed: boolean;
  readonly fileIds: readonly string[];
  /** How many of the unit's statements were shown. */
  readonly seen: number;
  readonly submissionId: string;
}

/**
 * 调查结论: what was found, by a person; where the facts were not told or concealed, with the deduction for it proposed.
 *
 * @throws AppError `notFound`, `forbidden`
 */
export async function concludeInvestigation(
  context: ServiceContext,
  input: ConcludeInput,
): Promise<ConcludedInvestigation> {
  const { actor, no, submissionId } = input;
  const now = context.clock.now();
  const { prisma } = context.db;
  const { unitId } = await loadInvestigation(prisma, no);
  const { qualityOfficers } = await loadDecidingPeople(context, prisma);
  assertAllowed(canInvestigate(actor, unitId, qualityOfficers));
  return context.db.transaction(async tx => {
    const work = async (): Promise<ConcludedInvestigation> => {
      const investigation = await lockInvestigation(tx, no);
      const { statements, dueAt, unitName } = investigation;
      if (investigation.concludedAt !== null) return { kind: 'already', no };
      if (statements.length > input.seen) return { kind: 'updated', no };
      const told = statements.length;
      const toldAt = knownAt(investigation.openedAt);
      const unheard = { kind: 'unheard' as const, no, unitName, dueAt: dueAt.toISOString() };
      if (told === 0 && toldAt > now) return { ...unheard, toldAt: toldAt.toISOString() };
      if (input.concealed && !mayFindConcealment({ statements: told, dueAt }, now)) return { ...unheard, toldAt: null };
      if (
        input.concealed &&
        !concealmentRests({
          ...{ no, named: await knownRecords(tx, input.finding), statements: told, files: input.fileIds.length },
        })
      )
        return { kind: 'unproven', no, unitName };
      const penaltyNo = await conclude(context, tx, input, investigation, now);
      return {
        kind: 'concluded',
        no,
        unitName,
        verdict: verdictOf({ concealed: input.concealed, statements: told }),
        penaltyNo,
      };
    };
    return (await context.once(tx, { submissionId, useCase: 'investigations.conclude', at: now }, work)).result;
  });
}

async function conclude(
  context: ServiceContext,
  tx: Tx,
  { actor, finding, concealed, fileIds }: ConcludeInput,
  { id, no, unitId, unitName, subject, statements }: LoadedInvestigation,
  at: Date,
): Promise<string | null> {
  await tx.serviceInvestigation.update({
    where: { id },
    data: { finding, concealed, concludedById: actor.id, concludedAt: at },
  });
  await addEvidence(tx, {
    ...{ fileIds, subjectType: 'investigation', subjectId: id, byId: actor.id, at },
  });
  const proposed = concealed
    ? await proposePenalty(context, tx, {
        ruleId: CONCEALMENT_RULE,
        occurrenceKey: `${CONCEALMENT_RULE}:${no}:concealed:1`,
        responsibleUnitId: unitId,
        subject: { type: 'investigation', id, no },
        reason: { code: 'personFinding', text: finding },
        occurredAt: at,
        proposedById: actor.id,
        now: at,
      })
    : undefined;
  const penaltyNo = proposed?.no ?? null;
  await context.notices.mark(tx, at, { recipientId: actor.id, refNo: no }, 'handled');
  await context.notices.dropHeld(tx, at, no, ASKING_CODES);
  const recipients = await tellers(context, tx, unitId);
  const told = { finding, concealed, unheard: statements.length === 0, penaltyNo };
  const content = { code: 'investigationConcluded', no, subject, unitName, ...told } as const;
  await context.notices.queue(tx, at, newsTo(recipients, content));
  await context.recordAudit(tx, {
    ...{ at, actorId: actor.id, action: 'investigation.concluded', subjectType: 'investigation', subjectId: id },
    detail: { no, concealed, penaltyNo },
  });
  return penaltyNo;
}
