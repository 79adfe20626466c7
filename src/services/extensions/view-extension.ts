import type { ExtendedMatter } from '../../domain/extensions/notices.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canDecideExtension } from '../../domain/permissions/extensions.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadDecidingPeople, loadNames } from '../penalties/load-people.ts';
import { markShown, type Reviewed } from '../review/what-was-shown.ts';
import { findWaiting } from './find-waiting.ts';
import { kindOf } from './kinds.ts';

export interface ViewedExtension {
  readonly facts: ExtendedMatter;
  readonly round: number;
  readonly dueAt: Date;
  readonly askedDueAt: Date;
  readonly reason: string;
  readonly byName: string;
  readonly at: Date;
}

/** A request as something a decider has or has not had before them; its notice carries the whole of it. */
export function reviewedExtension(extension: { id: string }, actorId: string): Reviewed {
  return { type: 'extension', id: extension.id, dedupeKey: `extensionToDecide:${extension.id}:${actorId}` };
}

/** The request that waits for a decision; undefined where none does. Checks that this person decides. */
export async function loadAsked(context: ServiceContext, tx: Tx, actor: Actor, no: string) {
  const waiting = await findWaiting(context, tx, no);
  const matter = waiting?.matter ?? (await kindOf(no).load(context, tx, no));
  const { qualityOfficers } = await loadDecidingPeople(context, tx);
  assertAllowed(canDecideExtension(actor, { concernedUnitIds: matter.concernedUnitIds, qualityOfficers }));
  return waiting;
}

/** 延期审批: the request, for whoever decides; null where none waits. @throws AppError `notFound`, `forbidden` */
export async function viewExtension(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<ViewedExtension | null> {
  const { actor, no } = input;
  const now = context.clock.now();
  return context.db.transaction(async tx => {
    const waiting = await loadAsked(context, tx, actor, no);
    if (!waiting) return null;
    const { extension, matter } = waiting;
    await markShown(context, tx, { actorId: actor.id, reviewed: reviewedExtension(extension, actor.id), at: now });
    const nameOf = await loadNames(tx, [extension.byId]);
    const { askedDueAt, reason, at } = extension;
    const { facts, round, dueAt } = matter;
    return { facts, round, dueAt, askedDueAt, reason, byName: nameOf(extension.byId), at };
  });
}
