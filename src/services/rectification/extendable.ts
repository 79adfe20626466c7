import type { Actor } from '../../domain/org/actor.ts';
import { canAskExtension } from '../../domain/permissions/rectification.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { ServiceContext } from '../context.ts';
import type { ExtendableKind } from '../extensions/extendable.ts';
import type { AskableMatter } from '../extensions/list-extendable.ts';
import { listActionable } from './list-actionable.ts';
import { loadCase } from './load-case.ts';
import { queueRound } from './queue-round.ts';

/** A 整改通知 while its unit has it. */
export const extendableRectification: ExtendableKind = {
  async lock(tx, no) {
    await tx.$queryRaw`SELECT 1 FROM "RectificationNotice" WHERE no = ${no} FOR UPDATE`;
  },
  async load(_context, db, no) {
    const { id, itemTitle, unitName, round, status, dueAt, parties } = await loadCase(db, no);
    const { unitId, responsibleUnitId, headId, responsibleHeadId } = parties;
    return {
      facts: { no, itemTitle, unitName },
      ...{ type: 'rectification', unitId, row: { noticeId: id }, round, dueAt, headId, responsibleHeadId },
      open: status === 'open' || status === 'answered',
      concernedUnitIds: [unitId, responsibleUnitId],
      mayAsk: actor => canAskExtension(actor, parties),
    };
  },
  async move(context, tx, { matter, dueAt, by, now }) {
    const { no } = matter.facts;
    const { id, round, dueBasis } = await tx.rectificationNotice.findUniqueOrThrow({ where: { no } });
    const extended = {
      ...{ ...(dueBasis as Prisma.JsonObject), extendedFrom: matter.dueAt.toISOString() },
      ...(by === 'leader' && { extendedBy: by }),
    } as Prisma.InputJsonObject;
    await tx.rectificationNotice.update({ where: { id }, data: { dueAt, dueBasis: extended } });
    await queueRound(context, tx, { id, no, unitId: matter.unitId, round, dueAt, from: now });
  },
  // Its reminders went on: it costs no points by itself.
  resume: async () => undefined,
};

export async function askableRectification(context: ServiceContext, actor: Actor): Promise<AskableMatter[]> {
  const todos = await listActionable(context, { actor, action: 'answerRectification' });
  return todos.map(({ ref, subject: title, unitName, dueAt }) => ({ no: ref.no, title, unitName, dueAt: dueAt! }));
}
