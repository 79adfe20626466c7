import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canStateFacts } from '../../domain/permissions/investigations.ts';
import type { ServiceContext } from '../context.ts';
import { addEvidence } from '../files/add-evidence.ts';
import { loadInvestigation, lockInvestigation } from './load-investigation.ts';
import { finders, newsTo } from './recipients.ts';

export type StatedFacts = { kind: 'stated'; no: string; late: boolean } | { kind: 'concluded'; no: string };

/** 说明情况, as often as there is something to add, until it is concluded. @throws AppError `notFound`, `forbidden` */
export async function stateFacts(
  context: ServiceContext,
  input: { actor: Actor; no: string; text: string; fileIds: readonly string[]; submissionId: string },
): Promise<StatedFacts> {
  const { actor, no, text, fileIds, submissionId } = input;
  const at = context.clock.now();
  const { unitId } = await loadInvestigation(context.db.prisma, no);
  assertAllowed(canStateFacts(actor, unitId));
  return context.db.transaction(async tx => {
    const work = async (): Promise<StatedFacts> => {
      const investigation = await lockInvestigation(tx, no);
      if (investigation.concludedAt !== null) return { kind: 'concluded', no };
      const { id: investigationId, subject, unitName, dueAt } = investigation;
      const id = randomUUID();
      await tx.investigationStatement.create({
        data: { id, submissionId, investigationId, byId: actor.id, text, at },
      });
      const files = await addEvidence(tx, {
        ...{ fileIds, subjectType: 'investigationStatement', subjectId: id, byId: actor.id, at },
      });
      await context.notices.mark(tx, at, { recipientId: actor.id, refNo: no }, 'handled');
      const recipients = await finders(context, tx, unitId);
      const content = { code: 'investigationStated', no, subject, unitName, statement: text, files } as const;
      await context.notices.queue(tx, at, newsTo(recipients, content, submissionId));
      await context.recordAudit(tx, {
        ...{ at, actorId: actor.id, action: 'investigation.stated' },
        ...{ subjectType: 'investigation', subjectId: investigationId, detail: { no } },
      });
      return { kind: 'stated', no, late: at > dueAt };
    };
    return (await context.once(tx, { submissionId, useCase: 'investigations.state', at }, work)).result;
  });
}
