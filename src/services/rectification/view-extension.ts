import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecideExtension } from '../../domain/permissions/rectification.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople } from '../penalties/load-people.ts';
import { markShown, type Reviewed } from '../review/what-was-shown.ts';
import { loadCase, type RectificationCase } from './load-case.ts';

export interface ViewedExtension {
  readonly no: string;
  readonly itemTitle: string;
  readonly unitName: string;
  readonly severity: RectificationCase['severity'];
  readonly round: number;
  readonly dueAt: Date;
  readonly askedDueAt: Date;
  readonly reason: string;
  readonly byName: string;
  readonly at: Date;
}

/** A request as something a decider has or has not had before them; its notice carries the whole of it. */
export function reviewedExtension(extension: { id: string; round: number }, no: string, actorId: string): Reviewed {
  return {
    type: 'rectificationExtension',
    id: extension.id,
    dedupeKey: `extensionToDecide:${no}:${extension.round}:${actorId}`,
  };
}

/** The request that waits for a decision; null where none does. Checks that this person decides. */
export async function loadAsked(context: ServiceContext, tx: Tx, actor: Actor, no: string) {
  const matter = await loadCase(tx, no);
  const { unitId, responsibleUnitId } = matter.parties;
  const { qualityOfficers } = await loadDecidingPeople(context, tx);
  assertAllowed(canDecideExtension(actor, { concernedUnitIds: [unitId, responsibleUnitId], qualityOfficers }));
  const extension = await tx.rectificationExtension.findFirst({
    where: { noticeId: matter.id, round: matter.round, status: 'asked' },
  });
  return { matter, extension };
}

/** 延期审批: the request, for whoever decides; null where none waits. @throws AppError `notFound`, `forbidden` */
export async function viewExtension(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ViewedExtension | null> {
  const { actor, no } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const { matter, extension } = await loadAsked(context, tx, actor, no);
    if (!extension) return null;
    await markShown(context, tx, { actorId: actor.id, reviewed: reviewedExtension(extension, no, actor.id), at: now });
    const by = await tx.staff.findUnique({ where: { id: extension.byId }, select: { name: true } });
    const { itemTitle, unitName, severity, round, dueAt } = matter;
    const { askedDueAt, reason, at } = extension;
    return { no, itemTitle, unitName, severity, round, dueAt, askedDueAt, reason, byName: by?.name ?? '', at };
  });
}
