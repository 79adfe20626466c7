import { shanghaiDate } from '../../domain/calendar/shanghai.ts';
import type { RefType } from '../../domain/conversation/message.ts';
import { type Actor, hasRole } from '../../domain/org/actor.ts';
import { isDone } from '../../domain/tasks/delivery-state.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { isSignedFor, loadRecipients } from './list-recipients.ts';
import { toldOf } from './told-of.ts';

/** What is told of together with others goes out under the 单号 of something else. */
const TOLD_TOGETHER: Readonly<Record<string, RefType>> = {
  ZG: 'rectification',
  ZT: 'rectification',
  WT: 'majorIssue',
};

export interface Chased {
  readonly no: string;
  readonly ask: 'sign' | 'read';
  /** How many were reminded now. */
  readonly chased: number;
  /** How many had been chased on this day before. */
  readonly already: number;
  /** How many the first notice has not reached yet. */
  readonly waiting: number;
}

/**
 * 催办: reminds whoever has been told of a record and has not signed for it (签收), or not read it (已阅) where no 签收 is asked; once a day and person.
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function chaseRecipients(
  context: ServiceContext,
  input: { actor: Actor; no: string; submissionId: string },
): Promise<Chased> {
  const { actor, no, submissionId } = input;
  const now = context.clock.now();
  const ask = isSignedFor(no) ? 'sign' : 'read';
  const { states } = await loadRecipients(context, input);
  const open = states.filter(state => state.excused === null && !isDone(state));
  const reached = open.filter(({ delivery }) => delivery !== 'queued').map(({ recipientId }) => recipientId);
  return context.db.transaction(async tx => {
    const work = async (): Promise<Chased> => {
      const keyOf = (recipientId: string) => `chased:${no}:${recipientId}:${shanghaiDate(now)}`;
      const before = await tx.notice.findMany({
        where: { dedupeKey: { in: reached.map(keyOf) } },
        select: { recipientId: true },
      });
      const again = new Set(before.map(({ recipientId }) => recipientId));
      const refType = TOLD_TOGETHER[no.slice(0, 2)] ?? (await refTypeOf(tx, no));
      const byOfficer = hasRole(actor, 'qualityOfficer', 'leader') ? actor.name : null;
      const chased = reached.filter(id => !again.has(id));
      await context.notices.queue(
        tx,
        now,
        chased.map(recipientId => ({
          recipientId,
          ref: { type: refType, no },
          content: { code: 'chased', no, ask, byOfficer },
          dedupeKey: keyOf(recipientId),
        })),
      );
      await context.recordAudit(tx, {
        ...{ at: now, actorId: actor.id, action: 'notice.chased', subjectType: 'notice', subjectId: no },
        detail: { count: chased.length },
      });
      return { no, ask, chased: chased.length, already: again.size, waiting: open.length - reached.length };
    };
    return (await context.once(tx, { submissionId, useCase: 'tasks.chase', at: now }, work)).result;
  });
}

async function refTypeOf(tx: Tx, no: string): Promise<RefType> {
  const { refType } = await tx.notice.findFirstOrThrow({ where: { ...toldOf(no), refType: { not: null } } });
  return refType as RefType;
}
