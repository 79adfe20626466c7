import type { ExtendedMatter } from '../../domain/extensions/notices.ts';
import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { distinct } from '../org/load-heads.ts';
import { loadNames } from '../penalties/load-people.ts';
import { wasShown } from '../review/what-was-shown.ts';
import { subjectId } from './ask-extension.ts';
import { EXTENSION_ASKING_CODES } from './asking-codes.ts';
import { kindOf } from './kinds.ts';
import { loadAsked, reviewedExtension } from './view-extension.ts';

export type DecideExtensionOutcome =
  | { kind: 'granted' | 'refused'; facts: ExtendedMatter; dueAt: string }
  /** None waits, or the unit has done its part and nothing is left to extend. */
  | { kind: 'noneAsked'; no: string }
  | { kind: 'unseen'; no: string };

/**
 * 同意延期 and 不同意延期. A granted one moves the deadline of the round, keeps how the old one was counted, and reminds by the new
 * one; nothing is charged for the old one. Done once; the request must have been shown.
 *
 * @throws AppError `notFound`, `forbidden`, `invalidInput` (a refusal without its reason)
 */
export async function decideExtension(
  context: ServiceContext,
  input: { actor: Actor; submissionId: string; no: string; granted: boolean; decision: string },
): Promise<DecideExtensionOutcome> {
  const { actor, submissionId, no, granted, decision } = input;
  const now = context.clock.now();
  const kind = kindOf(no);
  return context.db.transaction(async tx => {
    await kind.lock(tx, no);
    const waiting = await loadAsked(context, tx, actor, no);
    const work = async (): Promise<DecideExtensionOutcome> => {
      if (!waiting) return { kind: 'noneAsked', no };
      if (!granted && decision.trim() === '') throw new AppError('invalidInput', { field: 'decision' });
      const { extension, matter } = waiting;
      const { facts } = matter;
      if (!(await wasShown(tx, actor.id, reviewedExtension(extension, actor.id)))) return { kind: 'unseen', no };
      await tx.extension.update({
        where: { id: extension.id },
        data: { status: granted ? 'granted' : 'refused', decidedById: actor.id, decidedAt: now, decision },
      });
      const by = hasRole(actor, 'qualityOfficer') ? 'qualityOfficer' : 'leader';
      // A 责任认定 may have moved it further meanwhile.
      const later = granted && extension.askedDueAt > matter.dueAt;
      if (later) await kind.move(context, tx, { matter, dueAt: extension.askedDueAt, by, now });
      else if (matter.dueAt <= now) await kind.resume(context, tx, matter, now);
      const dueAt = (later ? extension.askedDueAt : matter.dueAt).toISOString();
      const nameOf = await loadNames(tx, [extension.byId]);
      const { reason } = extension;
      const told = { ...facts, reason, byName: nameOf(extension.byId), granted, decision, dueAt };
      const reminded = (await kind.alsoReminded?.(context, tx, matter)) ?? [];
      await context.notices.mark(tx, now, { recipientId: actor.id, refNo: no }, 'handled');
      await context.notices.dropHeld(tx, now, no, EXTENSION_ASKING_CODES);
      await context.notices.queue(
        tx,
        now,
        distinct([extension.byId, matter.headId, ...(granted ? [matter.responsibleHeadId, ...reminded] : [])]).map(
          recipientId => ({
            recipientId,
            content: { code: 'extensionDecided', ...told, askedDueAt: extension.askedDueAt.toISOString() },
            ref: { type: matter.type, no },
            dedupeKey: `extensionDecided:${extension.id}:${recipientId}`,
          }),
        ),
      );
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: `${matter.type}.${granted ? 'extended' : 'extensionRefused'}` },
        ...{ subjectType: matter.type, subjectId: subjectId(matter) },
        detail: { no, round: matter.round, dueAt, ...(facts.ordinal && { ordinal: facts.ordinal }) },
      });
      return { kind: granted ? 'granted' : 'refused', facts, dueAt };
    };
    return (await context.once(tx, { submissionId, useCase: 'extensions.decide', at: now }, work)).result;
  });
}
